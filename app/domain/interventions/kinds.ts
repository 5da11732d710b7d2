import type { AgencyKind } from "../agencies/agency-kinds.ts";
import type { LegalPower } from "../settings/legal-powers.ts";

export const TIER_NAMES = {
  "non-legal": "Non-legal",
  civil: "Formal civil",
  criminal: "Criminal",
  place: "At a place",
} as const;
export type Tier = keyof typeof TIER_NAMES;
export const TIERS = Object.keys(TIER_NAMES) as [Tier, ...Tier[]];

/**
 * One kind of intervention as DOMAIN 4 has it. Its numbers (ages, lengths, windows) are dated rows of the law under
 * `power`; what is here does not change with a number.
 */
export type KindDefinition = {
  name: string;
  tier: Tier;
  /** With or to whom: people, a place, or either. */
  about: "people" | "place" | "either";
  /** Whether it may be given to a body (a company, an association) as well as to people. */
  bodies?: true;
  /** Whether it holds for a time, so that it can be in force, expire and be breached. */
  lasts?: true;
  /** Whether its limits are hours, so that its time of day is asked for. */
  hours?: true;
  conditions?: true;
  /** Made by a court: the court and its decision are asked for, and it can be appealed against there. */
  court?: true;
  /** Youth justice is consulted before it is sought against somebody under 18. */
  youthConsultation?: true;
  /**
   * Stage of the incremental approach at which it stands, for those that are part of it. What is used on the spot (a
   * direction to leave, a fixed penalty, the seizure of a vehicle, a community resolution) is not: nobody plans it as the
   * next step, and it would lift to the last stage whoever was once told to leave a park.
   */
  stage?: 1 | 2 | 3 | 4;
  /** What must have come before it, by law. */
  after?: readonly string[];
  /** Where its numbers are, and whether it is in force on a day. */
  power?: LegalPower;
  /** Who may issue it; what the law lets nobody else do is a reason to warn. Empty: anybody. */
  issuers: readonly AgencyKind[];
  /** What follows a breach, as people are told. */
  breach?: string;
  /** Whether a breach is reported to the group that holds the case, whoever broke it. */
  breachReported?: true;
  source: string;
};

const ANYBODY: readonly AgencyKind[] = [];
const COUNCILS: readonly AgencyKind[] = ["district-council", "county-council"];
const ORDER_APPLICANTS: readonly AgencyKind[] = ["police", ...COUNCILS, "housing", "health", "other"];
const LLR = "LLR incremental approach";
const CONTRACT_BREACH = "No penalty; evidence for the next step. Reported to the group that holds the case";
const CONTEMPT = "Contempt of court";

