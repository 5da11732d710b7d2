import { DateInput } from "#app/components/govuk/date-input.tsx";
import { FilterPanel } from "#app/components/govuk/filter-panel.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { selectedFilters } from "#app/components/govuk/selected-filters.ts";
import { Select } from "#app/components/govuk/select.tsx";
import { ENTRY_DESTINATION_NAMES, WAY_NAMES } from "#app/domain/disclosures/entry.ts";
import { GATEWAY_NAMES } from "#app/domain/disclosures/gateway.ts";

type Values = Record<string, string>;
type Props = {
  users: readonly { id: string; name: string; agencyName: string }[];
  agencies: readonly { id: string; name: string }[];
  values: Values;
  errors: Record<string, string>;
};
type Choice = { value: string; text: string };

const choicesOf = (names: Record<string, string>) => Object.entries(names).map(([value, text]) => ({ value, text }));
const FIXED: Record<string, Choice[]> = {
  destination: choicesOf(ENTRY_DESTINATION_NAMES),
  way: choicesOf(WAY_NAMES),
  gateway: choicesOf(GATEWAY_NAMES),
};

export function RegisterFilterPanel({ users, agencies, values, errors }: Props) {
  const field = (name: string) => ({ id: name, name, defaultValue: values[name] ?? "" });
  const choices: Record<string, Choice[]> = {
    ...FIXED,
    agency: agencies.map(({ id, name }) => ({ value: id, text: name })),
    officer: users.map((u) => ({ value: u.id, text: `${u.name} (${u.agencyName})` })),
  };
  const select = (name: string, label: string, placeholder: string) => (
    <Select
      field={field(name)}
      label={label}
      labelSize="s"
      className="govuk-!-width-full"
      placeholder={placeholder}
      items={choices[name] ?? []}
    />
  );
  const textOf = (name: string) => (value: string) => choices[name]?.find((one) => one.value === value)?.text ?? value;
  const selected = selectedFilters("/disclosures", values, [
    { heading: "First day", name: "from", isDay: true },
    { heading: "Last day", name: "until", isDay: true },
    ...Object.entries(HEADINGS).map(([name, heading]) => ({ name, heading, text: textOf(name) })),
  ]);
  return (
    // Sent as an address: it holds days, ids, a reference and words of ours, and can be gone back to.
    <form method="get" action="/disclosures" noValidate>
      <FilterPanel selected={selected} clearHref="/disclosures">
        <div className="govuk-grid-row">
          <div className="govuk-grid-column-one-third">
            <DateInput name="from" legend="First day" legendSize="s" field={field} error={errors.from} />
            <DateInput name="until" legend="Last day" legendSize="s" field={field} error={errors.until} />
          </div>
          <div className="govuk-grid-column-one-third">
            {select("destination", "Where it went", "Anywhere")}
            {select("way", "How", "Any way")}
            {select("gateway", "What allows it", "Anything")}
          </div>
          <div className="govuk-grid-column-one-third">
            {select("agency", "Agency of whoever disclosed it", "Any")}
            {select("officer", "Who disclosed it", "Anybody")}
            <Input
              field={field("record")}
              label="Record"
              labelSize="s"
              hint="A reference, such as CS-26-0014"
              autoComplete="off"
              spellCheck={false}
              error={errors.record}
            />
          </div>
        </div>
      </FilterPanel>
    </form>
  );
}

const HEADINGS: Record<string, string> = {
  destination: "Where it went",
  way: "How",
  gateway: "What allows it",
  agency: "Agency",
  officer: "Who",
  record: "Record",
};
