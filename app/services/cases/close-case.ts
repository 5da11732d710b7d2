import { chosenForActions, type Closing } from "#app/domain/cases/manage-case.form.ts";
import { refuseClosing } from "#app/domain/cases/manage-case.ts";
import { insertCaseClosure } from "#db/queries/case-closures.ts";
import { unsafeFindOpenSince, unsafeListOpenActionsOfCase } from "#db/queries/case-lifecycle.ts";
import { findOutcome } from "#db/queries/case-outcomes.ts";
import { markTransferDecided, unsafeFindTransfer } from "#db/queries/case-transfers.ts";
import { markRenewalDue } from "#db/queries/sessions.ts";
import { placeHoldsOfClosing } from "../retention/holds-of-closings.ts";
import { type CaseContext, changeCase, refused } from "./change-case.ts";
import { closureRow } from "./closure-row.ts";
import { endWorkingGroupOf } from "./end-working-group.ts";
import { holdsIn, reviewOf } from "./review-of-closing.ts";
import { endActions } from "./settle-actions.ts";

const NO_END_REASON = { field: "endReason", message: "Enter why nobody is to do the actions that end" };

/** With its outcome, what becomes of each open action, and what is known to hold the record; from then on it is read only. */
export function closeCase(at: CaseContext, id: string, form: Closing) {
  const { actor, now } = at;
  return changeCase(at, {
    id,
    version: form.version,
    async decide(trx, record, today) {
      const holds = holdsIn(form);
      const since = await unsafeFindOpenSince(trx, record);
      const closing = { ...form, hasOrder: holds.orderInForce };
      const refusal = refuseClosing(actor, record, { level: record.riskLevel }, closing, { since, today });
      if (refusal) return refused(refusal);
      const outcome = await findOutcome(trx, actor.partnershipId, form.outcomeId);
      if (!outcome || (outcome.retiredOn !== null && outcome.retiredOn <= today))
        return refused({ field: "outcomeId", message: "Select the outcome from the list" });
      const open = await unsafeListOpenActionsOfCase(trx, id);
      const choices = chosenForActions(form, open.map((a) => a.id), ["keep", "end"]); // prettier-ignore
      const ending = open.filter((action) => choices.get(action.id) === "end");
      const [first, ...more] = [
        ...open
          .filter((action) => choices.get(action.id) === null)
          .map(({ id, reference }) => ({ field: `action-${id}`, message: `Select what happens to ${reference}` })),
        ...(ending.length > 0 && form.endReason === null ? [NO_END_REASON] : []),
      ];
      if (first) return refused(first, more);
      const review = await reviewOf(trx, actor.partnershipId, record, form);
      return {
        kind: "change",
        event: "case.closed",
        set: { status: "closed", closed_on: form.closedOn, hold_until: null, review_due_on: null },
        change: { kind: "closed", after_value: outcome.name, on_day: form.closedOn, reason: form.reason },
        before: { status: record.status },
        after: { status: "closed", closedOn: form.closedOn, outcome: outcome.name, holds: form.holds.join(" ") },
        async also(within) {
          await endActions(within, at, ending, form.endReason ?? "", record);
          await endWorkingGroupOf(within, at, record, "The case was closed");
          const transfer = await unsafeFindTransfer(within, id);
          if (transfer?.status === "proposed")
            await markTransferDecided(within, { partnershipId: actor.partnershipId, ...transfer }, {
              status: "withdrawn", reason: "The case was closed", decided_by: actor.id, decided_at: now.toISOString(),
            }); // prettier-ignore
          const actions = { kept: open.length - ending.length, ended: ending.length };
          await insertCaseClosure(
            within,
            closureRow(at, record, form, { outcomeId: outcome.id, actions, holds, review }),
          );
          await placeHoldsOfClosing(within, at, id);
          for (const userId of [record.leadUserId, record.supervisorUserId])
            if (userId) await markRenewalDue(within, userId);
        },
      };
    },
  });
}
