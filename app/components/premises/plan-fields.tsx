import { DateInput } from "../govuk/date-input.tsx";
import type { FormFields } from "../govuk/field-props.ts";
import { Textarea } from "../govuk/textarea.tsx";

export function PlanFields({ field, errorOf, longestDays }: FormFields & { longestDays: number }) {
  return (
    <>
      <Textarea
        field={field("aim")}
        label="What is the plan to achieve?"
        hint="For example, fewer violent incidents in the hour after midnight. Name nobody"
        rows={3}
        error={errorOf("aim")}
      />
      <DateInput
        name="startedOn"
        field={field}
        legend="First day of the plan"
        legendSize="s"
        error={errorOf("startedOn")}
      />
      <DateInput
        name="endsOn"
        field={field}
        legend="Last day of the plan"
        legendSize="s"
        hint={`At most ${longestDays} days after the first`}
        error={errorOf("endsOn")}
      />
    </>
  );
}
