import { locationName } from "../locations/location.ts";
import { type BirthDateBasis, fullName, listedName } from "../people/person.ts";

/** Of what kind a subject is shows in which of these are there: a person's, a place's or a problem's. */
type Row = {
  givenNames: string | null;
  familyName: string | null;
  birthDate: string | null;
  birthDateBasis: BirthDateBasis | null;
  locationName: string | null;
  locationPostcode: string | null;
  problemTitle: string | null;
  /** A person whom a referrer typed and nobody has matched yet. */
  typedGivenNames?: string | null;
  typedFamilyName?: string | null;
  typedBirthDate?: string | null;
  typedBirthDateBasis?: BirthDateBasis | null;
};

/** How a list names the subject of a case or a referral; children by initials (DOMAIN 7.7). */
export function listedSubject(row: Row, today: string): string {
  const person = personIn(row);
  return person ? listedName(person, today) : subjectOtherThanPerson(row);
}

/** How the record itself names its subject. */
export function wholeSubject(row: Row): string {
  const person = personIn(row);
  return person ? fullName(person) : subjectOtherThanPerson(row);
}

function personIn(row: Row) {
  const { givenNames, familyName, birthDate, birthDateBasis } = row;
  if (givenNames !== null && familyName !== null && birthDateBasis !== null)
    return { givenNames, familyName, birthDate, birthDateBasis };
  if (typeof row.typedFamilyName !== "string") return null;
  return {
    givenNames: row.typedGivenNames ?? "",
    familyName: row.typedFamilyName,
    birthDate: row.typedBirthDate ?? null,
    birthDateBasis: row.typedBirthDateBasis ?? "unknown",
  };
}

/** A problem keeps its title even where it has a place. */
function subjectOtherThanPerson({ problemTitle, locationName: name, locationPostcode }: Row) {
  if (problemTitle !== null) return problemTitle;
  return name === null ? "" : locationName({ name, postcode: locationPostcode });
}
