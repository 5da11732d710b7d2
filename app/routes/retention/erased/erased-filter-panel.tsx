import { DateInput } from "#app/components/govuk/date-input.tsx";
import { FilterPanel, type SelectedFilter } from "#app/components/govuk/filter-panel.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { kindInWords } from "#app/domain/audit/event-names.ts";

type Values = Record<string, string>;
type Props = { values: Values; errors: Record<string, string>; kinds: readonly string[] };
const HERE = "/retention/erased";

export function ErasedFilterPanel({ values, errors, kinds }: Props) {
  const field = (name: string) => ({ id: name, name, defaultValue: values[name] ?? "" });
  return (
    <form method="get" action={HERE} noValidate>
      <FilterPanel selected={selectedFrom(values)} clearHref={HERE}>
        <div className="govuk-grid-row">
          <div className="govuk-grid-column-one-half">
            <DateInput name="from" legend="First day" legendSize="s" field={field} error={errors.from} />
            <DateInput name="until" legend="Last day" legendSize="s" field={field} error={errors.until} />
          </div>
          <div className="govuk-grid-column-one-half">
            <Select
              field={field("kind")}
              label="Kind of record"
              labelSize="s"
              className="govuk-!-width-full"
              placeholder="Any"
              items={kinds.map((value) => ({ value, text: kindInWords(value) }))}
              error={errors.kind}
            />
            <Input
              field={field("id")}
              label="Id"
              labelSize="s"
              hint="As the log gives it. References are erased with their records"
              autoComplete="off"
              spellCheck={false}
              error={errors.id}
            />
          </div>
        </div>
      </FilterPanel>
    </form>
  );
}

/** Each leads to the same list without it. */
function selectedFrom(values: Values): SelectedFilter[] {
  const without = (...names: string[]) => {
    const query = new URLSearchParams(Object.entries(values).filter(([name]) => !names.includes(name))).toString();
    return query ? `${HERE}?${query}` : HERE;
  };
  const day = (heading: string, name: string) => {
    const parts = [`${name}-day`, `${name}-month`, `${name}-year`];
    const text = parts.map((part) => values[part] ?? "").filter(Boolean).join(" "); // prettier-ignore
    return { heading, items: [{ text, href: without(...parts) }] };
  };
  const one = (heading: string, name: string, text: string) => ({ heading, items: [{ text, href: without(name) }] });
  return [
    day("First day", "from"),
    day("Last day", "until"),
    one("Kind of record", "kind", values.kind ? kindInWords(values.kind) : ""),
    one("Id", "id", values.id ?? ""),
  ].filter(({ items }) => items.some(({ text }) => text !== ""));
}
