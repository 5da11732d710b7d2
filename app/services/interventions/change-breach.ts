import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import type { BreachWarning } from "#app/domain/interventions/breach-follows.ts";
import { type BreachOutcome, type CorrectedBreach, refuseOutcome } from "#app/domain/interventions/breach.form.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { findBreach, type FoundBreach, updateBreach } from "#db/queries/intervention-breaches.ts";
import { findIntervention, type FoundIntervention } from "#db/queries/interventions.ts";
import { type Executor, inTransaction, type Transaction } from "#db/transaction.ts";
import { readBreach } from "./read-breach.ts";
import { insertBreachSteps } from "./record-breach.ts";

type Context = { db: Executor; actor: Actor; now: Date };
type Which = { interventionId: string; breachId: string };
type Refusal = { field: string; message: string };
type Change = {
  columns: Parameters<typeof updateBreach>[2];
  step: { respondent_id: string | null; breached_on: string };
  reason: string | null;
  proceedReason: string | null;
  warning: BreachWarning | null;
};

/** What came of a breach, when it is known or known better. */
export function recordOutcome(context: Context, which: Which, { version, ...form }: BreachOutcome) {
  return changeBreach(context, which, version, (_, __, breach) => {
    const refusal = refuseOutcome(form, breach.breachedOn, londonDay(context.now));
    if (refusal) return refusal;
    return {
      columns: {
        ...{ consequence: form.consequence, decided_on: form.decidedOn, consequence_words: form.consequenceWords },
      },
      step: { respondent_id: breach.respondentId, breached_on: breach.breachedOn },
      ...{ reason: null, proceedReason: null, warning: null },
    };
  });
}

/** What was recorded wrongly of a breach. One that was heard stays heard; one that was not may now be for a sitting, or not. */
export function correctBreach(context: Context, which: Which, { version, reason, ...form }: CorrectedBreach) {
  return changeBreach(context, which, version, async (trx, one, breach) => {
    const read = await readBreach(trx, context, one, form, breach.incidentId);
    if (read.kind === "refused") return read.refusal;
    if (breach.decidedOn !== null && breach.decidedOn < form.breachedOn)
      return { field: "breachedOn", message: "Day of the breach must not be after what came of it was decided" };
    const isHeard = breach.heardOn !== null;
    // What the actor could not see on the form is not taken away by it.
    const keepsIncident = breach.incidentReference === null && read.columns.incident_id === null;
    const incident_id = keepsIncident ? breach.incidentId : read.columns.incident_id;
    const forGroup = read.isForSitting ? (read.holder?.groupId ?? null) : null;
    return {
      columns: { ...read.columns, incident_id, for_group_id: isHeard ? breach.forGroupId : forGroup },
      step: read.columns,
      ...{ reason, proceedReason: form.proceedReason, warning: read.warning },
    };
  });
}

function changeBreach(
  { db, actor, now }: Context,
  { interventionId, breachId }: Which,
  version: number,
  decide: (
    trx: Transaction,
    one: FoundIntervention,
    breach: FoundBreach,
  ) => Promise<Refusal | Change> | Refusal | Change,
) {
  return inTransaction(db, async (trx) => {
    const one = await findIntervention(trx, actor, interventionId);
    const breach = one && (await findBreach(trx, actor, interventionId, breachId));
    if (!breach) return { kind: "not-found" as const };
    if (one.isByRight !== 1) return { kind: "forbidden" as const };
    if (breach.version !== version) return { kind: "changed" as const, current: breach };
    const decided = await decide(trx, one, breach);
    if ("message" in decided) return { kind: "refused" as const, refusal: decided };
    const { columns, step, warning } = decided;
    const changed = await updateBreach(trx, { partnershipId: actor.partnershipId, id: breachId, version }, columns);
    if (!changed) return { kind: "changed" as const, current: breach };
    await insertBreachSteps(trx, { actor, now }, one, { kind: "breach-changed", ...step }, decided, warning);
    await insertAuditEvent(trx, actor, now, {
      category: "alteration",
      event: "intervention.breach-changed",
      objectKind: "intervention",
      objectId: interventionId,
      fields: Object.keys(columns),
      restricted: one.caseVisibility === "restricted",
      detail: { before: { ...breach }, after: { breachId, ...columns } },
    });
    return { kind: "done" as const };
  });
}
