import type { ReactNode } from "react";

type Item = { href: string; text: ReactNode; current?: boolean };
type Props = { items: readonly Item[]; label: string };

/** With more than these the names would fill a phone before the page itself begins. */
const MOST_IN_SIGHT = 6;

export function SubNavigation({ items, label }: Props) {
  const list = (
    <ul className="moj-sub-navigation__list">
      {items.map(({ href, text, current }) => (
        <li key={href} className="moj-sub-navigation__item">
          <a className="moj-sub-navigation__link" href={href} aria-current={current ? "page" : undefined}>
            {text}
          </a>
        </li>
      ))}
    </ul>
  );
  const current = items.find((item) => item.current)?.text;
  return (
    <nav className="moj-sub-navigation" aria-label={label}>
      {items.length > MOST_IN_SIGHT ? (
        <details className="app-menu">
          <summary className="govuk-service-navigation__toggle app-menu__name">
            {label}
            {current ? <>: {current}</> : null}
          </summary>
          {list}
        </details>
      ) : (
        list
      )}
    </nav>
  );
}
