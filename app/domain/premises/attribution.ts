/** What an incident is to premises (DOMAIN 3.3, 3.4): the trade's objection is answered by saying it for each. */
export const ATTRIBUTION_NAMES = {
  undecided: "To be decided at the meeting",
  "caused-by": "Caused by or inside the premises",
  outside: "Immediately outside and linked",
  near: "Near, not linked",
  unrelated: "Unrelated",
} as const;
export type Attribution = keyof typeof ATTRIBUTION_NAMES;
export const ATTRIBUTIONS = Object.keys(ATTRIBUTION_NAMES) as [Attribution, ...Attribution[]];

/** The four licensing objectives (Licensing Act 2003 s4(2)). */
export const OBJECTIVE_NAMES = {
  crime: "Prevention of crime and disorder",
  safety: "Public safety",
  nuisance: "Prevention of public nuisance",
  children: "Protection of children from harm",
} as const;
export type Objective = keyof typeof OBJECTIVE_NAMES;
export const OBJECTIVES = Object.keys(OBJECTIVE_NAMES) as [Objective, ...Objective[]];

/** What is credited to the premises (DOMAIN 3.4): never to less than no points for an incident. */
export const MITIGATION_NAMES = {
  "called-police": "The venue called the police promptly",
  "good-practice": "Good practice with evidence, such as an ID scanner, medics or an ejection log",
} as const;
export type Mitigation = keyof typeof MITIGATION_NAMES;
export const MITIGATIONS = Object.keys(MITIGATION_NAMES) as [Mitigation, ...Mitigation[]];
