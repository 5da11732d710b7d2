import { v7 as uuid } from "uuid";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import type { LocationLevelChange, NewLocationLevel } from "#app/domain/risk/lists.form.ts";
import { inPlace } from "#app/domain/risk/scale.ts";
import { fold } from "#app/domain/search/fold.ts";
import type { AdminContext } from "#app/services/admin/admin-context.ts";
import { refusedWhenTaken } from "#app/services/admin/refused-when-taken.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { listLocationLevels } from "#db/queries/location-assessments.ts";
import {
  findLocationLevel,
  findLocationLevelByName,
  updateLocationLevel,
  updateLocationRank,
} from "#db/queries/risk-list-changes.ts";
import { insertLocationLevels } from "#db/queries/risk-lists.ts";
import { inTransaction, type Transaction } from "#db/transaction.ts";

const TAKEN = { field: "name", message: "The scale has this level already" } as const;

export function addLocationLevel({ db, actor, now }: AdminContext, form: NewLocationLevel) {
  const { partnershipId } = actor;
  const work = inTransaction(db, async (trx) => {
    if (await findLocationLevelByName(trx, partnershipId, fold(form.name)))
      return { kind: "refused" as const, refusal: TAKEN };
    const id = uuid();
    const order = await orderWith(trx, partnershipId, id, form.place);
    const own = { id, partnership_id: partnershipId, rank: order.indexOf(id) + 1, created_at: now.toISOString() };
    await insertLocationLevels(trx, [{ ...own, ...columns(form), ended_on: null, version: 1 }]);
    await closeUp(trx, partnershipId, id, order);
    await insertAuditEvent(trx, actor, now, {
      category: "system",
      event: "location-level.added",
      objectKind: "location-level",
      objectId: id,
      fields: Object.keys(form),
      detail: { after: form },
    });
    return { kind: "done" as const };
  });
  return refusedWhenTaken(work, TAKEN);
}

/** An assessment keeps the name and the place that its level had on its day. */
export function changeLocationLevel({ db, actor, now }: AdminContext, id: string, form: LocationLevelChange) {
  const { partnershipId } = actor;
  const work = inTransaction(db, async (trx) => {
    const current = await findLocationLevel(trx, partnershipId, id);
    if (!current) return { kind: "not-found" as const };
    if (current.version !== form.version) return { kind: "changed" as const, current };
    const same = await findLocationLevelByName(trx, partnershipId, fold(form.name));
    if (same && same.id !== id) return { kind: "refused" as const, refusal: TAKEN };
    const ended_on = form.offered === "yes" ? null : (current.endedOn ?? londonDay(now));
    const offered = await listLocationLevels(trx, partnershipId, londonDay(now));
    if (ended_on !== null && offered.every((level) => level.id === id))
      return { kind: "refused" as const, refusal: { field: "offered", message: "The scale needs one level at least" } };
    const order = await orderWith(trx, partnershipId, id, form.place);
    const set = { ...columns(form), rank: order.indexOf(id) + 1, ended_on };
    if (!(await updateLocationLevel(trx, { partnershipId, id, version: form.version }, set)))
      return { kind: "changed" as const, current: (await findLocationLevel(trx, partnershipId, id)) ?? current };
    await closeUp(trx, partnershipId, id, order);
    const { version: _version, ...after } = form;
    await insertAuditEvent(trx, actor, now, {
      category: "system",
      event: "location-level.changed",
      objectKind: "location-level",
      objectId: id,
      fields: Object.keys(after),
      detail: { before: current, after },
    });
    return { kind: "done" as const };
  });
  return refusedWhenTaken(work, TAKEN);
}

function columns({ name, meaning, reviewDays }: NewLocationLevel) {
  return { name, name_folded: fold(name), meaning, review_days: reviewDays };
}

/** Every level, lowest first, with this one where it is to stand. */
async function orderWith(trx: Transaction, partnershipId: string, id: string, place: number) {
  const levels = await listLocationLevels(trx, partnershipId, null);
  return inPlace(
    levels.map((level) => level.id),
    id,
    place,
  );
}

/** The others take the ranks that are left to them. */
async function closeUp(trx: Transaction, partnershipId: string, id: string, order: readonly string[]) {
  for (const [at, other] of order.entries())
    if (other !== id) await updateLocationRank(trx, { partnershipId, id: other }, at + 1);
}
