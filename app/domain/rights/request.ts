/** What somebody may ask about their own data: UK GDPR Articles 15, 16, 17, 18, 21; DPA 2018 Part 3 ss45 to 47. */
export const REQUEST_KIND_NAMES = {
  access: "Access: a copy of what is held",
  rectification: "Rectification: something is wrong",
  erasure: "Erasure: it should not be held",
  restriction: "Restriction: it should not be used",
  objection: "Objection: to how it is used",
} as const;
export type RequestKind = keyof typeof REQUEST_KIND_NAMES;
export const REQUEST_KINDS = Object.keys(REQUEST_KIND_NAMES) as [RequestKind, ...RequestKind[]];

export const REGIME_NAMES = {
  "uk-gdpr": "UK GDPR: support, safeguarding, anti-social behaviour",
  "part-3": "DPA 2018 Part 3: law enforcement",
} as const;
export type Regime = keyof typeof REGIME_NAMES;
export const REGIMES = Object.keys(REGIME_NAMES) as [Regime, ...Regime[]];

export const REQUESTER_NAMES = {
  self: "The person themselves",
  parent: "A parent or carer, for a child",
  solicitor: "A solicitor",
  representative: "Somebody else whom they authorised",
} as const;
export type Requester = keyof typeof REQUESTER_NAMES;
export const REQUESTERS = Object.keys(REQUESTER_NAMES) as [Requester, ...Requester[]];

export const REQUEST_CHANNEL_NAMES = {
  letter: "Letter",
  email: "E-mail",
  form: "Form",
  telephone: "Telephone",
  "in-person": "In person",
} as const;
export type RequestChannel = keyof typeof REQUEST_CHANNEL_NAMES;
export const REQUEST_CHANNELS = Object.keys(REQUEST_CHANNEL_NAMES) as [RequestChannel, ...RequestChannel[]];

export const REQUEST_OUTCOME_NAMES = {
  granted: "Granted",
  partly: "Granted in part",
  refused: "Refused",
  "nothing-held": "Nothing is held",
  withdrawn: "Withdrawn",
} as const;
export type RequestOutcome = keyof typeof REQUEST_OUTCOME_NAMES;
export const REQUEST_OUTCOMES = Object.keys(REQUEST_OUTCOME_NAMES) as [RequestOutcome, ...RequestOutcome[]];

export type RequestStatus = "open" | "closed";

export const REQUEST_STEP_NAMES = {
  received: "Received",
  "identity-asked": "Proof of identity asked for",
  "identity-proved": "Identity proved",
  "clarification-asked": "Asked what is wanted",
  clarified: "Told what is wanted",
  extended: "Time extended",
  told: "Requester told",
  searched: "Searched",
  matched: "Found among the people known",
  "pack-made": "Pack gathered",
  "pack-given": "Pack given",
  "agency-asked": "Agency asked",
  "agency-answered": "Agency answered",
  note: "Note",
  closed: "Closed",
  reopened: "Opened again",
} as const;
export type RequestStepKind = keyof typeof REQUEST_STEP_NAMES;
