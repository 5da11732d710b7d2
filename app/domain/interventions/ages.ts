import { ageOn } from "../people/person.ts";
import type { RespondentFacts } from "./facts.ts";
import { type Finding, finding, type FindingField } from "./finding.ts";

/** By an exact date of birth, by an estimated one, or not to be said. A body has none. */
export type AgeOnDay = { kind: "exact" | "estimated"; years: number } | { kind: "unknown" } | { kind: "body" };

/** Full years on that day: the day of issue, grant or making (ASBCPA 2014 ss1(6), 25(4)), whatever today is. */
export function ageOfRespondent(respondent: RespondentFacts, day: string): AgeOnDay {
  if (respondent.isBody) return { kind: "body" };
  const { birthDate, birthDateBasis } = respondent;
  if (birthDate === null || birthDateBasis === "unknown") return { kind: "unknown" };
  return { kind: birthDateBasis === "exact" ? "exact" : "estimated", years: ageOn(birthDate, day) };
}

/** Those younger than that on the day; an estimated date counts as it stands, an unknown one never. */
export function thoseUnder(respondents: readonly RespondentFacts[], age: number, day: string): RespondentFacts[] {
  return respondents.filter((respondent) => {
    const found = ageOfRespondent(respondent, day);
    return "years" in found && found.years < age;
  });
}

/** Those of that age or older on the day, reckoned alike. */
export function thoseFrom(respondents: readonly RespondentFacts[], age: number, day: string): RespondentFacts[] {
  return respondents.filter((respondent) => {
    const found = ageOfRespondent(respondent, day);
    return "years" in found && found.years >= age;
  });
}

/** Those of whom nobody can be sure: the date of birth is estimated, or not known. */
export function thoseUnsure(respondents: readonly RespondentFacts[]): RespondentFacts[] {
  return respondents.filter(({ isBody, birthDateBasis }) => !isBody && birthDateBasis !== "exact");
}

export function isExact({ isBody, birthDate, birthDateBasis }: RespondentFacts): boolean {
  return !isBody && birthDate !== null && birthDateBasis === "exact";
}

/** "Tom Hill (15) and Ann Lee (about 14)"; without names "One respondent (15)", "2 respondents". */
function whoWords(respondents: readonly RespondentFacts[], day: string): string {
  if (respondents.some(({ name }) => name === null)) return countWords(respondents, day);
  return listed(respondents.map((respondent) => `${respondent.name ?? ""}${yearsWords(respondent, day)}`));
}

/** Without a name, for what is kept. */
function countWords(respondents: readonly RespondentFacts[], day: string): string {
  const [first] = respondents;
  return respondents.length === 1 && first
    ? `One respondent${yearsWords(first, day)}`
    : `${respondents.length} respondents`;
}

/** A finding that begins with whom it is about: by name on the page, by number in what is kept. */
export function findingAbout(
  code: string,
  field: FindingField,
  who: readonly RespondentFacts[],
  day: string,
  rest: string,
  source: string,
): Finding {
  return finding(code, field, `${whoWords(who, day)} ${rest}`, source, `${countWords(who, day)} ${rest}`);
}

/** is or are. */
export function isWord(respondents: readonly unknown[]): "is" | "are" {
  return respondents.length === 1 ? "is" : "are";
}

/** "police, housing and health". */
export function listed(words: readonly string[]): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} and ${words.at(-1) ?? ""}`;
}

function yearsWords(respondent: RespondentFacts, day: string): string {
  const age = ageOfRespondent(respondent, day);
  if (!("years" in age)) return "";
  return age.kind === "exact" ? ` (${age.years})` : ` (about ${age.years})`;
}
