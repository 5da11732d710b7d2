import type { SelectedFilter } from "./filter-panel.tsx";

type Filter = {
  heading: string;
  name: string;
  /** Typed in three fields, as DateInput names them. */
  isDay?: boolean;
  /** How a value is read; as it was typed unless told. */
  text?: (value: string) => string;
};

/** By what a list has been narrowed through its address; each leads to the same list without it. */
export function selectedFilters(
  path: string,
  values: Readonly<Record<string, string>>,
  filters: readonly Filter[],
): SelectedFilter[] {
  return filters.flatMap(({ heading, name, isDay = false, text = (value) => value }) => {
    const names = isDay ? ["day", "month", "year"].map((part) => `${name}-${part}`) : [name];
    const value = names.map((one) => values[one] ?? "").filter(Boolean).join(" "); // prettier-ignore
    if (value === "") return [];
    const others = Object.entries(values).filter(([one]) => !names.includes(one));
    const query = new URLSearchParams(others).toString();
    return [{ heading, items: [{ text: text(value), href: query ? `${path}?${query}` : path }] }];
  });
}
