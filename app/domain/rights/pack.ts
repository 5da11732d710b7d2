/** What becomes of one item of a subject access pack. */
export const PACK_MARK_NAMES = {
  open: "Not decided",
  disclose: "Disclose",
  withhold: "Withhold",
  ask: "Ask the agency that supplied it",
} as const;
export type PackMark = keyof typeof PACK_MARK_NAMES;
export const PACK_MARKS = Object.keys(PACK_MARK_NAMES) as [PackMark, ...PackMark[]];

/** Why an item is withheld (DOMAIN 7.5; DPA 2018 Schedules 2 and 3, s45(4)). */
export const EXEMPTION_NAMES = {
  "third-party": "Another person’s data: Schedule 2 paragraph 16",
  crime: "Prejudice to preventing or detecting crime: Schedule 2 paragraph 2",
  "part-3": "Law enforcement: section 45(4)",
  "serious-harm": "Serious harm, health, social work or education data: Schedule 3",
  "child-abuse": "Child abuse data: Schedule 3 paragraph 21",
  privilege: "Legal professional privilege: Schedule 2 paragraph 19",
  other: "Another exemption, named in the reason",
} as const;
export type Exemption = keyof typeof EXEMPTION_NAMES;
export const EXEMPTIONS = Object.keys(EXEMPTION_NAMES) as [Exemption, ...Exemption[]];

export type PackStatus = "draft" | "given" | "dropped";
export type LabelKind = "person" | "agency" | "officer";
