import { type Officer, OfficerSelect } from "#app/components/forms/officer-select.tsx";
import { CharacterCount } from "#app/components/govuk/character-count.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import type { FieldProps } from "#app/components/govuk/field-props.ts";
import { Input } from "#app/components/govuk/input.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { Select, type SelectItem } from "#app/components/govuk/select.tsx";
import { REFERRAL_GATEWAY_IDS, REFERRAL_GATEWAYS } from "#app/domain/cases/gateways.ts";
import { LAWFUL_BASES, LAWFUL_BASIS_NAMES } from "#app/domain/cases/lawful-basis.ts";
import { URGENCIES, URGENCY_IDS } from "#app/domain/cases/urgency.ts";

type Fields = { field: (name: string) => FieldProps; errorOf: (name: string) => string | undefined };

/** Which agency and officer refer, and when it was received. */
export function SourceFields({
  field,
  errorOf,
  agencies,
  officers,
}: Fields & { agencies: readonly SelectItem[]; officers: readonly Officer[] }) {
  return (
    <>
      <h2 className="govuk-heading-m">Who refers</h2>
      <Select
        field={field("agencyId")}
        label="Referring agency"
        items={agencies}
        placeholder="Select an agency"
        error={errorOf("agencyId")}
      />
      <OfficerSelect
        field={field("referringUserId")}
        agencyField="agencyId"
        officers={officers}
        label="Officer who refers (optional)"
        hint="Somebody who signs in here is told what becomes of it"
        placeholder="Nobody on this list"
        error={errorOf("referringUserId")}
      />
      <Input
        field={field("referringOfficer")}
        label="Or the name of an officer who does not sign in here (optional)"
        error={errorOf("referringOfficer")}
      />
      <DateInput name="receivedOn" field={field} legend="Day received" error={errorOf("receivedOn")} />
    </>
  );
}

/** What has happened, what has been tried and how urgent it is. */
export function ReasonFields({ field, errorOf }: Fields) {
  return (
    <>
      <h2 className="govuk-heading-m">What it is about</h2>
      <CharacterCount
        field={field("reason")}
        label="Reason"
        hint="What has happened, and what worries you"
        maxLength={4000}
        rows={6}
        error={errorOf("reason")}
      />
      <CharacterCount
        field={field("tried")}
        label="What has been tried"
        hint="By whom, and what came of it. Write “Nothing yet” if that is so"
        maxLength={4000}
        rows={4}
        error={errorOf("tried")}
      />
      <Radios
        field={field("urgency")}
        legend="How urgent is it?"
        items={URGENCY_IDS.map((value) => ({ value, text: URGENCIES[value].name, hint: URGENCIES[value].means }))}
        error={errorOf("urgency")}
      />
    </>
  );
}

/** Under what law it is shared (DOMAIN 7.1, 7.4). */
export function LawFields({ field, errorOf }: Fields) {
  return (
    <>
      <h2 className="govuk-heading-m">The law</h2>
      <Radios
        field={field("lawfulBasis")}
        legend="Lawful basis for sharing this"
        small
        items={LAWFUL_BASES.map((value) => ({ value, text: LAWFUL_BASIS_NAMES[value] }))}
        error={errorOf("lawfulBasis")}
      />
      <Radios
        field={field("gateway")}
        legend="Which law allows telling the group?"
        hint="Crime and Disorder Act 1998 section 17 is none: a duty to consider crime, and no power to share"
        small
        items={REFERRAL_GATEWAY_IDS.map((value) => ({
          value,
          text: REFERRAL_GATEWAYS[value].name,
          hint: REFERRAL_GATEWAYS[value].permits,
        }))}
        error={errorOf("gateway")}
      />
    </>
  );
}
