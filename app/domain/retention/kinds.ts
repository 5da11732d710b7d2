/** Of what a retention rule says how long it is kept (DOMAIN 7.6), each gone with everything below it. */
export const RETENTION_KIND_NAMES = {
  person: "Person",
  case: "Case",
  referral: "Referral",
  incident: "Incident",
  report: "Report",
  problem: "Problem",
  "case-review": "Case review",
  intervention: "Intervention or order",
  document: "Document",
  "import-batch": "What a file said",
  notification: "Notification",
  "rights-request": "Request about somebody’s own data",
} as const;
export type RetentionKind = keyof typeof RETENTION_KIND_NAMES;
export const RETENTION_KINDS = Object.keys(RETENTION_KIND_NAMES) as RetentionKind[];

export type RetentionSubject = { kind: RetentionKind; id: string };

/** What becomes of a record whose time is over. Anonymised: year, beat, category and band are counted, and it is erased. */
export const FATE_NAMES = { erase: "Erase", anonymise: "Anonymise for statistics" } as const;
export type Fate = keyof typeof FATE_NAMES;
export const FATES = Object.keys(FATE_NAMES) as [Fate, ...Fate[]];

export const ITEM_STATUS_NAMES = {
  due: "Due",
  approved: "Approved",
  extended: "Extended",
  kept: "Kept",
  gone: "Gone",
} as const;

/** Of what is not there any more. */
export const FATE_DONE_NAMES: Record<Fate, string> = {
  erase: "Erased",
  anonymise: "Erased, and counted for statistics",
};
export type ItemStatus = keyof typeof ITEM_STATUS_NAMES;

export const RUN_STATUS_NAMES = { approved: "Waiting", running: "Running", done: "Done" } as const;
export type RunStatus = keyof typeof RUN_STATUS_NAMES;

/** Why a record is kept beyond its rule (DOMAIN 7.6, `legal_hold`). */
export const HOLD_GROUND_NAMES = {
  "linked-case": "A linked case is open",
  order: "An order is in force",
  appeal: "A review or an appeal is under way",
  litigation: "Litigation",
  inquiry: "A statutory inquiry",
  request: "Somebody has asked for their data",
  other: "Another reason",
} as const;
export type HoldGround = keyof typeof HOLD_GROUND_NAMES;
export const HOLD_GROUNDS = Object.keys(HOLD_GROUND_NAMES) as [HoldGround, ...HoldGround[]];
