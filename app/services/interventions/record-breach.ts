import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import type { BreachWarning } from "#app/domain/interventions/breach-follows.ts";
import { type RecordedBreach, refuseOutcome } from "#app/domain/interventions/breach.form.ts";
import { notify } from "#app/services/notifications/notify.ts";
import { madeOnce } from "#app/services/session/made-once.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { insertBreach } from "#db/queries/intervention-breaches.ts";
import { findIntervention, type FoundIntervention, insertInterventionSteps } from "#db/queries/interventions.ts";
import type { Executor, Transaction } from "#db/transaction.ts";
import { readBreach } from "./read-breach.ts";

type Context = { db: Executor; actor: Actor; now: Date; once?: string | null };

/**
 * A breach of an intervention that the actor sees by right. One of a contract, or by a child, is marked for the next sitting
 * of the group that holds the case; whoever leads the case is told that there is one.
 */
export function recordBreach(context: Context, interventionId: string, form: RecordedBreach) {
  const { actor, now } = context;
  return madeOnce(context, "intervention-breach", async (trx) => {
    const one = await findIntervention(trx, actor, interventionId);
    if (!one) return { kind: "not-found" as const };
    if (one.isByRight !== 1) return { kind: "forbidden" as const };
    const read = await readBreach(trx, { actor, now }, one, form);
    if (read.kind === "refused") return read;
    const refusal = refuseOutcome(form, form.breachedOn, londonDay(now));
    if (refusal) return { kind: "refused" as const, refusal };
    const id = uuid();
    const columns = {
      ...read.columns,
      ...{ consequence: form.consequence, decided_on: form.decidedOn, consequence_words: form.consequenceWords },
      for_group_id: read.isForSitting ? (read.holder?.groupId ?? null) : null,
    };
    await insertBreach(trx, {
      ...{ id, partnership_id: actor.partnershipId, intervention_id: interventionId, version: 1, ...columns },
      ...{ recorded_at: now.toISOString(), recorded_by: actor.id },
    });
    await insertBreachSteps(trx, { actor, now }, one, { kind: "breach-recorded", ...columns }, form, read.warning);
    await insertAuditEvent(trx, actor, now, {
      category: "collection",
      event: "intervention.breach-recorded",
      objectKind: "intervention",
      objectId: interventionId,
      fields: Object.keys(columns),
      restricted: one.caseVisibility === "restricted",
      objects: columns.incident_id === null ? [] : [{ kind: "incident", id: columns.incident_id }],
      detail: { after: { breachId: id, ...columns } },
    });
    const lead = read.holder?.leadUserId ?? null;
    if (lead !== null && lead !== actor.id) await tellLead(trx, { actor, now }, one, lead);
    return { kind: "done" as const, id };
  });
}

type Step = { kind: "breach-recorded" | "breach-changed"; respondent_id: string | null; breached_on: string };

/** That there is a breach, and the warning that was overridden; what it was stands on the breach alone. */
export function insertBreachSteps(
  trx: Transaction,
  { actor, now }: Pick<Context, "actor" | "now">,
  { id }: Pick<FoundIntervention, "id">,
  { kind, respondent_id, breached_on }: Step,
  { proceedReason, reason = null }: { proceedReason: string | null; reason?: string | null },
  warning: BreachWarning | null,
) {
  const step = () => ({
    ...{ id: uuid(), partnership_id: actor.partnershipId, intervention_id: id, respondent_id, on_day: breached_on },
    ...{ recorded_by: actor.id, recorded_at: now.toISOString() },
  });
  const overridden = ({ code, text, source }: BreachWarning) => ({
    ...{ ...step(), kind: "warning-overridden" as const, warning_code: code },
    ...{ words: `${text} (${source})`, reason: proceedReason },
  });
  return insertInterventionSteps(trx, [
    { ...step(), kind, reason },
    ...(warning === null ? [] : [overridden(warning)]),
  ]);
}

function tellLead(
  trx: Transaction,
  { actor, now }: Pick<Context, "actor" | "now">,
  { id, reference }: FoundIntervention,
  userId: string,
) {
  const { partnershipId } = actor;
  const kind = "intervention-breached";
  return notify(trx, [{ partnershipId, userId, kind, objectKind: "intervention", objectId: id, reference, at: now }]);
}
