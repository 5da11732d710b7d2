import { Checkboxes } from "#app/components/govuk/checkboxes.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import type { FormFields } from "#app/components/govuk/field-props.ts";
import { Radios } from "#app/components/govuk/radios.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { DECISION_NAMES, DECISIONS } from "#app/domain/premises/licensing-kinds.ts";

const DAYS = [
  ["effectiveFrom", "Day from which it has effect (optional)", "If it is not the day of the decision"],
  ["suspendedUntil", "Last day of the suspension", "Only when the licence was suspended"],
  ["limitedUntil", "Last day of what was modified or excluded", "Only when that is limited in time"],
  ["appealedOn", "Day of an appeal (optional)", "To the magistrates’ court"],
] as const;

/** The decision of a hearing: any of the five of s52(4), or nothing. */
export function DecisionFields({ field, errorOf }: FormFields) {
  return (
    <>
      <DateInput
        name="decidedOn"
        field={field}
        legend="Day of the decision"
        legendSize="s"
        error={errorOf("decidedOn")}
      />
      <Radios
        field={field("outcome")}
        legend="Was anything needed?"
        legendSize="s"
        items={[
          { value: "decided", text: "Yes, what is ticked below" },
          { value: "nothing", text: "No, nothing was needed" },
        ]}
        error={errorOf("outcome")}
      />
      <Checkboxes
        field={field("decisions")}
        legend="What was decided"
        legendSize="s"
        items={DECISIONS.map((value) => ({ value, text: DECISION_NAMES[value] }))}
        error={errorOf("decisions")}
      />
      {DAYS.map(([name, legend, hint]) => (
        <DateInput
          key={name}
          name={name}
          field={field}
          legend={legend}
          legendSize="s"
          hint={hint}
          error={errorOf(name)}
        />
      ))}
      <Textarea
        field={field("words")}
        label="In words (optional)"
        hint="Such as the conditions that were added. Name no victim and no suspect"
        rows={4}
        error={errorOf("words")}
      />
    </>
  );
}
