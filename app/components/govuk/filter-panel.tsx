import type { ReactNode } from "react";
import { Button } from "./button.tsx";

export type SelectedFilter = {
  heading: string;
  /** Each link leads to the list without that filter. */
  items: readonly { text: string; href: string }[];
};

type Props = {
  heading?: string;
  selected?: readonly SelectedFilter[];
  clearHref?: string;
  submitText?: string;
  /** The filter's fields. The caller's form goes around the panel. */
  children: ReactNode;
};

/** Beside or above its list; on a phone closed under its name until a filter is set, so that the list is seen first. */
export function FilterPanel({
  heading = "Filter",
  selected = [],
  clearHref,
  submitText = "Apply filters",
  children,
}: Props) {
  return (
    <details className="moj-filter" open={selected.length > 0}>
      <summary className="moj-filter__summary">{heading}</summary>
      <div className="moj-filter__header">
        <div className="moj-filter__header-title">
          <h2 className="govuk-heading-m">{heading}</h2>
        </div>
      </div>
      <div className="moj-filter__content">
        {selected.length > 0 ? <SelectedFilters selected={selected} clearHref={clearHref} /> : null}
        <div className="moj-filter__options">
          <Button>{submitText}</Button>
          {children}
        </div>
      </div>
    </details>
  );
}

function SelectedFilters({ selected, clearHref }: { selected: readonly SelectedFilter[]; clearHref?: string }) {
  return (
    <div className="moj-filter__selected">
      <div className="moj-filter__selected-heading">
        <div className="moj-filter__heading-title">
          <h2 className="govuk-heading-m">Selected filters</h2>
        </div>
        {clearHref === undefined ? null : (
          <div className="moj-filter__heading-action">
            <p>
              <a className="govuk-link govuk-link--no-visited-state" href={clearHref}>
                Clear filters
              </a>
            </p>
          </div>
        )}
      </div>
      {selected.map((category) => (
        <div key={category.heading}>
          <h3 className="govuk-heading-s govuk-!-margin-bottom-0">{category.heading}</h3>
          <ul className="moj-filter-tags">
            {category.items.map((item) => (
              <li key={item.href}>
                <a className="moj-filter__tag" href={item.href}>
                  <span className="govuk-visually-hidden">Remove this filter</span> {item.text}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}

/** The panel beside the list that it filters; above it on a phone. */
export function FilterLayout({ filter, children }: { filter: ReactNode; children: ReactNode }) {
  return (
    <div className="moj-filter-layout">
      <div className="moj-filter-layout__filter">{filter}</div>
      <div className="moj-filter-layout__content">{children}</div>
    </div>
  );
}
