import { DateInput } from "#app/components/govuk/date-input.tsx";
import { FilterPanel } from "#app/components/govuk/filter-panel.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { selectedFilters } from "#app/components/govuk/selected-filters.ts";
import { Select } from "#app/components/govuk/select.tsx";
import { EVENT_NAMES, eventInWords } from "#app/domain/audit/event-names.ts";
import { AUDIT_CATEGORY_NAMES, type AuditCategory, AUDIT_CATEGORIES } from "#app/domain/audit/events.ts";

type Values = Record<string, string>;
type Props = {
  users: readonly { id: string; name: string; agencyName: string }[];
  values: Values;
  errors: Record<string, string>;
};

const EVENTS = Object.entries(EVENT_NAMES)
  .map(([value, text]) => ({ value, text }))
  .sort((a, b) => a.text.localeCompare(b.text, "en-GB"));
const CATEGORIES = Object.entries(AUDIT_CATEGORY_NAMES).map(([value, text]) => ({ value, text }));

export function LogFilterPanel({ users, values, errors }: Props) {
  const field = (name: string) => ({ id: name, name, defaultValue: values[name] ?? "" });
  const people = [
    { value: "system", text: "Commands and jobs" },
    ...users.map((u) => ({ value: u.id, text: `${u.name} (${u.agencyName})` })),
  ];
  const nameOf = (id: string) => people.find((p) => p.value === id)?.text ?? "Somebody else";
  const selected = selectedFilters("/audit", values, [
    { heading: "First day", name: "from", isDay: true },
    { heading: "Last day", name: "until", isDay: true },
    { heading: "Who", name: "user", text: nameOf },
    { heading: "Kind of use", name: "category", text: categoryName },
    { heading: "What happened", name: "event", text: eventInWords },
    { heading: "Record", name: "record" },
  ]);
  return (
    // Sent as an address: it holds days, ids and words of ours, and can be gone back to.
    <form method="get" action="/audit" noValidate>
      <FilterPanel selected={selected} clearHref="/audit">
        <div className="govuk-grid-row">
          <div className="govuk-grid-column-one-third">
            <DateInput name="from" legend="First day" legendSize="s" field={field} error={errors.from} />
            <DateInput name="until" legend="Last day" legendSize="s" field={field} error={errors.until} />
          </div>
          <div className="govuk-grid-column-one-third">
            <Select
              field={field("user")}
              label="Who"
              labelSize="s"
              className="govuk-!-width-full"
              placeholder="Anybody"
              items={people}
            />
            <Input
              field={field("record")}
              label="Record"
              labelSize="s"
              hint="A reference, such as CS-26-0014, or an id"
              autoComplete="off"
              spellCheck={false}
              error={errors.record}
            />
          </div>
          <div className="govuk-grid-column-one-third">
            <Select
              field={field("category")}
              label="Kind of use"
              labelSize="s"
              className="govuk-!-width-full"
              placeholder="Any"
              items={CATEGORIES}
            />
            <Select
              field={field("event")}
              label="What happened"
              labelSize="s"
              className="govuk-!-width-full"
              placeholder="Anything"
              items={EVENTS}
            />
          </div>
        </div>
      </FilterPanel>
    </form>
  );
}

function categoryName(value: string) {
  return AUDIT_CATEGORIES.find((c) => c === value) ? AUDIT_CATEGORY_NAMES[value as AuditCategory] : value;
}
