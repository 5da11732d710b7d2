/** How a person stands in a case (DESIGN 5, DOMAIN 11). Nobody is a perpetrator without the word alleged or confirmed. */
export const LINK_ROLES = [
  "victim",
  "perpetrator",
  "person-at-risk",
  "witness",
  "reporter",
  "associate",
  "parent-carer",
] as const;
export type LinkRole = (typeof LINK_ROLES)[number];
export type LinkStanding = "alleged" | "confirmed" | "not-substantiated";

/** By what a perpetrator is confirmed (DOMAIN 11, DPA 2018 s38). */
export const STANDING_BASIS_NAMES = {
  admission: "Admission",
  conviction: "Conviction",
  order: "Order",
  finding: "Finding",
} as const;
export type StandingBasis = keyof typeof STANDING_BASIS_NAMES;

const ROLE_WORDS: Record<Exclude<LinkRole, "perpetrator">, string> = {
  victim: "Victim",
  "person-at-risk": "Person at risk",
  witness: "Witness",
  reporter: "Reporter",
  associate: "Associate",
  "parent-carer": "Parent or carer",
};

/** As a role is chosen, before anything is said of its standing. */
export const LINK_ROLE_NAMES: Record<LinkRole, string> = {
  victim: "Victim",
  perpetrator: "Perpetrator, alleged or confirmed",
  "person-at-risk": "Person at risk",
  witness: "Witness",
  reporter: "Reporter",
  associate: "Associate",
  "parent-carer": "Parent or carer",
};

/** In the words for a screen or an export: "alleged" is always written out (DPA 2018 s38). */
export function linkWords(role: LinkRole, standing: LinkStanding | null) {
  if (role !== "perpetrator") return ROLE_WORDS[role];
  if (standing === "confirmed") return "Perpetrator, confirmed";
  return standing === "not-substantiated" ? "Allegation not substantiated" : "Alleged perpetrator";
}

/** Two records of one person, linked in the same role, are one line. */
export function onceEach<T extends { personId: string; role: string }>(links: readonly T[]): T[] {
  return links.filter(
    (link, index) => links.findIndex((l) => l.personId === link.personId && l.role === link.role) === index,
  );
}
