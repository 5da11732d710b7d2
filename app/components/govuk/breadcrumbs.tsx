import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

type Props = {
  /** The last one may be the current page: without `href`. */
  items: readonly { text: ReactNode; href?: string }[];
  collapseOnMobile?: boolean;
};

export function Breadcrumbs({ items, collapseOnMobile }: Props) {
  return (
    <nav
      className={classNames("govuk-breadcrumbs", collapseOnMobile && "govuk-breadcrumbs--collapse-on-mobile")}
      aria-label="Breadcrumb"
    >
      <ol className="govuk-breadcrumbs__list">
        {items.map(({ text, href }, index) =>
          href === undefined ? (
            <li key={index} className="govuk-breadcrumbs__list-item" aria-current="page">
              {text}
            </li>
          ) : (
            <li key={index} className="govuk-breadcrumbs__list-item">
              <a className="govuk-breadcrumbs__link" href={href}>
                {text}
              </a>
            </li>
          ),
        )}
      </ol>
    </nav>
  );
}
