/** How two people stand to each other. `parent`: the first is the parent or carer of the second. */
const WORDS = {
  household: ["Lives in the same household as", "Lives in the same household as"],
  partner: ["Partner of", "Partner of"],
  parent: ["Parent or carer of", "Child of"],
  sibling: ["Brother or sister of", "Brother or sister of"],
  associate: ["Associate of", "Associate of"],
  other: ["Other", "Other"],
} as const;
export type Relationship = keyof typeof WORDS;
/** From which of the two the relationship is looked at. */
export type Side = "first" | "second";

/** As it reads on the page of the one before the name of the other; an "other" relationship in its own words. */
export function relationshipWords(relationship: Relationship, side: Side, words: string | null) {
  if (relationship === "other") return `${words ?? "Other"}:`;
  return WORDS[relationship][side === "first" ? 0 : 1];
}
