import type { MarkableKind } from "./marked-kinds.ts";

/** Which rows of a pack are items on which a right can be recorded. */
export const MARKABLE_TABLES: Readonly<Record<string, MarkableKind>> = {
  ...{ person: "person", person_alias: "alias", person_address: "address", person_contact: "contact" },
  ...{ person_safe_contact: "safe-contact", person_marker: "marker", person_relationship: "relationship" },
  ...{ referral: "referral", case_record: "case", case_link: "link", case_note: "note", risk_assessment: "assessment" },
  ...{ plan_step: "plan-step", action: "action", agenda_item: "minutes-item", incident: "incident" },
  ...{ incident_person: "incident-person", report: "report", intervention: "intervention", document: "document" },
};
