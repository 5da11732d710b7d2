import { v7 as uuid } from "uuid";
import { changedFields } from "#app/domain/audit/event-content.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { refuseValue } from "#app/domain/performance/outside-measure.ts";
import type { MeasureChange, MeasureValue, NewMeasure } from "#app/domain/performance/outside-measure.form.ts";
import { fold } from "#app/domain/search/fold.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import {
  findOutsideMeasure,
  findOutsideMeasureByName,
  insertOutsideMeasure,
  insertOutsideValue,
  updateOutsideMeasure,
} from "#db/queries/outside-measures.ts";
import { inTransaction } from "#db/transaction.ts";
import type { AdminContext } from "../admin/admin-context.ts";
import { refusedWhenTaken } from "../admin/refused-when-taken.ts";
import { madeOnce } from "../session/made-once.ts";

const TAKEN = { field: "name", message: "Another measure has this name" };
type Context = AdminContext & { once?: string | null };

export function addOutsideMeasure(at: Context, { cumulative, ...wanted }: NewMeasure) {
  const { actor, now } = at;
  const work = madeOnce(at, "outside-measure", async (trx) => {
    const id = uuid();
    const name_folded = fold(wanted.name);
    if (await findOutsideMeasureByName(trx, actor.partnershipId, name_folded))
      return { kind: "refused" as const, refusal: TAKEN };
    await insertOutsideMeasure(trx, {
      ...{ id, partnership_id: actor.partnershipId, ...wanted, name_folded },
      ...{ is_cumulative: cumulative === "yes" ? 1 : 0, ended_on: null },
      ...{ created_at: now.toISOString(), created_by: actor.id, version: 1 },
    });
    await insertAuditEvent(trx, actor, now, {
      ...{ category: "system", event: "outside-measure.added", objectKind: "outside-measure", objectId: id },
      fields: Object.keys(wanted),
      detail: { after: { ...wanted, cumulative } },
    });
    return { kind: "done" as const, id };
  });
  return refusedWhenTaken(work, TAKEN);
}

/** Said otherwise, ended, or begun again; its values stay. */
export function changeOutsideMeasure({ db, actor, now }: AdminContext, id: string, change: MeasureChange) {
  const { partnershipId } = actor;
  const work = inTransaction(db, async (trx) => {
    const current = await findOutsideMeasure(trx, partnershipId, id);
    if (!current) return { kind: "not-found" as const };
    const { version, offered, ...words } = change;
    const same = await findOutsideMeasureByName(trx, partnershipId, fold(words.name));
    if (same && same.id !== id) return { kind: "refused" as const, refusal: TAKEN };
    const endedOn = offered === "yes" ? null : (current.endedOn ?? londonDay(now));
    const set = { ...words, name_folded: fold(words.name), ended_on: endedOn };
    if (!(await updateOutsideMeasure(trx, { partnershipId, id, version }, set)))
      return { kind: "changed" as const, current };
    const { name, meaning, publisher, theme, aim } = current;
    const before = { name, meaning, publisher, theme, aim, endedOn: current.endedOn };
    const after = { ...words, endedOn };
    await insertAuditEvent(trx, actor, now, {
      ...{ category: "system", event: "outside-measure.changed", objectKind: "outside-measure", objectId: id },
      fields: changedFields(before, after),
      detail: { before, after },
    });
    return { kind: "done" as const };
  });
  return refusedWhenTaken(work, TAKEN);
}

/** A value of a period; one that corrects another is a new one, and the other stays. */
export function recordOutsideValue(at: Context, measureId: string, { value, ...entered }: MeasureValue) {
  const { actor, now } = at;
  return madeOnce(at, "outside-value", async (trx) => {
    const measure = await findOutsideMeasure(trx, actor.partnershipId, measureId);
    if (!measure) return { kind: "not-found" as const };
    const refusal = refuseValue({ ...entered, thousandths: value }, measure.unit, londonDay(now));
    if (refusal) return { kind: "refused" as const, refusal };
    const id = uuid();
    const { from, to, asAt, publishedOn, note } = entered;
    await insertOutsideValue(trx, {
      ...{ id, partnership_id: actor.partnershipId, measure_id: measureId, from_day: from, to_day: to },
      ...{ thousandths: value, as_at: asAt, published_on: publishedOn, note },
      ...{ recorded_at: now.toISOString(), recorded_by: actor.id },
    });
    await insertAuditEvent(trx, actor, now, {
      ...{ category: "collection", event: "outside-measure.value-recorded" },
      ...{ objectKind: "outside-measure", objectId: measureId },
      fields: ["value", "from", "to"],
      detail: { after: { from, to, thousandths: value } },
    });
    return { kind: "done" as const, id };
  });
}
