import { LEGAL_UNITS, type LegalUnit } from "#app/domain/settings/legal-powers.ts";
import { DateInput } from "../govuk/date-input.tsx";
import type { FieldProps } from "../govuk/field-props.ts";
import { Input } from "../govuk/input.tsx";
import { Textarea } from "../govuk/textarea.tsx";

type Props = {
  unit: string;
  field: (name: string) => FieldProps;
  errorOf: (name: string) => string | undefined;
};

/** A number of the law with its days, where it is written and why it is recorded. */
export function LegalValueFields({ unit, field, errorOf }: Props) {
  const words = unit === "pounds" ? "" : (LEGAL_UNITS[unit as LegalUnit] ?? unit);
  return (
    <>
      <Input
        field={field("value")}
        label="Value"
        labelSize="s"
        prefix={unit === "pounds" ? "£" : undefined}
        suffix={words === "" ? undefined : words}
        hint={unit === "pounds" ? "In whole pounds" : words === "" ? "In words" : `In ${words}`}
        width={unit === "words" ? 30 : 5}
        inputMode={unit === "words" ? "text" : "numeric"}
        error={errorOf("value")}
      />
      <DateInput
        name="fromDay"
        field={field}
        legend="First day in force"
        legendSize="s"
        hint="A notice or order issued before it keeps the value before"
        error={errorOf("fromDay")}
      />
      <DateInput
        name="untilDay"
        field={field}
        legend="Last day in force (optional)"
        legendSize="s"
        hint="Only where the power ends. Where another value follows, add that one"
        error={errorOf("untilDay")}
      />
      <Input
        field={field("source")}
        label="Source"
        labelSize="s"
        hint="Such as “ASBCPA 2014 s52(7), as amended; S.I. 2026/689”"
        error={errorOf("source")}
      />
      <Textarea
        field={field("reason")}
        label="Reason"
        labelSize="s"
        hint="What you have read and when. The log keeps it"
        rows={3}
        error={errorOf("reason")}
      />
    </>
  );
}
