import { isDay, longDay } from "../dates/iso-day.ts";

export const BIRTH_DATE_BASIS_NAMES = { exact: "Exact", approximate: "Approximate", unknown: "Not known" } as const;
export type BirthDateBasis = keyof typeof BIRTH_DATE_BASIS_NAMES;
export const BIRTH_DATE_BASES = ["exact", "approximate", "unknown"] as const satisfies BirthDateBasis[];

const OLDEST_AGE = 120;
export const ADULT_AGE = 18;
/** Age of criminal responsibility: Children and Young Persons Act 1933 s50. */
export const RESPONSIBLE_AGE = 10;

type Named = { givenNames: string; familyName: string };
type Born = { birthDate: string | null; birthDateBasis: BirthDateBasis };
export type PersonRefusal = { field: "birthDate" | "birthDateBasis"; message: string };

export function fullName(person: Named) {
  return `${person.givenNames} ${person.familyName}`;
}

/** The given name of somebody whom a file without names brought; the family name is then the file's own reference. */
export const UNNAMED = "Person";

/** Known by a reference of another system and by nothing else, until somebody records the name. */
export function isUnnamed({ givenNames, familyName }: Named): boolean {
  return givenNames === UNNAMED && /\d/.test(familyName);
}

/** One letter a name: Mary-Jane O'Neil is M J O. */
export function initials(person: Named) {
  const names = fullName(person).match(/\p{L}[^\s-]*/gu) ?? [];
  return names
    .map((name) => name.charAt(0).toUpperCase())
    .filter(Boolean)
    .join(" ");
}

/**
 * In lists and agendas a child goes by initials (DOMAIN 7.7), and so does somebody whose age nobody knows; the full
 * name stands on the record itself. A reference of another system is no name, and stands as it is.
 */
export function listedName(person: Named & Born, today: string) {
  return mayBeChild(person, today) && !isUnnamed(person) ? initials(person) : fullName(person);
}

function mayBeChild(person: Born, today: string) {
  return person.birthDate === null || ageOn(person.birthDate, today) < ADULT_AGE;
}

/** Full years on that day. Born on 29 February: a year older on 1 March where there is no 29th. */
export function ageOn(birthDate: string, day: string) {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/** The day on which somebody becomes so old, as ageOn reckons. */
export function birthdayOf(birthDate: string, age: number): string {
  const year = String(Number(birthDate.slice(0, 4)) + age).padStart(4, "0");
  const sameDay = `${year}-${birthDate.slice(5)}`;
  return isDay(sameDay) ? sameDay : `${year}-03-01`;
}

/** With the age of that day: "27 March 2009 (age 17)"; an approximate one as "about 34" and its year. */
export function birthWords({ birthDate, birthDateBasis }: Born, today: string): string {
  if (birthDate === null) return "Not known";
  const age = ageOn(birthDate, today);
  if (birthDateBasis === "approximate") return `About ${age} (born about ${birthDate.slice(0, 4)})`;
  return `${longDay(birthDate)} (age ${age})`;
}

/** A reason why nobody can have been born then, or null. */
export function refuseBirthDate({ birthDate, birthDateBasis }: Born, today: string): PersonRefusal | null {
  if (birthDateBasis === "unknown") {
    return birthDate === null
      ? null
      : { field: "birthDateBasis", message: "Select exact or approximate, or leave the date of birth blank" };
  }
  if (birthDate === null) return { field: "birthDate", message: "Enter the date of birth, or select Not known" };
  if (birthDate > today) return { field: "birthDate", message: "Date of birth must be today or in the past" };
  if (ageOn(birthDate, today) > OLDEST_AGE)
    return { field: "birthDate", message: `Date of birth must be within the last ${OLDEST_AGE} years` };
  return null;
}
