import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

export type TabItem = { href: string; text: ReactNode; current?: boolean };

type Props = { items: readonly TabItem[]; label: string; children: ReactNode };

/** Tabs whose panels are pages: each tab is a link, and the children are the panel of the current one. */
export function Tabs({ items, label, children }: Props) {
  return (
    <div className="app-tabs">
      <nav aria-label={label}>
        <ul className="app-tabs__list">
          {items.map(({ href, text, current }) => (
            <li key={href} className={classNames("app-tabs__item", current && "app-tabs__item--current")}>
              <a className="app-tabs__link" href={href} aria-current={current ? "page" : undefined}>
                {text}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="app-tabs__panel">{children}</div>
    </div>
  );
}
