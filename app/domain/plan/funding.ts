/** What an entry says happened to the money of a line (DOMAIN 6.5). A transfer is two of them under one id. */
export const ENTRY_KIND_NAMES = {
  received: "Received",
  "carried-forward": "Carried forward",
  allocated: "Allocated",
  committed: "Committed",
  spent: "Spent",
  transfer: "Transferred",
} as const;
export type EntryKind = keyof typeof ENTRY_KIND_NAMES;

/** The steps by which the Office of the Police and Crime Commissioner gives money, with a proposal that it declines. */
export const OPCC_STATE_NAMES = {
  allocation: "Allocation told",
  proposal: "Proposal made",
  scrutiny: "With the OPCC",
  granted: "Granted",
  declined: "Declined",
  released: "Funds released",
  project: "Project under way",
  monitoring: "Monitored each quarter",
  reviewed: "Reviewed at the year’s end",
} as const;
export type OpccState = keyof typeof OPCC_STATE_NAMES;
