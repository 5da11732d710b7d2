import { GatewayFields } from "#app/components/exports/justification-fields.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import type { FormFields } from "#app/components/govuk/field-props.ts";
import { Input } from "#app/components/govuk/input.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { ENTRY_DESTINATION_NAMES, WAY_NAMES, WAYS_BY_HAND } from "#app/domain/disclosures/entry.ts";

const YES_OR_NO = [
  { value: "yes", text: "Yes" },
  { value: "no", text: "No" },
];

/** What a record of a disclosure says (DOMAIN 7.4). */
export function ByHandFields({ field, errorOf }: FormFields) {
  return (
    <>
      <Input
        field={field("record")}
        label="Record that it is about"
        hint="Its reference, such as CS-26-0014"
        className="govuk-input--width-10"
        autoComplete="off"
        spellCheck={false}
        error={errorOf("record")}
      />
      <Textarea
        field={field("what")}
        label="What was told"
        hint="So that it can be said later what they know. No more than that"
        rows={4}
        error={errorOf("what")}
      />
      <Radios
        field={field("destination")}
        legend="To whom it went"
        legendSize="s"
        items={(["partnership", "disclosed"] as const).map((value) => ({
          value,
          text: ENTRY_DESTINATION_NAMES[value],
        }))}
        error={errorOf("destination")}
        small
      />
      <Input
        field={field("recipients")}
        label="Who was told"
        hint="The organisation, and who there"
        error={errorOf("recipients")}
      />
      <DateInput
        name="disclosedOn"
        field={field}
        legend="Day it was told"
        legendSize="s"
        error={errorOf("disclosedOn")}
      />
      <Radios
        field={field("way")}
        legend="How it was told"
        legendSize="s"
        items={WAYS_BY_HAND.map((value) => ({ value, text: WAY_NAMES[value] }))}
        error={errorOf("way")}
        small
      />
      <Radios
        field={field("isPersonal")}
        legend="Was it about anybody who can be known from it?"
        legendSize="s"
        items={YES_OR_NO}
        error={errorOf("isPersonal")}
        small
        inline
      />
      <Radios
        field={field("isOfHealth")}
        legend="Was any of it patient information, or personal information from health or social care?"
        legendSize="s"
        hint="Section 16 of the Police, Crime, Sentencing and Courts Act 2022 does not allow it"
        items={YES_OR_NO}
        error={errorOf("isOfHealth")}
        small
        inline
      />
      <GatewayFields field={field} errorOf={errorOf} isPast />
    </>
  );
}
