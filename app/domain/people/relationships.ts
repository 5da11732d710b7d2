/** How two people stand to each other. `parent`: the first is the parent or carer of the second. */
const WORDS = {
  household: ["In the same household as", "In the same household as"],
  partner: ["Partner of", "Partner of"],
  parent: ["Parent or carer of", "Child of"],
  sibling: ["Brother or sister of", "Brother or sister of"],
  associate: ["Associate of", "Associate of"],
  other: ["Other", "Other"],
} as const;
export type Relationship = keyof typeof WORDS;
/** From which of the two the relationship is looked at. */
export type Side = "first" | "second";

/** As it reads on the page of the one, before the name of the other; an "other" relationship in its own words. */
export function relationshipWords(relationship: Relationship, side: Side, words: string | null): string {
  if (relationship === "other") return `${words ?? "Other"}:`;
  return WORDS[relationship][side === "first" ? 0 : 1];
}

/** What the form offers for the person whose page it is on. */
export const RELATIONSHIP_CHOICES = [
  { value: "household", text: WORDS.household[0] },
  { value: "partner", text: WORDS.partner[0] },
  { value: "parent", text: WORDS.parent[0] },
  { value: "child", text: WORDS.parent[1] },
  { value: "sibling", text: WORDS.sibling[0] },
  { value: "associate", text: WORDS.associate[0] },
  { value: "other", text: "Something else" },
] as const;
export type RelationshipChoice = (typeof RELATIONSHIP_CHOICES)[number]["value"];

/** Which of the two stands first, for a choice made on the page of one of them. */
export function sidesOf(as: RelationshipChoice): { relationship: Relationship; side: Side } {
  return as === "child" ? { relationship: "parent", side: "second" } : { relationship: as, side: "first" };
}

export function choiceOf(relationship: Relationship, side: Side): RelationshipChoice {
  return relationship === "parent" && side === "second" ? "child" : relationship;
}
