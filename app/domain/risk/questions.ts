export type YesNoUnknown = "yes" | "no" | "unknown";
export const YES_NO_UNKNOWN_NAMES: Record<YesNoUnknown, string> = { yes: "Yes", no: "No", unknown: "Not known" };

export const SAFEGUARDING_NAMES = {
  "child-referral": "Referred to children’s social care",
  "adult-concern": "Adult safeguarding concern raised (Care Act s42)",
  "not-met": "Considered, and not met",
} as const;
export type Safeguarding = keyof typeof SAFEGUARDING_NAMES;

export const JAG_REFERRAL_NAMES = { referred: "Referred to the JAG", "not-referred": "Not referred" } as const;
export type JagReferral = keyof typeof JAG_REFERRAL_NAMES;

export const VICTIM_FIRST_NAMES = {
  yes: "Offered and accepted",
  declined: "Offered and declined",
  no: "Not offered",
} as const;
export type VictimFirst = keyof typeof VICTIM_FIRST_NAMES;

/** The decision under Care Act 2014 s42 is the county council's (adult social care); here stands what it has told. */
export const CARE_DECISION_NAMES = {
  awaited: "Not told yet",
  enquiry: "Enquiry under s42",
  "no-enquiry": "No enquiry under s42",
} as const;
export type CareDecision = keyof typeof CARE_DECISION_NAMES;
