import { Radios } from "#app/components/govuk/radios.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import type { RiskFields } from "#app/components/risk/risk-form-page.tsx";
import { LAWFUL_BASIS_NAMES } from "#app/domain/cases/lawful-basis.ts";
import {
  JAG_REFERRAL_NAMES,
  SAFEGUARDING_NAMES,
  VICTIM_FIRST_NAMES,
  YES_NO_UNKNOWN_NAMES,
} from "#app/domain/risk/questions.ts";

export function itemsOf(names: Record<string, string>) {
  return Object.entries(names).map(([value, text]) => ({ value, text }));
}

/** What a High must have answered (DOMAIN 2.4). */
export function HighQuestions({ field, errorOf, isOfJag }: RiskFields & { isOfJag: boolean }) {
  return (
    <>
      {[
        ["mentalHealth", "Is mental health part of it?"],
        ["substanceMisuse", "Is alcohol or drug misuse part of it?"],
      ].map(([name = "", legend = ""]) => (
        <Radios
          key={name}
          field={field(name)}
          legend={legend}
          inline
          small
          items={itemsOf(YES_NO_UNKNOWN_NAMES)}
          error={errorOf(name)}
        />
      ))}
      <Radios
        field={field("safeguarding")}
        legend="Safeguarding"
        small
        items={itemsOf(SAFEGUARDING_NAMES)}
        error={errorOf("safeguarding")}
      />
      <Textarea
        field={field("safeguardingWords")}
        label="What was done, or why it is not met"
        rows={2}
        error={errorOf("safeguardingWords")}
      />
      {isOfJag ? null : (
        <>
          <Radios
            field={field("jagReferral")}
            legend="Referral to the Joint Action Group"
            small
            items={itemsOf(JAG_REFERRAL_NAMES)}
            error={errorOf("jagReferral")}
          />
          <Textarea field={field("jagWords")} label="If not, why not" rows={2} error={errorOf("jagWords")} />
        </>
      )}
      <Select
        field={field("sharingBasis")}
        label="Basis for sharing information"
        items={itemsOf(LAWFUL_BASIS_NAMES)}
        placeholder="Choose a basis"
        error={errorOf("sharingBasis")}
      />
    </>
  );
}

export function VictimQuestions({ field, errorOf }: RiskFields) {
  return (
    <>
      <Radios
        field={field("victimFirst")}
        legend="Victim First"
        small
        items={itemsOf(VICTIM_FIRST_NAMES)}
        error={errorOf("victimFirst")}
      />
      <Textarea
        field={field("victimFirstWords")}
        label="If not offered, why not"
        rows={2}
        error={errorOf("victimFirstWords")}
      />
    </>
  );
}
