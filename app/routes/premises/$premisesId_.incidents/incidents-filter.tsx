import { DateInput } from "#app/components/govuk/date-input.tsx";
import { FilterPanel, type SelectedFilter } from "#app/components/govuk/filter-panel.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { ATTRIBUTION_NAMES, ATTRIBUTIONS } from "#app/domain/premises/attribution.ts";
import {
  type PremisesIncidentsAsked,
  premisesIncidentsHref,
  type PremisesIncidentsNarrowing,
} from "#app/domain/premises/incident-list.ts";
import { premisesHref } from "#app/domain/premises/premises-pages.ts";
import { dayParts } from "#app/forms/parse-form.ts";

type Props = { asked: PremisesIncidentsAsked; errors: Partial<Record<"from" | "until", string>> };

export function IncidentsFilter({ asked, errors }: Props) {
  const without = (name: keyof PremisesIncidentsNarrowing) => premisesIncidentsHref({ ...asked, [name]: undefined });
  const one = (name: keyof PremisesIncidentsNarrowing, heading: string, text: string | undefined) =>
    text === undefined ? [] : [{ heading, items: [{ text, href: without(name) }] }];
  const selected: SelectedFilter[] = [
    ...one("attribution", "Attribution", asked.attribution && ATTRIBUTION_NAMES[asked.attribution]),
    ...one("violent", "Severity", asked.violent && "Violence"),
    ...one("from", "From", asked.from && longDay(asked.from)),
    ...one("until", "To", asked.until && longDay(asked.until)),
  ];
  const days = { ...dayParts("from", asked.from), ...dayParts("until", asked.until) };
  const day = (name: string) => ({ id: name, name, defaultValue: String(days[name] ?? "") });
  return (
    <form method="get" action={premisesHref(asked.premises, "incidents")} noValidate>
      {asked.show === undefined ? null : <input type="hidden" name="show" value={asked.show} />}
      <FilterPanel
        heading="Narrow the list"
        selected={selected}
        clearHref={premisesIncidentsHref({ premises: asked.premises, show: asked.show })}
      >
        <Select
          key={`attribution ${asked.attribution ?? ""}`}
          field={{ id: "attribution", name: "attribution", defaultValue: asked.attribution ?? "" }}
          label="Attribution"
          items={ATTRIBUTIONS.map((value) => ({ value, text: ATTRIBUTION_NAMES[value] }))}
          placeholder="Any"
        />
        <Select
          key={`violent ${asked.violent ?? ""}`}
          field={{ id: "violent", name: "violent", defaultValue: asked.violent ?? "" }}
          label="Severity"
          items={[{ value: "yes", text: "Violence only" }]}
          placeholder="Any"
        />
        <DateInput name="from" legend="From" legendSize="s" field={day} error={errors.from} />
        <DateInput name="until" legend="To" legendSize="s" field={day} error={errors.until} />
      </FilterPanel>
    </form>
  );
}
