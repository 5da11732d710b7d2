import type { ReactNode } from "react";

type Props = { items: readonly { href: string; text: ReactNode; current?: boolean }[]; label: string };

export function SubNavigation({ items, label }: Props) {
  return (
    <nav className="moj-sub-navigation" aria-label={label}>
      <ul className="moj-sub-navigation__list">
        {items.map(({ href, text, current }) => (
          <li key={href} className="moj-sub-navigation__item">
            <a className="moj-sub-navigation__link" href={href} aria-current={current ? "page" : undefined}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
