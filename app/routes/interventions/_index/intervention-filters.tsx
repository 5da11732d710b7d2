import { DateInput } from "#app/components/govuk/date-input.tsx";
import { FilterPanel, type SelectedFilter } from "#app/components/govuk/filter-panel.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { longDay } from "#app/domain/dates/iso-day.ts";
import {
  EXPIRING,
  EXPIRING_NAMES,
  type InterventionListAsked,
  interventionListHref,
  type InterventionNarrowing,
} from "#app/domain/interventions/intervention-list.ts";
import { INTERVENTION_KIND_KEYS, INTERVENTION_KINDS, TIER_NAMES, TIERS } from "#app/domain/interventions/kinds.ts";
import { dayParts } from "#app/forms/parse-form.ts";

type Option = { value: string; text: string };
type Field = { name: keyof InterventionNarrowing; label: string; items: readonly Option[] };
export type ListChoices = { beats: readonly Option[]; agencies: readonly Option[] };
type Props = { asked: InterventionListAsked; errors: Partial<Record<"from" | "until", string>>; choices: ListChoices };

function fieldsOf({ beats, agencies }: ListChoices): Field[] {
  return [
    {
      name: "kind",
      label: "Kind",
      items: INTERVENTION_KIND_KEYS.map((value) => ({ value, text: INTERVENTION_KINDS[value].name })),
    },
    { name: "tier", label: "Tier", items: TIERS.map((value) => ({ value, text: TIER_NAMES[value] })) },
    { name: "beat", label: "Beat", items: beats },
    { name: "agency", label: "Agency", items: agencies },
    {
      name: "youth",
      label: "Age when issued",
      items: [
        { value: "yes", text: "Somebody under 18" },
        { value: "no", text: "Nobody under 18" },
      ],
    },
    {
      name: "breached",
      label: "Breaches",
      items: [
        { value: "yes", text: "Breached" },
        { value: "no", text: "Not breached" },
      ],
    },
    { name: "expiring", label: "Ends", items: EXPIRING.map((value) => ({ value, text: EXPIRING_NAMES[value] })) },
  ];
}

/** What a list comes narrowed by from another page, and nobody selects here. */
const BROUGHT = [
  { name: "service", label: "Service", text: "One of the partnership’s own" },
  { name: "own", label: "Kind", text: "One of the partnership’s own" },
  { name: "person", label: "Person", text: "One person" },
  { name: "location", label: "Place", text: "One place" },
  { name: "made", label: "Given", text: "Only what was made" },
  { name: "endsFrom", label: "Ends from", text: longDay },
  { name: "endsUntil", label: "Ends by", text: longDay },
] as const;

export function InterventionFilters({ asked, errors, choices }: Props) {
  const fields = fieldsOf(choices);
  const without = (name: keyof InterventionNarrowing) => interventionListHref({ ...asked, [name]: undefined });
  const one = (name: keyof InterventionNarrowing, heading: string, text: (value: string) => string) => {
    const value = asked[name];
    return value === undefined ? [] : [{ heading, items: [{ text: text(value), href: without(name) }] }];
  };
  const selected: SelectedFilter[] = [
    ...fields.flatMap(({ name, label, items }) =>
      one(name, label, (value) => items.find((item) => item.value === value)?.text ?? "Another"),
    ),
    ...BROUGHT.flatMap(({ name, label, text }) => one(name, label, typeof text === "string" ? () => text : text)),
    ...one("from", "Issued from", longDay),
    ...one("until", "Issued to", longDay),
  ];
  const days = { ...dayParts("from", asked.from), ...dayParts("until", asked.until) };
  const day = (name: string) => ({ id: name, name, defaultValue: String(days[name] ?? "") });
  return (
    <form method="get" action="/interventions" noValidate>
      <input type="hidden" name="show" value={asked.show} />
      {BROUGHT.map(({ name }) =>
        asked[name] === undefined ? null : <input key={name} type="hidden" name={name} value={asked[name]} />,
      )}
      <FilterPanel heading="Narrow the list" selected={selected} clearHref={interventionListHref({ show: asked.show })}>
        {fields.map(({ name, label, items }) => (
          <Select
            key={`${name} ${asked[name] ?? ""}`}
            field={{ id: name, name, defaultValue: asked[name] ?? "" }}
            label={label}
            items={items}
            placeholder="Any"
          />
        ))}
        <DateInput name="from" legend="Issued from" legendSize="s" field={day} error={errors.from} />
        <DateInput name="until" legend="Issued to" legendSize="s" field={day} error={errors.until} />
      </FilterPanel>
    </form>
  );
}
