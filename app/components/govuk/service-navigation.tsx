import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

export type NavigationItem = {
  href: string;
  text: ReactNode;
  /** "page": this very page; "section": a page somewhere below it. */
  current?: "page" | "section" | false;
};

type Props = {
  items: readonly NavigationItem[];
  serviceName?: ReactNode;
  serviceHref?: string;
  navigationLabel?: string;
  /** Beside the navigation, such as who is signed in. */
  end?: ReactNode;
};

/** The menu is always open: closing it on a phone would need JavaScript. */
export function ServiceNavigation({ items, serviceName, serviceHref, navigationLabel = "Menu", end }: Props) {
  const content = (
    <div className={classNames("govuk-width-container", !!end && "govuk-service-navigation__inlining-container")}>
      <div className="govuk-service-navigation__container">
        {serviceName ? (
          <span className="govuk-service-navigation__service-name">
            {serviceHref ? (
              <a href={serviceHref} className="govuk-service-navigation__link">
                {serviceName}
              </a>
            ) : (
              <span className="govuk-service-navigation__text">{serviceName}</span>
            )}
          </span>
        ) : null}
        {items.length > 0 ? (
          <nav aria-label={navigationLabel} className="govuk-service-navigation__wrapper">
            <ul className="govuk-service-navigation__list" id="navigation">
              {items.map((item) => (
                <Item key={item.href} {...item} />
              ))}
            </ul>
          </nav>
        ) : null}
      </div>
      {end}
    </div>
  );
  if (!serviceName && !end) return <div className="govuk-service-navigation">{content}</div>;
  return (
    <section aria-label="Service information" className="govuk-service-navigation">
      {content}
    </section>
  );
}

function Item({ href, text, current }: NavigationItem) {
  return (
    <li className={classNames("govuk-service-navigation__item", !!current && "govuk-service-navigation__item--active")}>
      <a
        className="govuk-service-navigation__link"
        href={href}
        aria-current={current ? (current === "page" ? "page" : "true") : undefined}
      >
        {current ? <strong className="govuk-service-navigation__active-fallback">{text}</strong> : text}
      </a>
    </li>
  );
}
