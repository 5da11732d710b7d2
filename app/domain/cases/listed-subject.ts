import { type BirthDateBasis, fullName, listedName } from "../people/person.ts";

/** A row that may be about a person: all four are there or none. */
type Row = {
  givenNames: string | null;
  familyName: string | null;
  birthDate: string | null;
  birthDateBasis: BirthDateBasis | null;
};

/** How a list names the subject of a case or a referral; children by initials. */
export function listedSubject(row: Row, today: string): string {
  const person = personIn(row);
  return person ? listedName(person, today) : "";
}

/** How the record itself names its subject. */
export function wholeSubject(row: Row): string {
  const person = personIn(row);
  return person ? fullName(person) : "";
}

function personIn({ givenNames, familyName, birthDate, birthDateBasis }: Row) {
  if (givenNames === null || familyName === null || birthDateBasis === null) return null;
  return { givenNames, familyName, birthDate, birthDateBasis };
}
