import { DateInput } from "../govuk/date-input.tsx";
import type { FieldProps } from "../govuk/field-props.ts";
import { Input } from "../govuk/input.tsx";
import { WarningText } from "../govuk/warning-text.tsx";

type Props = { field: (name: string) => FieldProps; errorOf: (name: string) => string | undefined };

/** Day, time and place of one meeting. */
export function WhenFields({ field, errorOf }: Props) {
  return (
    <>
      <DateInput
        name="day"
        field={field}
        legend="Day of the meeting"
        legendSize="s"
        hint="For example, 25 3 2027"
        error={errorOf("day")}
      />
      <Input
        field={field("startTime")}
        label="Start time"
        hint="For example, 13:30"
        width={5}
        error={errorOf("startTime")}
      />
      <Input
        field={field("place")}
        label="Place (optional)"
        hint="A room or an address, or how to join online"
        error={errorOf("place")}
      />
    </>
  );
}

type Warned = {
  warnings: readonly string[];
  day: string;
  /** The form has no day to change. */
  cannotChange?: boolean;
};

/** Before the form that is sent again: what the day has against it, and that it is chosen all the same. */
export function DayWarned({ warnings, day, cannotChange }: Warned) {
  return (
    <>
      {warnings.map((warning) => (
        <WarningText key={warning}>{warning}</WarningText>
      ))}
      <p className="govuk-body">
        Nothing has been saved yet.{" "}
        {cannotChange ? "Save it all the same?" : "Change the day, or save it all the same."}
      </p>
      <input type="hidden" name="warnedDay" value={day} />
    </>
  );
}
