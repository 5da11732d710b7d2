import type { FieldProps } from "../govuk/field-props.ts";
import { DateInput } from "../govuk/date-input.tsx";

type Props = { field: (name: string) => FieldProps; errorOf: (name: string) => string | undefined; untilHint: string };

/** The days of a new duty or membership. */
export function TermFields({ field, errorOf, untilHint }: Props) {
  return (
    <>
      <DateInput name="fromDay" field={field} legend="First day" legendSize="s" error={errorOf("fromDay")} />
      <DateInput
        name="untilDay"
        field={field}
        legend="Last day (optional)"
        legendSize="s"
        hint={untilHint}
        error={errorOf("untilDay")}
      />
    </>
  );
}
