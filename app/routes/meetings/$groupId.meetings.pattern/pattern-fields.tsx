import { DateInput } from "#app/components/govuk/date-input.tsx";
import type { FieldProps } from "#app/components/govuk/field-props.ts";
import { Input } from "#app/components/govuk/input.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { MONTHS_OF_QUARTER, NTH_NAMES, WEEKDAY_NAMES } from "#app/domain/meetings/pattern.ts";
import { PATTERN_CHOICE_NAMES, PATTERN_CHOICES } from "#app/domain/meetings/series.form.ts";

type Props = { field: (name: string) => FieldProps; errorOf: (name: string) => string | undefined };

const NTHS = ["1", "2", "3", "4", "5", "-1"] as const;
const choices = (names: Record<string, string>, keys: readonly string[] = Object.keys(names)) =>
  keys.map((value) => ({ value, text: names[value] ?? "" }));

export function PatternFields({ field, errorOf }: Props) {
  const conditional = {
    "every-n-weeks": (
      <Input
        field={field("weeks")}
        label="Weeks from one meeting to the next"
        hint="2 for every fortnight"
        width={2}
        inputMode="numeric"
        error={errorOf("weeks")}
      />
    ),
    "nth-weekday-of-month": undefined,
    quarterly: (
      <Select
        field={field("monthOfQuarter")}
        label="In which months"
        items={choices(MONTHS_OF_QUARTER)}
        placeholder="Select the months"
        error={errorOf("monthOfQuarter")}
      />
    ),
    "as-needed": undefined,
  };
  return (
    <>
      <Radios
        field={field("pattern")}
        legend="How does the group meet?"
        legendSize="s"
        error={errorOf("pattern")}
        items={PATTERN_CHOICES.map((value) => ({
          value,
          text: PATTERN_CHOICE_NAMES[value],
          conditional: conditional[value],
        }))}
      />
      <Select
        field={field("nth")}
        label="Which one in the month"
        hint="Only when it meets once a month or once a quarter. Months without a fifth have no meeting"
        items={choices(NTH_NAMES, NTHS)}
        placeholder="Select which one"
        error={errorOf("nth")}
      />
      <Select
        field={field("weekday")}
        label="Day of the week"
        items={choices(WEEKDAY_NAMES)}
        placeholder="Select a day"
        error={errorOf("weekday")}
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
      <DateInput
        name="fromDay"
        field={field}
        legend="From which day on?"
        legendSize="s"
        hint="The first meeting is on this day or after it. Weeks are counted from it"
        error={errorOf("fromDay")}
      />
      <DateInput
        name="untilDay"
        field={field}
        legend="Last day of the pattern (optional)"
        legendSize="s"
        hint="Leave blank if it has no end"
        error={errorOf("untilDay")}
      />
    </>
  );
}
