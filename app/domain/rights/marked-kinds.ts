/** On what a right can be recorded: each item on its own (UK GDPR Articles 16, 18 and 21, DPA 2018 ss46 and 47). */
export const MARKABLE_KIND_NAMES = {
  person: "The person’s record",
  alias: "Another name",
  address: "Address",
  contact: "Telephone or e-mail",
  "safe-contact": "Safe contact",
  marker: "Warning marker",
  relationship: "Relationship",
  referral: "Referral",
  case: "Case",
  link: "Part in a case",
  note: "Note",
  assessment: "Risk assessment",
  "plan-step": "Step of a plan",
  action: "Action",
  "minutes-item": "Item of a meeting",
  incident: "Incident",
  "incident-person": "Part in an incident",
  report: "Report",
  intervention: "Intervention or order",
  document: "Document",
} as const;
export type MarkableKind = keyof typeof MARKABLE_KIND_NAMES;
export const MARKABLE_KINDS = Object.keys(MARKABLE_KIND_NAMES) as [MarkableKind, ...MarkableKind[]];
