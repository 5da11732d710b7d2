import { DateInput } from "#app/components/govuk/date-input.tsx";
import { Details } from "#app/components/govuk/details.tsx";
import type { FormFields } from "#app/components/govuk/field-props.ts";
import { Input } from "#app/components/govuk/input.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { FURTHER_ROWS } from "#app/domain/incidents/log-incident.form.ts";
import { NameFields } from "./who-fields.tsx";

export function FurtherNights({ field, errorOf }: FormFields) {
  const isUsed = (names: string[]) => names.some((name) => errorOf(name) || Boolean(field(name).defaultValue));
  const further = FURTHER_ROWS.flatMap((n) => [`also${n}`, `also${n}-day`, `also${n}At`]);
  return (
    <Details summary="It happened on further nights" open={isUsed(further)}>
      <p className="govuk-body">Each is an incident of its own in this one report, alike in all but when.</p>
      {FURTHER_ROWS.map((n) => (
        <div key={n}>
          <DateInput name={`also${n}`} field={field} legend={`Further day ${n}`} error={errorOf(`also${n}`)} />
          <Input
            field={field(`also${n}At`)}
            label={`Time of further day ${n}`}
            width={5}
            autoComplete="off"
            error={errorOf(`also${n}At`)}
          />
        </div>
      ))}
    </Details>
  );
}

export function PriorityFields({ field, errorOf }: FormFields) {
  return (
    <Radios
      field={field("priority")}
      legend="How serious is it?"
      legendSize="s"
      small
      items={[
        { value: "standard", text: "Standard" },
        { value: "serious", text: "Serious", hint: "The first contact is due sooner" },
      ]}
      error={errorOf("priority")}
    />
  );
}

export function SuspectFields(fields: FormFields) {
  const { field, errorOf } = fields;
  return (
    <Details
      summary="Who is thought responsible"
      open={["suspectGiven", "suspectFamily", "suspectWords", "suspectBorn"].some(
        (name) => errorOf(name) || Boolean(field(name).defaultValue),
      )}
    >
      <p className="govuk-body">Nobody is more than alleged.</p>
      <NameFields who="suspect" {...fields} />
      <Input
        field={field("suspectWords")}
        label="Or in words, where nobody knows a name"
        autoComplete="off"
        error={errorOf("suspectWords")}
      />
    </Details>
  );
}
