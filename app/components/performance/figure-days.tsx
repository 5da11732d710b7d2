import { DateInput } from "../govuk/date-input.tsx";
import type { FormFields } from "../govuk/field-props.ts";

/** Of which days a table is. */
export function FigureDays({ field, errorOf }: FormFields) {
  return (
    <>
      <DateInput
        name="from"
        field={field}
        legend="First day of the figures"
        legendSize="s"
        hint="Figures are for the year to date: 1 April"
        error={errorOf("from")}
      />
      <DateInput
        name="to"
        field={field}
        legend="Last day of the figures"
        legendSize="s"
        hint="As the headings have it, such as 30 9 2023"
        error={errorOf("to")}
      />
    </>
  );
}
