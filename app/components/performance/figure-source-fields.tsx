import { DateInput } from "../govuk/date-input.tsx";
import type { FormFields } from "../govuk/field-props.ts";
import { Input } from "../govuk/input.tsx";

/** Whose figures they are, and from when: asked of everything that others counted. */
export function FigureSourceFields({ field, errorOf }: FormFields) {
  return (
    <>
      <Input
        field={field("publisher")}
        label="Publisher (optional)"
        hint="Who counted, such as Leicestershire Police or iQuanta"
        width={20}
        error={errorOf("publisher")}
      />
      <DateInput
        name="asAt"
        field={field}
        legend="Day to which they were drawn up (optional)"
        legendSize="s"
        hint="If it is not the last day of the figures"
        error={errorOf("asAt")}
      />
      <DateInput
        name="publishedOn"
        field={field}
        legend="Day on which they were published (optional)"
        legendSize="s"
        error={errorOf("publishedOn")}
      />
    </>
  );
}
