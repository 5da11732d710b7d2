import { CharacterCount } from "#app/components/govuk/character-count.tsx";
import { Checkboxes } from "#app/components/govuk/checkboxes.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { Details } from "#app/components/govuk/details.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import {
  ASB_HEADING_NAMES,
  ASB_HEADINGS,
  ASB_QUALIFIER_IDS,
  ASB_QUALIFIERS,
  HATE_STRAND_NAMES,
  HATE_STRANDS,
  INCIDENT_FLAG_NAMES,
  INCIDENT_FLAGS,
} from "#app/domain/incidents/asb-headings.ts";
import { FURTHER_ROWS } from "#app/domain/incidents/log-incident.form.ts";
import { type Fields, NameFields } from "./who-fields.tsx";

export function WhenAndWhereFields({ field, errorOf }: Fields) {
  const isUsed = (names: string[]) => names.some((name) => errorOf(name) || Boolean(field(name).defaultValue));
  const further = FURTHER_ROWS.flatMap((n) => [`also${n}`, `also${n}-day`, `also${n}At`]);
  const time = { width: 5, autoComplete: "off" } as const;
  return (
    <>
      <h2 className="govuk-heading-m">When and where</h2>
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
      <Details summary="It happened on further nights" open={isUsed(further)}>
        <p className="govuk-body">Each is an incident of its own in this one report, alike in all but when.</p>
        {FURTHER_ROWS.map((n) => (
          <div key={n}>
            <DateInput name={`also${n}`} field={field} legend={`Further day ${n}`} error={errorOf(`also${n}`)} />
            <Input
              field={field(`also${n}At`)}
              label={`Time of further day ${n}`}
              {...time}
              error={errorOf(`also${n}At`)}
            />
          </div>
        ))}
      </Details>
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

type Type = { id: string; heading: string; name: string };

export function WhatFields({ types, ...fields }: Fields & { types: readonly Type[] }) {
  const { field, errorOf } = fields;
  const own = ASB_HEADINGS.map((heading) => ({
    label: ASB_HEADING_NAMES[heading],
    items: types
      .filter((type) => type.heading === heading)
      .map(({ id, name }) => ({ value: `type:${id}`, text: name })),
  })).filter(({ items }) => items.length > 0);
  return (
    <>
      <h2 className="govuk-heading-m">What happened</h2>
      <Select
        field={field("type")}
        label="What was it?"
        items={ASB_HEADINGS.map((value) => ({ value, text: ASB_HEADING_NAMES[value] }))}
        groups={own}
        placeholder="Select what it was"
        error={errorOf("type")}
      />
      <Radios
        field={field("qualifier")}
        legend="Whom was it aimed at?"
        legendSize="s"
        small
        items={ASB_QUALIFIER_IDS.map((value) => ({
          value,
          text: ASB_QUALIFIERS[value].name,
          hint: ASB_QUALIFIERS[value].means,
        }))}
        error={errorOf("qualifier")}
      />
      <CharacterCount
        field={field("whatHappened")}
        label="What happened?"
        maxLength={4000}
        rows={5}
        error={errorOf("whatHappened")}
      />
      <Checkboxes
        field={field("flags")}
        legend="Does any of these apply? (optional)"
        legendSize="s"
        small
        items={INCIDENT_FLAGS.map((value) => ({
          value,
          text: INCIDENT_FLAG_NAMES[value],
          conditional:
            value === "vehicle" ? (
              <Input
                field={field("vehicleWords")}
                label="Make, colour, registration"
                autoComplete="off"
                error={errorOf("vehicleWords")}
              />
            ) : undefined,
        }))}
        error={errorOf("flags")}
      />
      <Radios
        field={field("hate")}
        legend="Does anybody perceive it as motivated by hate?"
        legendSize="s"
        small
        items={[
          { value: "no", text: "No" },
          {
            value: "yes",
            text: "Yes",
            conditional: (
              <Checkboxes
                field={field("strands")}
                legend="On account of"
                small
                items={HATE_STRANDS.map((value) => ({ value, text: HATE_STRAND_NAMES[value] }))}
                error={errorOf("strands")}
              />
            ),
          },
        ]}
        error={errorOf("hate")}
      />
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
      <Details
        summary="A licensed premises is involved"
        open={Boolean(errorOf("licensingSummary") ?? field("licensingSummary").defaultValue)}
      >
        <CharacterCount
          field={field("licensingSummary")}
          label="Summary for licensing"
          hint="All that licensing officers read of it. Name nobody"
          maxLength={1000}
          rows={3}
          error={errorOf("licensingSummary")}
        />
      </Details>
    </>
  );
}
