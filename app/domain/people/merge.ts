import type { Sex } from "./person-parts.ts";
import type { BirthDateBasis } from "./person.ts";

/** What a person's own record says, and a merge chooses between. */
export type OwnValues = {
  givenNames: string;
  familyName: string;
  birthDate: string | null;
  birthDateBasis: BirthDateBasis;
  sex: Sex | null;
  areaWords: string | null;
};
export type MergeChoice = { keep: Side; name: Side; birth: Side; sex: Side; area: Side };
type Side = "first" | "second";

/** The values that stand after a merge: each from the one record or the other. */
export function chosenValues(first: OwnValues, second: OwnValues, choice: MergeChoice): OwnValues {
  const from = (side: Side) => (side === "first" ? first : second);
  const { givenNames, familyName } = from(choice.name);
  const { birthDate, birthDateBasis } = from(choice.birth);
  return {
    givenNames,
    familyName,
    birthDate,
    birthDateBasis,
    sex: from(choice.sex).sex,
    areaWords: from(choice.area).areaWords,
  };
}

/** Something that is held on a person: `mark` differs when it has been changed. */
export type Holding = { kind: string; id: string; mark: string };

const HOLDING_WORDS: Record<string, string> = {
  person: "The name, date of birth, sex or area",
  record: "A record that was merged",
  link: "A link to a case",
  referral: "A referral",
  named: "A role in a referral about a problem or a place",
  risk: "A risk assessment",
  alias: "Another name",
  contact: "A phone number or e-mail",
  "safe-contact": "How to contact safely",
  address: "An address",
  marker: "A warning",
  relationship: "A relationship",
  involved: "A role in an incident",
  report: "A report to an agency",
  "case-review": "A case review",
  "victim-duty": "A duty to tell a victim about the case review",
  respondent: "A role as a respondent of an intervention",
  protected: "A condition of an intervention that protects them",
};

/** What has happened to either record since they were merged, in words; empty while the merge can be undone. */
export function changesSince(held: readonly Holding[], now: readonly Holding[]): string[] {
  const key = ({ kind, id }: Holding) => `${kind} ${id}`;
  const before = new Map(held.map((h) => [key(h), h.mark]));
  const after = new Map(now.map((h) => [key(h), h.mark]));
  const words = (h: Holding, what: string) => `${HOLDING_WORDS[h.kind] ?? "Something"} was ${what}`;
  return [
    ...now.filter((h) => !before.has(key(h))).map((h) => words(h, "added")),
    ...now.filter((h) => before.has(key(h)) && before.get(key(h)) !== h.mark).map((h) => words(h, "changed")),
    ...held.filter((h) => !after.has(key(h))).map((h) => words(h, "taken away")),
  ];
}
