import { DateInput } from "#app/components/govuk/date-input.tsx";
import { FilterPanel, type SelectedFilter } from "#app/components/govuk/filter-panel.tsx";
import { Input } from "#app/components/govuk/input.tsx";
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
  return (
    // Sent as an address: it holds days, ids, a reference and words of ours, and can be gone back to.
    <form method="get" action="/disclosures" noValidate>
      <FilterPanel selected={selectedFrom(values, choices)} clearHref="/disclosures">
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

/** Each leads to the same list without it. */
function selectedFrom(values: Values, choices: Record<string, readonly Choice[]>): SelectedFilter[] {
  const without = (...names: string[]) => {
    const query = new URLSearchParams(Object.entries(values).filter(([name]) => !names.includes(name))).toString();
    return query ? `/disclosures?${query}` : "/disclosures";
  };
  const days = (["from", "until"] as const).map((name) => {
    const parts = [`${name}-day`, `${name}-month`, `${name}-year`];
    const text = parts.map((part) => values[part] ?? "").filter(Boolean).join(" "); // prettier-ignore
    return { heading: name === "from" ? "First day" : "Last day", text, href: without(...parts) };
  });
  const others = Object.entries(HEADINGS).map(([name, heading]) => {
    const value = values[name] ?? "";
    const text = choices[name]?.find((choice) => choice.value === value)?.text ?? value;
    return { heading, text, href: without(name) };
  });
  return [...days, ...others]
    .filter(({ text }) => text !== "")
    .map(({ heading, text, href }) => ({ heading, items: [{ text, href }] }));
}
