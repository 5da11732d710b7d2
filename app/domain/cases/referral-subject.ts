import type { LinkRole } from "../people/link-roles.ts";
import { ageOn, type BirthDateBasis, RESPONSIBLE_AGE, refuseBirthDate } from "../people/person.ts";
import type { LinkedPerson } from "./referral-people.form.ts";
import type { ToldDetails } from "./referral.form.ts";
import { asksOfParent } from "./told.ts";

export type TypedPerson = {
  givenNames: string;
  familyName: string;
  birthDateBasis: BirthDateBasis;
  birthDate: string | null;
  area: string | null;
};

/** Who or what a referral is about: somebody recorded, somebody who is only typed, a place, or a problem. */
export type ReferralSubject =
  | { kind: "person"; personId: string; role: LinkRole; told: ToldDetails }
  | { kind: "typed"; person: TypedPerson; role: LinkRole; told: ToldDetails }
  | { kind: "location"; locationId: string; people: readonly LinkedPerson[] }
  | { kind: "problem"; title: string; area: string | null; locationId: string | null; people: readonly LinkedPerson[] };

type Refusal = { field: string; message: string };

/** Days on which somebody was told, and that a parent or carer is asked about where the person is or may be a child. */
export function refuseTold(
  told: ToldDetails,
  person: { birthDate: string | null; birthDateBasis: BirthDateBasis },
  receivedOn: string,
  today: string,
): Refusal | null {
  if (told.personTold === "yes" && told.personToldOn !== null && told.personToldOn > today)
    return { field: "personToldOn", message: "Day the person was told must be today or in the past" };
  if (told.parentTold === "yes" && told.parentToldOn !== null && told.parentToldOn > today)
    return { field: "parentToldOn", message: "Day the parent or carer was told must be today or in the past" };
  if (told.parentTold === null && asksOfParent(person, receivedOn))
    return {
      field: "parentTold",
      message: "Select whether a parent or carer has been told: the person is or may be under 18",
    };
  return null;
}

/**
 * What was said of telling, without what does not belong to it: a parent's part of a referral of an adult, which no form
 * shows; who told and when, where the answer is no; why not, where it is yes.
 */
export function toldThatBelongs(
  told: ToldDetails,
  person: { birthDate: string | null; birthDateBasis: BirthDateBasis },
  receivedOn: string,
): ToldDetails {
  const ofPerson = told.personTold;
  const ofParent = asksOfParent(person, receivedOn) ? told.parentTold : null;
  return {
    personTold: ofPerson,
    personToldBy: ofPerson === "yes" ? told.personToldBy : null,
    personToldOn: ofPerson === "yes" ? told.personToldOn : null,
    personNotToldReason: ofPerson === "no" ? told.personNotToldReason : null,
    parentTold: ofParent,
    parentToldBy: ofParent === "yes" ? told.parentToldBy : null,
    parentToldOn: ofParent === "yes" ? told.parentToldOn : null,
    parentNotToldReason: ofParent === "no" ? told.parentNotToldReason : null,
  };
}

/** Each person of a group of offenders: nobody born in the future, and no child under ten a suspect (DOMAIN 2.5). */
export function refuseLinkedPeople(people: readonly LinkedPerson[], receivedOn: string, today: string): Refusal | null {
  for (const person of people) {
    const { row, role, birthDate } = person;
    const impossible = refuseBirthDate(person, today);
    if (impossible) return { field: `birth${row}`, message: impossible.message };
    if (birthDate !== null && role === "perpetrator" && ageOn(birthDate, receivedOn) < RESPONSIBLE_AGE) {
      return {
        field: `role${row}`,
        message: `A child under ${RESPONSIBLE_AGE} is never recorded as a perpetrator: refer as a person at risk`,
      };
    }
  }
  return null;
}
