import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import { changedFields } from "#app/domain/audit/event-content.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import type { StepChange, StepStatusChange } from "#app/domain/risk/plan-step.form.ts";
import {
  isCurrent,
  mayWritePlan,
  refuseStatus,
  refuseStep,
  STEP_STATUS_NAMES,
  type StepChangeKind,
  type StepRefusal,
} from "#app/domain/risk/plan-step.ts";
import { stepDifference } from "#app/domain/risk/plan-words.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { findPlanStep, insertPlanStepChange, updatePlanStep } from "#db/queries/plan-steps.ts";
import { type Executor, inTransaction, type Transaction } from "#db/transaction.ts";
import { findPlannedCase, withPersonName } from "./plan-case.ts";
import { refuseStepOwner } from "./plan-owner.ts";

type Context = { db: Executor; actor: Actor; now: Date };
export type StepKey = { caseId: string; stepId: string };
type Planned = NonNullable<Awaited<ReturnType<typeof findPlannedCase>>>;
export type StepNow = ReturnType<typeof withPersonName<NonNullable<Awaited<ReturnType<typeof findPlanStep>>>>>;
type History = { kind: StepChangeKind; before: string | null; after: string | null; reason: string | null };
type Decided = { set: Parameters<typeof updatePlanStep>[2]; event: "plan-step.changed" | "plan-step.status-changed" };

const refused = (refusal: StepRefusal) => ({ kind: "refused" as const, refusal });

/** One change of a step: who may, which version, whether it may be; then the row, its history and the log. */
async function changing(
  { db, actor, now }: Context,
  { caseId, stepId }: StepKey,
  version: number,
  decide: (
    trx: Transaction,
    step: StepNow,
    planned: Planned,
  ) => Promise<Decided | { kind: "refused"; refusal: StepRefusal }>,
  history: (before: StepNow, after: StepNow) => History | null,
) {
  return inTransaction(db, async (trx) => {
    const planned = await findPlannedCase(trx, actor, caseId);
    const found = planned && (await findPlanStep(trx, actor, caseId, stepId));
    if (!planned || !found) return { kind: "not-found" as const };
    if (!mayWritePlan(actor, planned.record)) return { kind: "forbidden" as const };
    const before = withPersonName(found);
    if (before.version !== version) return { kind: "changed" as const, current: before };
    const decided = await decide(trx, before, planned);
    if (!("set" in decided)) return decided;
    const written = await updatePlanStep(trx, { partnershipId: actor.partnershipId, id: stepId, version }, decided.set);
    const row = await findPlanStep(trx, actor, caseId, stepId);
    if (!row) return { kind: "not-found" as const };
    const after = withPersonName(row);
    // Where several transactions write at once, as on PostgreSQL, the version can still change after the read above.
    if (!written) return { kind: "changed" as const, current: after };
    const said = history(before, after);
    if (!said) return refused({ field: null, message: "Change something, or go back" });
    await insertPlanStepChange(trx, {
      ...{ id: uuid(), partnership_id: actor.partnershipId, plan_step_id: stepId, kind: said.kind },
      ...{ before_value: said.before, after_value: said.after, reason: said.reason },
      ...{ changed_by: actor.id, changed_at: now.toISOString() },
    });
    const { givenNames: _g, familyName: _f, ...was } = before;
    const { givenNames: _h, familyName: _i, ...is } = after;
    await insertAuditEvent(trx, actor, now, {
      category: "alteration",
      event: decided.event,
      objectKind: "plan-step",
      objectId: stepId,
      fields: changedFields(was, is).filter((name) => name !== "version"),
      detail: { before: was, after: { ...is, reason: said.reason } },
      restricted: planned.isRestricted,
      objects: [{ kind: "case", id: caseId }, ...(is.personId ? [{ kind: "person", id: is.personId }] : [])],
    });
    return { kind: "done" as const };
  });
}

export function changePlanStep(at: Context, key: StepKey, { version, reason, ...to }: StepChange) {
  return changing(
    at,
    key,
    version,
    async (trx, step, planned) => {
      const people = step.personId === null ? planned.links : [...planned.links, { personId: step.personId }];
      const refusal =
        refuseStep(planned.state, to, people) ??
        (await refuseStepOwner(trx, at.actor, planned.record, to, londonDay(at.now)));
      if (refusal) return refused(refusal);
      return {
        event: "plan-step.changed",
        set: {
          ...{ domain: to.domain, person_id: to.personId, words: to.words, why: to.why },
          ...{ owner_agency_id: to.ownerAgencyId, owner_user_id: to.ownerUserId },
          ...{ from_day: to.fromDay, until_day: to.untilDay },
        },
      };
    },
    (before, after) => {
      const said = stepDifference(before, after);
      return said && { kind: "changed", ...said, reason };
    },
  );
}

export function changeStepStatus(at: Context, key: StepKey, { version, status, reason }: StepStatusChange) {
  const isUnmet = status === "not-done" || status === "not-needed";
  return changing(
    at,
    key,
    version,
    async (_trx, step, planned) => {
      const refusal = refuseStatus(planned.state, step, { status, reason });
      if (refusal) return refused(refusal);
      return {
        event: "plan-step.status-changed",
        set: {
          status,
          end_reason: isUnmet ? reason : null,
          ended_on: isCurrent({ status }) ? null : londonDay(at.now),
        },
      };
    },
    (before, after) => ({
      kind: "status",
      before: STEP_STATUS_NAMES[before.status],
      after: STEP_STATUS_NAMES[after.status],
      reason,
    }),
  );
}
