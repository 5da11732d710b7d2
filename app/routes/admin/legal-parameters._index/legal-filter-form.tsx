import { FilterPanel } from "#app/components/govuk/filter-panel.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import {
  LEGAL_SHOW_NAMES,
  type LegalFilter,
  legalListHref,
  type LegalShow,
} from "#app/domain/settings/legal-filter.ts";
import { LEGAL_POWER_KEYS, LEGAL_POWERS } from "#app/domain/settings/legal-powers.ts";

export function LegalFilterForm({ filter }: { filter: LegalFilter }) {
  const { power, show } = filter;
  const field = (name: keyof LegalFilter) => ({ id: name, name, defaultValue: filter[name] ?? "" });
  const selected = [
    ...(power ? [chosen("Power", LEGAL_POWERS[power].name, { show })] : []),
    ...(show ? [chosen("Show", LEGAL_SHOW_NAMES[show], { power })] : []),
  ];
  return (
    <form method="get" action="/admin/legal-parameters">
      <FilterPanel selected={selected} clearHref="/admin/legal-parameters">
        <Select
          field={field("power")}
          label="Power"
          placeholder="All powers"
          items={LEGAL_POWER_KEYS.map((key) => ({ value: key, text: LEGAL_POWERS[key].name }))}
        />
        <Select
          field={field("show")}
          label="Show"
          placeholder="All"
          items={Object.keys(LEGAL_SHOW_NAMES).map((key) => ({ value: key, text: LEGAL_SHOW_NAMES[key as LegalShow] }))}
        />
      </FilterPanel>
    </form>
  );
}

function chosen(heading: string, text: string, without: Partial<LegalFilter>) {
  return { heading, items: [{ text, href: legalListHref({ power: undefined, show: undefined, ...without }) }] };
}
