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
  /** On a phone under its name until it is opened. Upstream's button needs JavaScript; this does not. */
  folds?: boolean;
};

export function ServiceNavigation({ items, serviceName, serviceHref, navigationLabel = "Menu", folds }: Props) {
  const list = (
    <ul className="govuk-service-navigation__list" id="navigation">
      {items.map((item) => (
        <Item key={item.href} {...item} />
      ))}
    </ul>
  );
  const content = (
    <div className="govuk-width-container">
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
            {folds ? <Folded name="Menu">{list}</Folded> : list}
          </nav>
        ) : null}
      </div>
    </div>
  );
  if (!serviceName) return <div className="govuk-service-navigation">{content}</div>;
  return (
    <section aria-label="Service information" className="govuk-service-navigation">
      {content}
    </section>
  );
}

function Folded({ name, children }: { name: string; children: ReactNode }) {
  return (
    <details className="app-menu">
      <summary className="govuk-service-navigation__toggle app-menu__name">{name}</summary>
      {children}
    </details>
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
