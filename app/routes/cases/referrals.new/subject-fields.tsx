import { DateInput } from "#app/components/govuk/date-input.tsx";
import type { FieldProps } from "#app/components/govuk/field-props.ts";
import { Input } from "#app/components/govuk/input.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { REFERRAL_ROLES } from "#app/domain/cases/referral.form.ts";
import { standingAtAcceptance } from "#app/domain/cases/referral.ts";
import { linkWords } from "#app/domain/people/link-roles.ts";
import { BIRTH_DATE_BASES, BIRTH_DATE_BASIS_NAMES } from "#app/domain/people/person.ts";

type Fields = { field: (name: string) => FieldProps; errorOf: (name: string) => string | undefined };

export function RoleField({ field, errorOf }: Fields) {
  return (
    <Radios
      field={field("role")}
      legend="This person is referred as"
      items={REFERRAL_ROLES.map((value) => ({ value, text: linkWords(value, standingAtAcceptance(value)) }))}
      error={errorOf("role")}
    />
  );
}

/** Somebody as the referrer knows them: no record is shown, and none is made yet. */
export function TypedPersonFields({ field, errorOf }: Fields) {
  return (
    <>
      <Input
        field={field("givenNames")}
        label="Given names"
        autoComplete="off"
        spellCheck={false}
        error={errorOf("givenNames")}
      />
      <Input
        field={field("familyName")}
        label="Family name"
        autoComplete="off"
        spellCheck={false}
        error={errorOf("familyName")}
      />
      <Radios
        field={field("birthDateBasis")}
        legend="Is the date of birth known?"
        inline
        items={BIRTH_DATE_BASES.map((value) => ({ value, text: BIRTH_DATE_BASIS_NAMES[value] }))}
        error={errorOf("birthDateBasis")}
      />
      <DateInput
        name="birthDate"
        field={field}
        legend="Date of birth"
        hint="For example, 27 3 2009. Leave blank if it is not known."
        error={errorOf("birthDate")}
      />
      <Input
        field={field("area")}
        label="Area (optional)"
        hint="Where the person is mostly found, such as Shelthorpe. No address."
        width={20}
        error={errorOf("area")}
      />
    </>
  );
}

export function ProblemFields({ field, errorOf }: Fields) {
  return (
    <>
      <Input
        field={field("problemTitle")}
        label="Problem"
        hint="In a few words that name nobody, such as Off-road bikes. Lists show it"
        error={errorOf("problemTitle")}
      />
      <Input
        field={field("problemArea")}
        label="Area (optional)"
        hint="In words, such as the fields behind Ling Road"
        error={errorOf("problemArea")}
      />
    </>
  );
}
