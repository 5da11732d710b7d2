import { type BirthDateBasis, listedName } from "../people/person.ts";

/** One whom it binds; without a name where this reader may not open the person. */
export type ListedRespondent = {
  bodyName: string | null;
  givenNames: string | null;
  familyName: string | null;
  birthDate: string | null;
  birthDateBasis: BirthDateBasis | null;
};

/** So many are named in a list; the others are counted. */
const NAMED = 2;

/**
 * Whom it binds, as a list says it: children by initials, and of several the first two with how many more. A person whom
 * this reader may not open is counted and not named.
 */
export function respondentWords(
  respondents: readonly ListedRespondent[],
  { personsUnknown, today }: { personsUnknown: boolean; today: string },
): string {
  const names = respondents.flatMap((one) => nameOf(one, today) ?? []);
  const shown = names.slice(0, NAMED);
  const others = respondents.length - shown.length;
  const more =
    others === 0 ? [] : [shown.length > 0 ? `${others} more` : others === 1 ? "1 person" : `${others} people`];
  return listed([...shown, ...more, ...(personsUnknown ? ["persons unknown"] : [])]);
}

/** Null for somebody whom this reader may not open. */
function nameOf(one: ListedRespondent, today: string): string | null {
  if (one.bodyName !== null) return one.bodyName;
  if (one.givenNames === null || one.familyName === null) return null;
  const { givenNames, familyName, birthDate, birthDateBasis } = one;
  return listedName({ givenNames, familyName, birthDate, birthDateBasis: birthDateBasis ?? "unknown" }, today);
}

/** A, B and C. */
function listed(parts: readonly string[]): string {
  return parts.length < 2 ? (parts[0] ?? "") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1) ?? ""}`;
}
