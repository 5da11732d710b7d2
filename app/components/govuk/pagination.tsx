import { classNames } from "./class-names.ts";

type Props = {
  previousHref?: string;
  nextHref?: string;
  /** Instead of "Previous page" and "Next page". */
  previousText?: string;
  nextText?: string;
  /** What is behind the link, such as "Cases opened before 3 March". */
  previousLabel?: string;
  nextLabel?: string;
  landmarkLabel?: string;
};

const paths = {
  prev: "m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z",
  next: "m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z",
};

/** Lists are paged by key, so there is a page before and a page after, and no page numbers. */
export function Pagination(props: Props) {
  if (!props.previousHref && !props.nextHref) return null;
  return (
    <nav className="govuk-pagination govuk-pagination--block" aria-label={props.landmarkLabel ?? "Pagination"}>
      {props.previousHref ? (
        <ArrowLink kind="prev" href={props.previousHref} text={props.previousText} label={props.previousLabel} />
      ) : null}
      {props.nextHref ? (
        <ArrowLink kind="next" href={props.nextHref} text={props.nextText} label={props.nextLabel} />
      ) : null}
    </nav>
  );
}

function ArrowLink({
  kind,
  href,
  text,
  label,
}: {
  kind: "prev" | "next";
  href: string;
  text?: string;
  label?: string;
}) {
  return (
    <div className={`govuk-pagination__${kind}`}>
      <a className="govuk-link govuk-pagination__link" href={href} rel={kind}>
        <svg
          className={`govuk-pagination__icon govuk-pagination__icon--${kind}`}
          xmlns="http://www.w3.org/2000/svg"
          height="13"
          width="15"
          aria-hidden="true"
          focusable="false"
          viewBox="0 0 15 13"
        >
          <path d={paths[kind]}></path>
        </svg>
        <span
          className={classNames("govuk-pagination__link-title", !label && "govuk-pagination__link-title--decorated")}
        >
          {text ?? (
            <>
              {kind === "prev" ? "Previous" : "Next"}
              <span className="govuk-visually-hidden"> page</span>
            </>
          )}
        </span>
        {label ? (
          <>
            <span className="govuk-visually-hidden">:</span>
            <span className="govuk-pagination__link-label">{label}</span>
          </>
        ) : null}
      </a>
    </div>
  );
}
