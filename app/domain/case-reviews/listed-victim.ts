import { type BirthDateBasis, listedName } from "../people/person.ts";

type Victim = {
  /** Of a business or a community group. */
  victimWords: string | null;
  givenNames: string | null;
  familyName: string | null;
  birthDate: string | null;
  birthDateBasis: BirthDateBasis | null;
};

/** The victim as a list names them: a child by initials (DOMAIN 7.7). */
export function listedVictim(
  { victimWords, givenNames, familyName, birthDate, birthDateBasis }: Victim,
  today: string,
): string {
  if (victimWords !== null) return victimWords;
  const known = { givenNames: givenNames ?? "", familyName: familyName ?? "", birthDate };
  return listedName({ ...known, birthDateBasis: birthDateBasis ?? "unknown" }, today);
}
