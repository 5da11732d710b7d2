import { PageForm } from "#app/components/forms/page-form.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { oneDefault } from "#app/components/govuk/field-props.ts";
import { Input } from "#app/components/govuk/input.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { FigureSourceFields } from "#app/components/performance/figure-source-fields.tsx";
import { shortDay } from "#app/domain/dates/iso-day.ts";
import type { Period } from "#app/domain/performance/quarter.ts";
import { typedField } from "#app/domain/performance/typed-crime-table.ts";
import type { FieldErrors, FormValues } from "#app/forms/parse-form.ts";

type Props = {
  types: readonly string[];
  period: Period;
  before: Period;
  areaId: string | null;
  values: FormValues;
  errors: FieldErrors;
};

/** A form in the shape of the partnership's own table. */
export function TypedTable({ types, period, before, areaId, values, errors }: Props) {
  const field = (name: string) => ({ id: name, name, defaultValue: oneDefault({ id: name, name, defaultValue: values[name] }) }); // prettier-ignore
  const errorOf = (name: string) => errors[name];
  const cell = (column: "previous" | "current" | "position", row: number, label: string) => (
    <Input
      key={column}
      field={field(typedField(column, row))}
      label={label}
      labelClassName="govuk-visually-hidden"
      groupClassName="govuk-!-margin-bottom-0"
      width={column === "position" ? 10 : 5}
      inputMode={column === "position" ? undefined : "numeric"}
      autoComplete="off"
      error={errorOf(typedField(column, row))}
    />
  );
  return (
    <PageForm>
      <input type="hidden" name="from" value={period.from} />
      <input type="hidden" name="to" value={period.to} />
      <input type="hidden" name="areaId" value={areaId ?? ""} />
      <p className="govuk-body">
        What is recorded stands in the form already. Changing it keeps what it was as an earlier revision. A row that is
        left blank is not changed.
      </p>
      <Table
        caption={areaId === null ? "Figures of the whole borough" : "Figures of this area"}
        captionSize="m"
        stacked
        firstCellIsHeader
        head={[
          "Crime type",
          `To ${shortDay(before.to)}`,
          `To ${shortDay(period.to)}`,
          ...(areaId === null ? ["Position in the similar group"] : []),
        ]}
        rows={types.map((type, row) => [
          type,
          cell("previous", row, `${type}, to ${shortDay(before.to)}`),
          cell("current", row, `${type}, to ${shortDay(period.to)}`),
          ...(areaId === null ? [cell("position", row, `${type}, position such as 12 of 15`)] : []),
        ])}
      />
      {areaId === null ? (
        <DateInput
          name="positionAsAt"
          field={field}
          legend="Day of the positions (optional)"
          legendSize="s"
          hint="If it is another day than the last day of the figures"
          error={errorOf("positionAsAt")}
        />
      ) : null}
      <FigureSourceFields field={field} errorOf={errorOf} />
      <Button>Record the figures</Button>
    </PageForm>
  );
}
