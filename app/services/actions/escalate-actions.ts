import { setImmediate as breathe } from "node:timers/promises";
import { v7 as uuid } from "uuid";
import { systemActor } from "#app/domain/access/actor.ts";
import { type EscalationStep, stepsDue } from "#app/domain/actions/escalation.ts";
import { daysLate } from "#app/domain/actions/lateness.ts";
import { londonDay, plusDays } from "#app/domain/dates/iso-day.ts";
import { insertActionChange, listChairsOf } from "#db/queries/action-changes.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { listActionsToEscalate } from "#db/queries/overdue-actions.ts";
import { listPartnerships } from "#db/queries/partnerships.ts";
import { settingsOn } from "#db/queries/settings.ts";
import { type Executor, inTransaction, type Transaction } from "#db/transaction.ts";
import { notify } from "../notifications/notify.ts";
import { NOTHING } from "./change-action.ts";

const AT_ONCE = 100;
type At = { db: Executor; now: Date };
type Late = Awaited<ReturnType<typeof listActionsToEscalate>>[number];

/**
 * Overdue actions go to the contact of the agency and later to the chairs of the group: each step once for each due day,
 * however often this runs, and at once where it was missed. Where there is nobody to tell, the step waits.
 */
export async function escalateActions({ db, now }: At) {
  let escalated = 0;
  for (const { id } of await listPartnerships(db)) escalated += await escalateIn({ db, now }, id);
  return { escalated };
}

async function escalateIn({ db, now }: At, partnershipId: string): Promise<number> {
  const today = londonDay(now);
  const settings = await settingsOn(db, partnershipId, today);
  const contactDays = settings["actions.escalate-to-contact-days"];
  const days = { contactDays, chairDays: settings["actions.escalate-to-chair-days"] };
  const lateAfter = plusDays(today, -Math.min(days.contactDays, days.chairDays));
  let after = { dueOn: "", id: "" };
  let escalated = 0;
  for (;;) {
    const actions = await listActionsToEscalate(db, partnershipId, { today, lateAfter, after, limit: AT_ONCE });
    for (const action of actions) {
      const steps = stepsDue(daysLate(action, today), days).filter((step) => !taken(action, step));
      if (steps.length === 0) continue;
      escalated += await inTransaction(db, async (trx) => {
        let told = 0;
        for (const step of steps) told += await escalate(trx, partnershipId, action, step, now);
        return told;
      });
      await breathe();
    }
    const last = actions.at(-1);
    if (!last || actions.length < AT_ONCE) return escalated;
    after = { dueOn: last.dueOn, id: last.id };
  }
}

function taken(action: Late, step: EscalationStep) {
  return (step === "to-contact" ? action.toContact : action.toChair) === 1;
}

async function escalate(trx: Transaction, partnershipId: string, action: Late, step: EscalationStep, now: Date) {
  const { id: actionId, reference, dueOn, groupId, caseId } = action;
  const today = londonDay(now);
  const chairs = async () => (groupId ? await listChairsOf(trx, { partnershipId, groupId, caseId, today }) : []);
  const contacts = action.contactUserId ? [{ userId: action.contactUserId }] : [];
  let told = 0;
  for (const { userId } of step === "to-contact" ? contacts : await chairs()) {
    const about = { id: uuid(), partnership_id: partnershipId, action_id: actionId, changed_by: null };
    const change = { ...NOTHING, ...about, kind: step, told_user_id: userId, for_day: dueOn };
    if (!(await insertActionChange(trx, { ...change, changed_at: now.toISOString() }))) continue;
    const notice = {
      partnershipId,
      userId,
      kind: "action-escalated",
      objectKind: "action",
      reference,
      at: now,
    } as const;
    // A contact who is chair too is told of each step: for the second there is no day, of which one is told once.
    await notify(trx, [{ ...notice, objectId: actionId, forDay: step === "to-contact" ? dueOn : undefined }]);
    await insertAuditEvent(trx, systemActor("jobs", partnershipId), now, {
      category: "alteration",
      event: "action.escalated",
      objectKind: "action",
      objectId: actionId,
      restricted: action.caseVisibility === "restricted",
      objects: [{ kind: "user", id: userId }, ...(caseId ? [{ kind: "case", id: caseId }] : [])],
    });
    told += 1;
  }
  return told;
}
