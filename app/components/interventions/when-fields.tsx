import { DateInput } from "#app/components/govuk/date-input.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import type { Asked } from "#app/domain/interventions/asked.ts";
import { STATE_NAMES } from "#app/domain/interventions/record.ts";
import type { Fields } from "./fields.ts";

const time = { width: 5, autoComplete: "off", hint: "For example, 21:30 or 2130" } as const;

/** Whether it has been made, from when and until when. */
export function WhenFields({ field, errorOf, asked }: Fields & { asked: Pick<Asked, "hours" | "lasts"> }) {
  return (
    <>
      <h2 className="govuk-heading-m">When</h2>
      <Radios
        field={field("state")}
        legend="Has it been made?"
        legendSize="s"
        small
        items={[
          { value: "made", text: "Yes: issued, granted, agreed or done" },
          { value: "planned", text: STATE_NAMES.planned },
        ]}
        error={errorOf("state")}
      />
      <DateInput
        name="issuedOn"
        field={field}
        legend="Day of issue, grant or making"
        legendSize="s"
        hint="Ages and limits are those of this day. Of what is planned, the day of the application or of the plan"
        error={errorOf("issuedOn")}
      />
      {asked.hours ? <Input field={field("issuedTime")} label="Time" {...time} error={errorOf("issuedTime")} /> : null}
      {asked.lasts ? (
        <>
          <DateInput
            name="fromDay"
            field={field}
            legend="First day, if it is another (optional)"
            legendSize="s"
            error={errorOf("fromDay")}
          />
          <Radios
            field={field("ends")}
            legend="When does it end?"
            legendSize="s"
            small
            items={[
              {
                value: "day",
                text: "On a day",
                conditional: (
                  <>
                    <DateInput
                      name="untilDay"
                      field={field}
                      legend="Last day"
                      legendSize="s"
                      error={errorOf("untilDay")}
                    />
                    {asked.hours ? (
                      <Input
                        field={field("untilTime")}
                        label="Time of the end"
                        {...time}
                        error={errorOf("untilTime")}
                      />
                    ) : null}
                  </>
                ),
              },
              { value: "open", text: "Until further order, or without an end" },
            ]}
            error={errorOf("ends")}
          />
        </>
      ) : null}
    </>
  );
}
