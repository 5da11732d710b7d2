import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay, longDay } from "#app/domain/dates/iso-day.ts";
import { plusMonths } from "#app/domain/dates/periods.ts";
import { conditionsIn, numberTaken, refuseConditions } from "#app/domain/premises/licence-conditions.ts";
import type {
  ConditionsGiven,
  LicenceConditionEnd,
  LicenceConditionGiven,
} from "#app/domain/premises/licence-condition.form.ts";
import { madeOnce } from "#app/services/session/made-once.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import {
  insertLicenceConditions,
  type ListedCondition,
  listLicenceConditions,
  updateLicenceCondition,
} from "#db/queries/premises-conditions.ts";
import { findPremises, holdPremises } from "#db/queries/premises.ts";
import { type Executor, inTransaction, type Transaction } from "#db/transaction.ts";

type Context = { db: Executor; actor: Actor; now: Date; once?: string | null };
type At = { premisesId: string; conditionId: string };
type Refusal = { field: string | null; message: string };

/** As many as are pasted, under their numbers. */
export function addLicenceConditions(context: Context, premisesId: string, form: ConditionsGiven) {
  const { actor, now } = context;
  return madeOnce(context, "premises-conditions", async (trx) => {
    const conditions = await conditionsToChange(trx, actor, premisesId);
    if (conditions === null) return { kind: "not-found" as const };
    const taken = new Set(conditions.map(({ number }) => number));
    const given = conditionsIn(form.words, Math.max(0, ...taken) + 1);
    const refusal = refuseConditions(given, taken) ?? refuseFrom(form.fromDay, now);
    if (refusal) return { kind: "refused" as const, refusal };
    await insertLicenceConditions(
      trx,
      given.map(({ number, words }) => ({
        ...{ id: uuid(), partnership_id: actor.partnershipId, premises_id: premisesId, version: 1 },
        ...{ number, words, source: form.source, from_day: form.fromDay },
        ...{ created_at: now.toISOString(), created_by: actor.id },
      })),
    );
    await log(trx, context, premisesId, {
      ...{ event: "premises.conditions-added", fields: ["conditions"], resultCount: given.length },
      detail: { after: { source: form.source, fromDay: form.fromDay, conditions: given } },
    });
    return { kind: "done" as const, id: premisesId };
  });
}

export function changeLicenceCondition(context: Context, at: At, form: LicenceConditionGiven) {
  const columns = { number: form.number, source: form.source, words: form.words, from_day: form.fromDay };
  return changeOne(context, at, form.version, {
    ...{ event: "premises.condition-changed", columns, reason: null },
    refuse(one, others) {
      if (others.some(({ number }) => number === form.number))
        return { field: "number", message: numberTaken([form.number]) };
      if (form.fromDay !== null && one.untilDay !== null && form.fromDay > one.untilDay)
        return { field: "fromDay", message: `First day must be ${longDay(one.untilDay)}, its last, or before` };
      return refuseFrom(form.fromDay, context.now);
    },
  });
}

export function endLicenceCondition(context: Context, at: At, form: LicenceConditionEnd) {
  return changeOne(context, at, form.version, {
    ...{ event: "premises.condition-ended", reason: form.reason },
    columns: { until_day: form.untilDay, end_reason: form.reason },
    refuse(one) {
      if (one.untilDay !== null) return { field: null, message: `It ended on ${longDay(one.untilDay)} already` };
      if (one.fromDay !== null && form.untilDay < one.fromDay)
        return { field: "untilDay", message: `Last day must be ${longDay(one.fromDay)}, its first, or after` };
      return form.untilDay > plusMonths(londonDay(context.now), 12)
        ? { field: "untilDay", message: "Last day must be within the next 12 months" }
        : null;
    },
  });
}

type Change = {
  event: string;
  columns: Parameters<typeof updateLicenceCondition>[2];
  reason: string | null;
  refuse: (one: ListedCondition, others: readonly ListedCondition[]) => Refusal | null;
};

function changeOne(context: Context, { premisesId, conditionId }: At, version: number, change: Change) {
  const { db, actor } = context;
  return inTransaction(db, async (trx) => {
    const conditions = await conditionsToChange(trx, actor, premisesId);
    const one = conditions?.find(({ id }) => id === conditionId);
    if (!conditions || !one) return { kind: "not-found" as const };
    if (one.version !== version) return { kind: "changed" as const, current: one };
    const refusal = change.refuse(one, conditions.filter(({ id }) => id !== conditionId)); // prettier-ignore
    if (refusal) return { kind: "refused" as const, refusal };
    if (!(await updateLicenceCondition(trx, one, change.columns))) return { kind: "changed" as const, current: one };
    await log(trx, context, premisesId, {
      ...{ event: change.event, fields: Object.keys(change.columns) },
      detail: { before: one, after: change.columns, reason: change.reason },
    });
    return { kind: "done" as const };
  });
}

async function conditionsToChange(trx: Transaction, actor: Actor, premisesId: string) {
  if (!(await findPremises(trx, actor, premisesId))) return null;
  await holdPremises(trx, premisesId);
  return listLicenceConditions(trx, actor, premisesId);
}

function refuseFrom(fromDay: string | null, now: Date): Refusal | null {
  const latest = plusMonths(londonDay(now), 12);
  return fromDay !== null && fromDay > latest
    ? { field: "fromDay", message: `First day must be ${longDay(latest)} or before` }
    : null;
}

function log(
  trx: Transaction,
  { actor, now }: Context,
  premisesId: string,
  event: { event: string; fields: readonly string[]; detail: unknown; resultCount?: number },
) {
  return insertAuditEvent(trx, actor, now, {
    ...{ category: "alteration", objectKind: "premises", objectId: premisesId, ...event },
  });
}
