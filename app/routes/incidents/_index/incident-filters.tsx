import { FilterPanel, type SelectedFilter } from "#app/components/govuk/filter-panel.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { ASB_HEADING_NAMES, ASB_HEADINGS } from "#app/domain/incidents/asb-headings.ts";
import {
  type IncidentListAsked,
  incidentListHref,
  type IncidentNarrowing,
} from "#app/domain/incidents/incident-list.ts";

type Option = { value: string; text: string };
export type FilterChoices = { beats: readonly Option[]; types: readonly Option[] };
type Field = { name: "beat" | "heading" | "type" | "youth"; label: string; items: readonly Option[] };
/** What a list comes narrowed by from a page that counts, and nobody selects here. */
type Brought = {
  name: Exclude<keyof IncidentNarrowing, Field["name"]>;
  label: string;
  text: (value: string) => string;
};

const HEADINGS = ASB_HEADINGS.map((value) => ({ value, text: ASB_HEADING_NAMES[value] }));
const YOUTH = [
  { value: "yes", text: "Young people involved" },
  { value: "no", text: "No young people" },
];

function fieldsOf({ beats, types }: FilterChoices): Field[] {
  return [
    { name: "beat", label: "Beat", items: beats },
    { name: "heading", label: "What it was", items: HEADINGS },
    { name: "type", label: "Local type", items: types },
    { name: "youth", label: "Young people", items: YOUTH },
  ];
}

type Props = {
  asked: IncidentListAsked;
  narrowedTo: { place: string | null; victim: string | null };
  choices: FilterChoices;
};

export function IncidentFilters({ asked, narrowedTo, choices }: Props) {
  const fields = fieldsOf(choices);
  const placeText = () => narrowedTo.place ?? "One that is not known";
  const brought: Brought[] = [
    { name: "place", label: "Place", text: placeText },
    { name: "street", label: "Street", text: placeText },
    { name: "victim", label: "Victim", text: () => narrowedTo.victim ?? "Somebody who is not known" },
    { name: "ward", label: "Ward", text: String },
    { name: "lsoa", label: "LSOA", text: String },
    { name: "logged", label: "Logged", text: () => "Here, not from files" },
    { name: "from", label: "From", text: longDay },
    { name: "until", label: "To", text: longDay },
  ];
  const without = (name: keyof IncidentNarrowing) => incidentListHref({ ...asked, [name]: undefined });
  const selected: SelectedFilter[] = [
    ...brought.flatMap(({ name, label, text }) => {
      const value = asked[name];
      return value === undefined ? [] : [{ heading: label, items: [{ text: text(value), href: without(name) }] }];
    }),
    ...fields.flatMap(({ name, label, items }) => {
      const value = asked[name];
      if (value === undefined) return [];
      const text = items.find((item) => item.value === value)?.text ?? "Another";
      return [{ heading: label, items: [{ text, href: without(name) }] }];
    }),
  ];
  return (
    <form method="get" action="/incidents">
      <input type="hidden" name="show" value={asked.show} />
      {brought.map(({ name }) =>
        asked[name] === undefined ? null : <input key={name} type="hidden" name={name} value={asked[name]} />,
      )}
      <FilterPanel heading="Narrow the list" selected={selected} clearHref={incidentListHref({ show: asked.show })}>
        {fields.map(({ name, label, items }) =>
          items.length === 0 ? null : (
            <Select
              key={`${name} ${asked[name] ?? ""}`}
              field={{ id: name, name, defaultValue: asked[name] ?? "" }}
              label={label}
              items={items}
              placeholder="Any"
            />
          ),
        )}
      </FilterPanel>
    </form>
  );
}
