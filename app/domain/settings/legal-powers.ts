/** What a number of the law is counted in, after the number. */
export const LEGAL_UNITS = {
  hours: "hours",
  days: "days",
  months: "months",
  years: "years",
  "years-old": "years old",
  pounds: "pounds",
  level: "on the standard scale",
  reports: "reports",
  words: "",
} as const;
export type LegalUnit = keyof typeof LEGAL_UNITS;

/** "Yes" or "No": a kind without a confirmed "Yes" on a day is not to be had on it. */
const IN_FORCE = { "in-force": ["In force", "words"] } as const;

type Parameter = readonly [label: string, unit: LegalUnit];
type Power = { name: string; parameters: Readonly<Record<string, Parameter>> };

/** The powers of DOMAIN 4 and their numbers, and with them those of 1.1, 2.5, 3.2 and 7.5. The values are dated rows. */
export const LEGAL_POWERS = {
  abc: {
    name: "Acceptable behaviour contract",
    parameters: {
      "usual-length": ["Usual length", "months"],
      "parent-below-age": ["With a parent below", "years-old"],
    },
  },
  cpw: { name: "Community protection warning", parameters: IN_FORCE },
  cpn: {
    name: "Community protection notice",
    parameters: {
      ...IN_FORCE,
      "minimum-age": ["Minimum age", "years-old"],
      "appeal-window": ["Appeal within, the day of issue counted", "days"],
      "fine-level-individual": ["Fine for a person: level", "level"],
      "fine-body": ["Fine for a body", "words"],
    },
  },
  fpn: {
    name: "Fixed penalty notice",
    parameters: {
      ...IN_FORCE,
      "cpn-most": ["Most for a community protection notice", "pounds"],
      "pspo-most": ["Most for a public spaces protection order", "pounds"],
      "no-proceedings-for": ["No proceedings for, after the day of the notice", "days"],
      "early-payment-within": ["Lower amount for payment in less than", "days"],
    },
  },
  injunction: {
    name: "Civil injunction",
    parameters: {
      ...IN_FORCE,
      "minimum-age": ["Minimum age", "years-old"],
      "adult-from-age": ["Youth court and youth offending team below", "years-old"],
      "child-longest": ["Longest when granted to a child", "months"],
      "home-exclusion-minimum-age": ["Minimum age for exclusion from home", "years-old"],
      "arrest-to-court": ["Before a court after arrest, within", "hours"],
      "arrest-to-court-leaves-out": ["Leaving out of these hours", "words"],
    },
  },
  "housing-injunction": { name: "Housing injunction", parameters: IN_FORCE },
  "youth-injunction": {
    name: "Youth injunction",
    parameters: {
      ...IN_FORCE,
      "minimum-age": ["Minimum age", "years-old"],
      "below-age": ["Only below", "years-old"],
      longest: ["Longest", "months"],
    },
  },
  "respect-order": {
    name: "Respect order",
    parameters: {
      ...IN_FORCE,
      "minimum-age": ["Minimum age", "years-old"],
      "imprisonment-most": ["Most imprisonment for breach", "years"],
    },
  },
  cbo: {
    name: "Criminal behaviour order",
    parameters: {
      ...IN_FORCE,
      "minimum-age": ["Minimum age", "years-old"],
      "adult-from-age": ["Rules for a child below", "years-old"],
      "child-shortest": ["Shortest when made against a child", "years"],
      "child-longest": ["Longest when made against a child", "years"],
      "adult-shortest": ["Shortest when made against an adult", "years"],
      "child-review-every": ["Review of a child’s order every", "months"],
      "imprisonment-most": ["Most imprisonment for breach", "years"],
    },
  },
  dispersal: {
    name: "Dispersal",
    parameters: {
      ...IN_FORCE,
      "authorisation-longest": ["Longest authorisation", "hours"],
      "direction-longest": ["Longest exclusion", "hours"],
      "minimum-age": ["Minimum age", "years-old"],
      "taken-home-below-age": ["May be taken home below", "years-old"],
      "item-disposable-after": ["Surrendered item may be disposed of after", "days"],
      "imprisonment-most": ["Most imprisonment for breach", "months"],
      "fine-level": ["Fine for breach: level", "level"],
    },
  },
  "closure-notice": {
    name: "Closure notice",
    parameters: {
      ...IN_FORCE,
      "inspector-longest": ["Longest by an inspector or the council", "hours"],
      "superintendent-longest": ["Longest by a superintendent or the chief executive", "hours"],
      "extended-to": ["Extended to at most", "hours"],
      "leaves-out": ["Leaving out of these hours", "words"],
    },
  },
  "closure-order": {
    name: "Closure order",
    parameters: {
      ...IN_FORCE,
      "heard-within": ["Heard after service of the notice, within", "hours"],
      "heard-within-leaves-out": ["Leaving out of these hours", "words"],
      longest: ["Longest order", "months"],
      "extension-longest": ["Longest extension", "months"],
      "total-longest": ["Longest in all", "months"],
      "adjournment-longest": ["Longest adjournment", "days"],
      "notice-continued-longest": ["Notice continued for at most", "hours"],
      "appeal-window": ["Appeal within, the day of the decision counted", "days"],
    },
  },
  pspo: {
    name: "Public spaces protection order",
    parameters: {
      ...IN_FORCE,
      longest: ["Longest order", "years"],
      "extension-longest": ["Longest extension", "years"],
      "fine-level": ["Fine for breach: level", "level"],
      "alcohol-fine-level": ["Fine for not giving up alcohol: level", "level"],
    },
  },
  vehicle: {
    name: "Vehicle warning and seizure",
    parameters: { ...IN_FORCE, "warning-counts-for": ["A warning counts for", "months"] },
  },
  "absolute-possession": {
    name: "Absolute ground for possession",
    parameters: {
      ...IN_FORCE,
      "closed-for-more-than": ["Home closed without a break for more than", "hours"],
      "notice-after-conviction-within": ["Notice after a conviction or finding, within", "months"],
      "notice-after-closure-within": ["Notice after a closure order, within", "months"],
      "secure-notice-lapses-after": ["Notice on a secure tenancy lapses after", "months"],
      "review-request-window": ["Council tenant asks for a review within, the day of service counted", "days"],
    },
  },
  "case-review": {
    name: "Case review",
    parameters: {
      "reporting-period-longest": ["Longest period of the published figures", "months"],
      "threshold-count-most": ["Most reports that the threshold may ask for", "reports"],
    },
  },
  "licence-review": {
    name: "Review of a premises licence",
    parameters: {
      "notice-shown-for": ["Notice shown for", "days"],
      "suspension-longest": ["Longest suspension", "months"],
      "modification-longest": ["Longest modification or exclusion with an end", "months"],
      "after-closure-within": ["Decided after a closure order, within", "days"],
      "appeal-window": ["Appeal within, the day of being told counted", "days"],
    },
  },
  "summary-review": {
    name: "Summary review of a premises licence",
    parameters: {
      "interim-steps-within": ["Interim steps within", "hours"],
      "hearing-within": ["Full review within", "days"],
    },
  },
  "alcohol-to-children": {
    name: "Closure for selling alcohol to children",
    parameters: { "closure-shortest": ["Shortest", "hours"], "closure-longest": ["Longest", "hours"] },
  },
  "area-closure": { name: "Area closure by magistrates", parameters: { longest: ["Longest", "hours"] } },
  cuckooing: { name: "Cuckooing", parameters: { "imprisonment-most": ["Most imprisonment", "years"] } },
  "child-exploitation": {
    name: "Criminal exploitation of a child",
    parameters: { "imprisonment-most": ["Most imprisonment", "years"] },
  },
  age: {
    name: "Ages",
    parameters: {
      "criminal-responsibility": ["Criminal responsibility from", "years-old"],
      adult: ["Adult from", "years-old"],
    },
  },
  "subject-access": {
    name: "Subject access",
    parameters: {
      "answered-within": ["Answered within", "months"],
      "extension-longest": ["Longest extension", "months"],
    },
  },
  scrutiny: { name: "Scrutiny of the partnership", parameters: { "meets-every": ["At least once in", "months"] } },
} as const satisfies Record<string, Power>;

export type LegalPower = keyof typeof LEGAL_POWERS;
export type LegalParameter<P extends LegalPower> = keyof (typeof LEGAL_POWERS)[P]["parameters"] & string;
export const LEGAL_POWER_KEYS = Object.keys(LEGAL_POWERS) as LegalPower[];

/** Undefined for a power or a number that is not known. */
export function legalParameterNamed(power: string, parameter: string) {
  const known = Object.hasOwn(LEGAL_POWERS, power) ? (LEGAL_POWERS[power as LegalPower] as Power) : undefined;
  const found = known && Object.hasOwn(known.parameters, parameter) ? known.parameters[parameter] : undefined;
  return known && found ? { powerName: known.name, label: found[0], unit: found[1] } : undefined;
}

/** As people read it: £100, 48 hours, level 4, 1 month. */
export function legalValueWords(value: string, unit: string): string {
  if (unit === "pounds") return `£${value}`;
  if (unit === "level") return `Level ${value}`;
  const words = Object.hasOwn(LEGAL_UNITS, unit) ? LEGAL_UNITS[unit as LegalUnit] : unit;
  if (words === "") return value;
  return `${value} ${value === "1" && words.endsWith("s") ? words.slice(0, -1) : words}`;
}