export const INTERVENTION_KINDS = {
  advice: { name: "Advice", tier: "non-legal", about: "people", issuers: ANYBODY, source: LLR },
  "warning-letter": {
    ...{ name: "Warning letter", tier: "non-legal", about: "people", stage: 1, issuers: ANYBODY, source: LLR },
  },
  "second-letter": {
    ...{ name: "Second letter and visit", tier: "non-legal", about: "people", stage: 2, issuers: ANYBODY },
    source: `${LLR}; stages of Devon`,
  },
  abc: {
    ...{ name: "Acceptable behaviour contract (ABC)", tier: "non-legal", about: "people", stage: 3 },
    ...{ lasts: true, conditions: true, power: "abc", issuers: ANYBODY, breach: CONTRACT_BREACH, breachReported: true },
    source: "Home Office guidance 2007; breaches are reported to the JAG (Charnwood)",
  },
  "parenting-contract": {
    ...{ name: "Parenting contract", tier: "non-legal", about: "people", stage: 3, lasts: true, conditions: true },
    ...{ issuers: ANYBODY, breach: CONTRACT_BREACH, breachReported: true },
    ...{ source: "Anti-social Behaviour Act 2003 s25; voluntary" },
  },
  mediation: { name: "Mediation", tier: "non-legal", about: "people", issuers: ANYBODY, source: LLR },
  "restorative-justice": {
    ...{ name: "Restorative justice", tier: "non-legal", about: "people", issuers: ANYBODY, source: LLR },
  },
  /** To a service on the partnership's own list: Early Help, IMPACT, mentoring, diversion, Victim First, IOM. */
  referral: {
    ...{ name: "Referral to a service", tier: "non-legal", about: "people", issuers: ANYBODY },
    source: "Charnwood CSP plan; support alongside enforcement",
  },

  cpw: {
    ...{ name: "Community protection warning (CPW)", tier: "civil", about: "people", bodies: true, stage: 3 },
    ...{ conditions: true, power: "cpw", issuers: ["police", ...COUNCILS, "housing"] },
    ...{ breach: "A community protection notice may follow", source: "ASBCPA 2014 s43(5)" },
  },
  cpn: {
    ...{ name: "Community protection notice (CPN)", tier: "civil", about: "people", bodies: true, stage: 3 },
    ...{ lasts: true, conditions: true, after: ["cpw"], power: "cpn", issuers: ["police", ...COUNCILS, "housing"] },
    breach: "Offence: fine, or a fixed penalty; remedial order, forfeiture, seizure",
    source: "ASBCPA 2014 ss43–53",
  },
  fpn: {
    ...{ name: "Fixed penalty notice (FPN)", tier: "civil", about: "people", bodies: true, power: "fpn" },
    ...{ issuers: ["police", ...COUNCILS, "housing"], breach: "Prosecution when it is not paid" },
    source: "ASBCPA 2014 ss52, 68",
  },
  injunction: {
    ...{ name: "Civil injunction", tier: "civil", about: "people", lasts: true, conditions: true, court: true },
    ...{ youthConsultation: true, stage: 4, power: "injunction", issuers: ORDER_APPLICANTS },
    ...{ breach: `${CONTEMPT} (civil)`, source: "ASBCPA 2014 ss1–14" },
  },
  "housing-injunction": {
    ...{ name: "Housing injunction", tier: "civil", about: "people", lasts: true, conditions: true, court: true },
    ...{ stage: 4, power: "housing-injunction", issuers: ["police", ...COUNCILS, "housing"], breach: CONTEMPT },
    source: "Crime and Policing Act 2026; replaces Part 1 of the Act of 2014, not confirmed to be in force",
  },
  "youth-injunction": {
    ...{ name: "Youth injunction", tier: "civil", about: "people", lasts: true, conditions: true, court: true },
    ...{ youthConsultation: true, stage: 4, power: "youth-injunction", issuers: ORDER_APPLICANTS, breach: CONTEMPT },
    source: "Crime and Policing Act 2026; replaces Part 1 of the Act of 2014, not confirmed to be in force",
  },
  "closure-notice": {
    ...{ name: "Closure notice", tier: "civil", about: "place", hours: true, lasts: true, stage: 4 },
    ...{ power: "closure-notice", issuers: ["police", ...COUNCILS], breach: "Offence", source: "ASBCPA 2014 ss76–79" },
  },
  "closure-order-full": {
    ...{ name: "Closure order, full", tier: "civil", about: "place", lasts: true, conditions: true, court: true },
    ...{ stage: 4, after: ["closure-notice"], power: "closure-order", issuers: ["police", ...COUNCILS] },
    ...{ breach: "Offence", source: "ASBCPA 2014 ss80–85" },
  },
  "closure-order-partial": {
    ...{ name: "Closure order, partial", tier: "civil", about: "place", lasts: true, conditions: true, court: true },
    ...{ stage: 4, after: ["closure-notice"], power: "closure-order", issuers: ["police", ...COUNCILS] },
    ...{ breach: "Offence", source: "ASBCPA 2014 ss80–85" },
  },
  pspo: {
    ...{ name: "Public spaces protection order (PSPO)", tier: "civil", about: "place", lasts: true, conditions: true },
    ...{ power: "pspo", issuers: COUNCILS, breach: "Offence: fine, or a fixed penalty", source: "ASBCPA 2014 ss59–72" },
  },
  "dispersal-authorisation": {
    ...{ name: "Dispersal authorisation", tier: "civil", about: "place", hours: true, lasts: true, power: "dispersal" },
    ...{ issuers: ["police"], source: "ASBCPA 2014 s34; inspector or above, in writing, with grounds" },
  },
  "dispersal-direction": {
    ...{ name: "Dispersal direction", tier: "civil", about: "people", hours: true, lasts: true, conditions: true },
    ...{ after: ["dispersal-authorisation"], power: "dispersal", issuers: ["police"] },
    ...{ breach: "Offence: imprisonment or a fine", source: "ASBCPA 2014 ss35–39" },
  },
  "vehicle-warning": {
    ...{ name: "Vehicle warning (section 59)", tier: "civil", about: "people", lasts: true },
    ...{ power: "vehicle", issuers: ["police"], breach: "The vehicle may be seized" },
    source: "Police Reform Act 2002 s59; from general knowledge",
  },
  "vehicle-seizure": {
    ...{ name: "Vehicle seizure (section 59)", tier: "civil", about: "people", issuers: ["police"] },
    ...{ power: "vehicle", source: "Police Reform Act 2002 s59; from general knowledge" },
  },
  "possession-discretionary": {
    ...{ name: "Possession, discretionary ground", tier: "civil", about: "people", court: true, stage: 4 },
    ...{ issuers: ["housing", ...COUNCILS], source: "Ground 2 (secure), Ground 14 (assured); ASBCPA 2014 s98" },
  },
  "possession-absolute": {
    ...{ name: "Possession, absolute ground", tier: "civil", about: "people", court: true, stage: 4 },
    ...{ power: "absolute-possession", issuers: ["housing", ...COUNCILS] },
    source: "Housing Act 1985 s84A, Housing Act 1988 Ground 7A; ASBCPA 2014 ss94–97",
  },
  "parenting-order": {
    ...{
      name: "Parenting order",
      tier: "civil",
      about: "people",
      lasts: true,
      conditions: true,
      court: true,
      stage: 4,
    },
    ...{ issuers: ANYBODY, breach: "Offence: fine", source: "Crime and Disorder Act 1998 s8; from general knowledge" },
  },
  demotion: {
    ...{ name: "Demotion of a tenancy", tier: "civil", about: "people", lasts: true, court: true, stage: 4 },
    ...{ issuers: ["housing", ...COUNCILS], source: "Housing Act 1985 s82A; from general knowledge" },
  },

  cbo: {
    ...{ name: "Criminal behaviour order (CBO)", tier: "criminal", about: "people", lasts: true, conditions: true },
    ...{ court: true, youthConsultation: true, stage: 4, power: "cbo", issuers: ["police", ...COUNCILS, "other"] },
    ...{ breach: "Offence: imprisonment", source: "ASBCPA 2014 ss22–30; the prosecution applies on conviction" },
  },
  "respect-order": {
    ...{ name: "Respect order", tier: "criminal", about: "people", lasts: true, conditions: true, court: true },
    ...{ stage: 4, power: "respect-order", issuers: ORDER_APPLICANTS, breach: "Offence: arrest and imprisonment" },
    source: "Crime and Policing Act 2026; pilots first, not confirmed to be in force",
  },
  remedy: {
    ...{ name: "Community resolution or remedy", tier: "criminal", about: "people", conditions: true },
    ...{ issuers: ["police"], source: "ASBCPA 2014 ss101–102; the victim is asked first" },
  },

  cctv: { name: "CCTV", tier: "place", about: "place", lasts: true, issuers: ANYBODY, source: "Local practice" },
  patrol: { name: "Patrols", tier: "place", about: "place", lasts: true, issuers: ANYBODY, source: "Local practice" },
  "detached-youth-work": {
    ...{ name: "Detached youth work", tier: "place", about: "place", lasts: true, issuers: ANYBODY },
    source: "Go Getta (Charnwood)",
  },
  "target-hardening": {
    ...{ name: "Target hardening", tier: "place", about: "place", issuers: ANYBODY, source: "Local practice" },
  },
  "clean-up": { name: "Clean-up", tier: "place", about: "place", issuers: ANYBODY, source: "Local practice" },

  /** Of the partnership's own list: non-legal, or at a place. */
  own: {
    name: "Another kind",
    tier: "non-legal",
    about: "either",
    lasts: true,
    issuers: ANYBODY,
    source: "Local list",
  },
} as const satisfies Record<string, KindDefinition>;

export type InterventionKind = keyof typeof INTERVENTION_KINDS;
export const INTERVENTION_KIND_KEYS = Object.keys(INTERVENTION_KINDS) as [InterventionKind, ...InterventionKind[]];

export function definitionOf(kind: InterventionKind): KindDefinition {
  return INTERVENTION_KINDS[kind];
}

/** Those that can be in force on a day. */
export const LASTING_KINDS = INTERVENTION_KIND_KEYS.filter((kind) => definitionOf(kind).lasts);

/**
 * Whether it counts as a legal intervention in the measures of the plan (DOMAIN 4, 6.6): all but advice, letters,
 * contracts, mediation, referrals and the community protection warning. What is done at a place is neither.
 */
export function isLegal(kind: InterventionKind): boolean {
  const { tier } = definitionOf(kind);
  return (tier === "civil" || tier === "criminal") && kind !== "cpw";
}
