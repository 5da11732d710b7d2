import { REVIEW_STATUS_NAMES } from "#app/domain/case-reviews/review-status.ts";
import { REFERRAL_STATUS_NAMES } from "#app/domain/cases/referral-status.ts";
import { DOCUMENT_KIND_NAMES } from "#app/domain/documents/document.ts";
import { ASB_HEADING_NAMES } from "#app/domain/incidents/asb-headings.ts";
import { CHANNEL_NAMES, INCIDENT_STATUS_NAMES } from "#app/domain/incidents/incident.ts";
import { INTERVENTION_KINDS } from "#app/domain/interventions/kinds.ts";
import { REQUEST_KIND_NAMES } from "#app/domain/rights/request.ts";
import type { RetentionKind } from "#app/domain/retention/kinds.ts";

type Names = Readonly<Record<string, string>>;

const WORDS: Partial<Record<RetentionKind, Record<string, Names>>> = {
  incident: { About: ASB_HEADING_NAMES, State: INCIDENT_STATUS_NAMES },
  report: { How: CHANNEL_NAMES },
  referral: { State: REFERRAL_STATUS_NAMES },
  "case-review": { State: REVIEW_STATUS_NAMES },
  intervention: {
    What: Object.fromEntries(Object.entries(INTERVENTION_KINDS).map(([kind, { name }]) => [kind, name])),
  },
  document: { Kind: DOCUMENT_KIND_NAMES },
  "rights-request": { Kind: REQUEST_KIND_NAMES },
};

/** What a row of the summary says, in words where the record keeps a code. */
export function summaryInWords(kind: RetentionKind, label: string, value: string | null): string | null {
  const names = WORDS[kind]?.[label];
  return value !== null && names && Object.hasOwn(names, value) ? (names[value] ?? value) : value;
}
