import { DateInput } from "../govuk/date-input.tsx";
import { Details } from "../govuk/details.tsx";
import type { FormFields } from "../govuk/field-props.ts";
import { Input } from "../govuk/input.tsx";

/** The day on which it happened, or the first and the latest on which it can have. */
export function WhenFields({ field, errorOf }: FormFields) {
  const isUsed = (names: string[]) => names.some((name) => errorOf(name) || Boolean(field(name).defaultValue));
  const time = { width: 5, autoComplete: "off" } as const;
  return (
    <>
      <DateInput name="happenedOn" field={field} legend="Day on which it happened" error={errorOf("happenedOn")} />
      <Input
        field={field("happenedAt")}
        label="Time (optional)"
        hint="For example, 21:30 or 2130"
        {...time}
        error={errorOf("happenedAt")}
      />
      <Details summary="Nobody knows exactly when" open={isUsed(["untilOn", "untilOn-day", "untilAt"])}>
        <DateInput
          name="untilOn"
          field={field}
          legend="Latest day"
          hint="The day above is then the earliest. The latest day is the one that counts"
          error={errorOf("untilOn")}
        />
        <Input field={field("untilAt")} label="Latest time" {...time} error={errorOf("untilAt")} />
      </Details>
    </>
  );
}

export function PlaceFields({ field, errorOf }: FormFields) {
  return (
    <>
      <Input
        field={field("place")}
        label="Where did it happen?"
        hint="The address, or the name of the place. Beat and ward are found by it"
        autoComplete="off"
        error={errorOf("place")}
      />
      <Input
        field={field("postcode")}
        label="Postcode (optional)"
        width={10}
        autoComplete="off"
        error={errorOf("postcode")}
      />
    </>
  );
}
