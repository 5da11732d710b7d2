import { FilterPanel, type SelectedFilter } from "#app/components/govuk/filter-panel.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import {
  LISTED_BANDS,
  listedBandInWords,
  type PremisesListAsked,
  premisesListHref,
} from "#app/domain/premises/premises-list.ts";
import {
  LICENCE_STATUS_NAMES,
  LICENCE_STATUSES,
  PREMISES_KIND_NAMES,
  PREMISES_KINDS,
} from "#app/domain/premises/register.ts";

type Option = { value: string; text: string };
type Name = "band" | "status" | "kind" | "beat";

export function PremisesFilters({ asked, beats }: { asked: PremisesListAsked; beats: readonly Option[] }) {
  const fields: { name: Name; label: string; items: readonly Option[] }[] = [
    { name: "band", label: "Agreed grade", items: LISTED_BANDS.map((value) => ({ value, text: listedBandInWords(value) })) }, // prettier-ignore
    { name: "status", label: "State of the licence", items: LICENCE_STATUSES.map((value) => ({ value, text: LICENCE_STATUS_NAMES[value] })) }, // prettier-ignore
    {
      name: "kind",
      label: "Kind",
      items: PREMISES_KINDS.map((value) => ({ value, text: PREMISES_KIND_NAMES[value] })),
    },
    { name: "beat", label: "Beat", items: beats },
  ];
  const without = (name: Name | "find") => premisesListHref({ ...asked, [name]: undefined });
  const selected: SelectedFilter[] = [
    ...(asked.find === undefined ? [] : [{ heading: "Search", items: [{ text: asked.find, href: without("find") }] }]),
    ...fields.flatMap(({ name, label, items }) => {
      const value = asked[name];
      const text = items.find((item) => item.value === value)?.text ?? "Another";
      return value === undefined ? [] : [{ heading: label, items: [{ text, href: without(name) }] }];
    }),
  ];
  return (
    <form method="get" action="/premises" noValidate role="search">
      <input type="hidden" name="show" value={asked.show} />
      <FilterPanel heading="Narrow the list" selected={selected} clearHref={premisesListHref({ show: asked.show })}>
        <Input
          field={{ id: "find", name: "find", defaultValue: asked.find ?? "" }}
          label="Name, licence number or reference"
          autoComplete="off"
          maxLength={100}
        />
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
