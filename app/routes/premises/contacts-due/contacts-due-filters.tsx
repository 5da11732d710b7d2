import { FilterPanel } from "#app/components/govuk/filter-panel.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { BAND_NAMES, BANDS } from "#app/domain/premises/bands.ts";
import { type ContactsDueAsked, contactsDueHref } from "#app/domain/premises/contacts-due-list.ts";

type Option = { value: string; text: string };

export function ContactsDueFilters({ asked, beats }: { asked: ContactsDueAsked; beats: readonly Option[] }) {
  const fields: { name: "band" | "beat"; label: string; items: readonly Option[] }[] = [
    { name: "band", label: "Agreed grade", items: BANDS.map((value) => ({ value, text: BAND_NAMES[value] })) },
    { name: "beat", label: "Beat", items: beats },
  ];
  const selected = fields.flatMap(({ name, label, items }) => {
    const value = asked[name];
    const text = items.find((item) => item.value === value)?.text ?? "Another";
    const href = contactsDueHref({ ...asked, [name]: undefined });
    return value === undefined ? [] : [{ heading: label, items: [{ text, href }] }];
  });
  return (
    <form method="get" action="/premises/contacts-due" noValidate role="search">
      {asked.due === undefined ? null : <input type="hidden" name="due" value={asked.due} />}
      <FilterPanel heading="Narrow the list" selected={selected} clearHref={contactsDueHref({ due: asked.due })}>
        {fields.map(({ name, label, items }) => (
          <Select
            key={`${name} ${asked[name] ?? ""}`}
            field={{ id: name, name, defaultValue: asked[name] ?? "" }}
            label={label}
            items={items}
            placeholder="Any"
          />
        ))}
      </FilterPanel>
    </form>
  );
}
