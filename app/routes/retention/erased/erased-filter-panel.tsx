import { DateInput } from "#app/components/govuk/date-input.tsx";
import { FilterPanel } from "#app/components/govuk/filter-panel.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { selectedFilters } from "#app/components/govuk/selected-filters.ts";
import { Select } from "#app/components/govuk/select.tsx";
import { kindInWords } from "#app/domain/audit/event-names.ts";

type Values = Record<string, string>;
type Props = { values: Values; errors: Record<string, string>; kinds: readonly string[] };
const HERE = "/retention/erased";

export function ErasedFilterPanel({ values, errors, kinds }: Props) {
  const field = (name: string) => ({ id: name, name, defaultValue: values[name] ?? "" });
  const selected = selectedFilters(HERE, values, [
    { heading: "First day", name: "from", isDay: true },
    { heading: "Last day", name: "until", isDay: true },
    { heading: "Kind of record", name: "kind", text: kindInWords },
    { heading: "Id", name: "id" },
  ]);
  return (
    <form method="get" action={HERE} noValidate>
      <FilterPanel selected={selected} clearHref={HERE}>
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
