import { DateInput } from "#app/components/govuk/date-input.tsx";
import type { FieldProps } from "#app/components/govuk/field-props.ts";
import { Input } from "#app/components/govuk/input.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";

type Fields = { field: (name: string) => FieldProps; errorOf: (name: string) => string | undefined };

/** Whether the person, and of a child a parent or carer, has been told of the referral: by whom and when, or why not. */
export function ToldFields({ parent, ...fields }: Fields & { parent: "asked" | "not-asked" | "if-under-18" }) {
  return (
    <>
      <ToldQuestion who="person" legend="Has the person been told of this referral?" {...fields} />
      {parent === "not-asked" ? null : (
        <ToldQuestion
          who="parent"
          legend="Has a parent or carer been told?"
          hint={parent === "if-under-18" ? "Of somebody who is or may be under 18" : undefined}
          {...fields}
        />
      )}
    </>
  );
}

function ToldQuestion({
  who,
  legend,
  hint,
  field,
  errorOf,
}: Fields & { who: "person" | "parent"; legend: string; hint?: string }) {
  return (
    <Radios
      field={field(`${who}Told`)}
      legend={legend}
      hint={hint}
      items={[
        {
          value: "yes",
          text: "Yes",
          conditional: (
            <>
              <Input field={field(`${who}ToldBy`)} label="By whom" error={errorOf(`${who}ToldBy`)} />
              <DateInput name={`${who}ToldOn`} field={field} legend="On which day" error={errorOf(`${who}ToldOn`)} />
            </>
          ),
        },
        {
          value: "no",
          text: "No",
          conditional: (
            <Textarea
              field={field(`${who}NotToldReason`)}
              label="Why not"
              rows={2}
              error={errorOf(`${who}NotToldReason`)}
            />
          ),
        },
      ]}
      error={errorOf(`${who}Told`)}
    />
  );
}
