import type { FieldProps } from "../govuk/field-props.ts";
import { DateInput } from "../govuk/date-input.tsx";
import { Radios } from "../govuk/radios.tsx";

type Props = { field: (name: string) => FieldProps; errorOf: (name: string) => string | undefined };

/** When a duty or a membership ends. */
export function EndsField({ field, errorOf }: Props) {
  return (
    <Radios
      field={field("ends")}
      legend="When does it end?"
      legendSize="s"
      error={errorOf("ends")}
      items={[
        { value: "never", text: "It has no end" },
        {
          value: "on",
          text: "On a day",
          conditional: (
            <DateInput
              name="untilDay"
              field={field}
              legend="Last day"
              hint="The last day is included"
              error={errorOf("untilDay")}
            />
          ),
        },
        { value: "now", text: "Now", hint: "It stops at the person's next click" },
      ]}
    />
  );
}
