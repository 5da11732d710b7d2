import type { Actor } from "#app/domain/access/actor.ts";
import type { EVENT_NAMES } from "#app/domain/audit/event-names.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import type {
  CorrectedLicensingStep,
  InterimStepsGiven,
  LicensingDecisionGiven,
  LicensingEndGiven,
} from "#app/domain/premises/licensing-step.form.ts";
import { refuseDecision, refuseInterim, refuseLicensingEnd } from "#app/domain/premises/licensing-decision.ts";
import { type LicensingRefusal, refuseCorrection } from "#app/domain/premises/licensing-step.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import {
  decisionColumns,
  findLicensingStep,
  type FoundLicensingStep,
  interimColumns,
  updateLicensingStep,
} from "#db/queries/licensing-steps.ts";
import { type Executor, inTransaction, type Transaction } from "#db/transaction.ts";
import { licensingLawOn } from "./licensing-law.ts";
import { licensingColumns } from "./record-licensing-step.ts";

type Context = { db: Executor; actor: Actor; now: Date };
type At = { premisesId: string; id: string };
type Change = {
  given: { version: number };
  event: keyof typeof EVENT_NAMES;
  refuse: (trx: Transaction, found: FoundLicensingStep, today: string) => Promise<readonly LicensingRefusal[]>;
  set: Parameters<typeof updateLicensingStep>[2];
};

export function recordInterimSteps(context: Context, at: At, given: InterimStepsGiven) {
  return change(context, at, {
    given,
    event: "premises.licensing-interim-recorded",
    refuse: (_, found, today) => Promise.resolve(listed(refuseInterim(found, given, today))),
    set: { interim_on: given.interimOn, interim_time: given.interimTime, ...interimColumns(given.steps) },
  });
}

export function recordLicensingDecision(context: Context, at: At, given: LicensingDecisionGiven) {
  return change(context, at, {
    given,
    event: "premises.licensing-decided",
    refuse: async (trx, found, today) =>
      listed(refuseDecision(found, given, await licensingLawOn(trx, given.decidedOn), today)),
    set: {
      ...{ decided_on: given.decidedOn, effective_from: given.effectiveFrom, decision_words: given.words },
      ...decisionColumns(given.decisions),
      ...{ suspended_until: given.suspendedUntil, limited_until: given.limitedUntil, appealed_on: given.appealedOn },
    },
  });
}

export function endLicensingStep(context: Context, at: At, given: LicensingEndGiven) {
  return change(context, at, {
    given,
    event: "premises.licensing-step-ended",
    refuse: (_, found, today) => Promise.resolve(listed(refuseLicensingEnd(found, given, today))),
    set: { ended_on: given.endedOn, end_kind: given.endKind, end_reason: given.reason },
  });
}

export function correctLicensingStep(context: Context, at: At, given: CorrectedLicensingStep) {
  return change(context, at, {
    given,
    event: "premises.licensing-step-corrected",
    refuse: async (trx, found, today) =>
      refuseCorrection(found, given, await licensingLawOn(trx, given.happenedOn), today),
    set: licensingColumns(given),
  });
}

/** One thing that happens to a step of premises that the actor sees: the rule, the row, and the log. */
function change({ db, actor, now }: Context, { premisesId, id }: At, { given, event, refuse, set }: Change) {
  return inTransaction(db, async (trx) => {
    const found = await findLicensingStep(trx, actor, premisesId, id);
    if (!found) return { kind: "not-found" as const };
    if (found.version !== given.version) return { kind: "changed" as const, current: found };
    const [refusal, ...more] = await refuse(trx, found, londonDay(now));
    if (refusal) return { kind: "refused" as const, refusal, more };
    if (!(await updateLicensingStep(trx, found, set))) return { kind: "changed" as const, current: found };
    await insertAuditEvent(trx, actor, now, {
      category: "alteration",
      event,
      objectKind: "premises",
      objectId: premisesId,
      fields: Object.keys(given).filter((name) => name !== "version"),
      detail: { before: found, after: { id, ...given } },
    });
    return { kind: "done" as const, id };
  });
}

function listed(refusal: LicensingRefusal | null): LicensingRefusal[] {
  return refusal === null ? [] : [refusal];
}
