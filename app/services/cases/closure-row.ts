import { v7 as uuid } from "uuid";
import type { Closing } from "#app/domain/cases/manage-case.form.ts";
import type { CaseContext, CaseFacts } from "./change-case.ts";
import type { holdsIn, reviewOf } from "./review-of-closing.ts";

type Known = {
  outcomeId: string;
  /** How many open actions were kept, and how many ended with the case. */
  actions: { kept: number; ended: number };
  holds: ReturnType<typeof holdsIn>;
  review: Awaited<ReturnType<typeof reviewOf>>;
};

/** What is kept of a closing: how the case stood, what was decided, and what retention counts from. */
export function closureRow(
  { actor, now }: CaseContext,
  record: CaseFacts,
  form: Closing,
  { outcomeId, actions, holds, review }: Known,
) {
  return {
    id: uuid(),
    partnership_id: actor.partnershipId,
    case_id: record.id,
    outcome_id: outcomeId,
    reason: form.reason,
    closed_on: form.closedOn,
    risk_level: record.riskLevel,
    risk_assessed_on: record.riskAssessedOn,
    not_assessed_reason: record.riskLevel === null ? form.notAssessedReason : null,
    actions_kept: actions.kept,
    actions_ended: actions.ended,
    order_in_force: holds.orderInForce ? (1 as const) : (0 as const),
    order_until: holds.orderUntil,
    appeal: holds.appeal ? (1 as const) : (0 as const),
    litigation: holds.litigation ? (1 as const) : (0 as const),
    inquiry: holds.inquiry ? (1 as const) : (0 as const),
    holds_note: form.holdsNote,
    review_on: review.reviewOn,
    review_rule: review.rule,
    closed_by: actor.id,
    closed_at: now.toISOString(),
  };
}
