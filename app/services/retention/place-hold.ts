import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import { longDay, londonDay } from "#app/domain/dates/iso-day.ts";
import { plusMonths } from "#app/domain/dates/periods.ts";
import { type HoldToPlace, refuseHoldReview } from "#app/domain/retention/hold.form.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { oneByOne } from "#db/queries/erasure-lock.ts";
import { insertHolds } from "#db/queries/retention-holds.ts";
import { findNewestItem } from "#db/queries/retention-items.ts";
import { findRecordByReference } from "#db/queries/retention-records.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { retentionSettings } from "./retention-at.ts";
import { keepIfNotDue } from "./settle-not-due.ts";

type Context = { db: Executor; actor: Actor; now: Date };

/** The last day on which a hold that is placed or looked at today is looked at again. */
export async function latestHoldReview(db: Executor, partnershipId: string, today: string) {
  return plusMonths(today, (await retentionSettings(db, partnershipId))(today)["retention.hold-months"]);
}

/** On any record, by its reference: from then on nothing erases it. Waiting on the list, it is taken off it. */
export async function placeHold({ db, actor, now }: Context, form: HoldToPlace) {
  const { partnershipId } = actor;
  const today = londonDay(now);
  return inTransaction(db, async (trx) => {
    await oneByOne(trx, partnershipId);
    const latest = await latestHoldReview(trx, partnershipId, today);
    const refusal = refuseHoldReview(form.reviewOn, { today, latest, words: longDay(latest) });
    if (refusal) return { kind: "refused" as const, refusal };
    const record = await findRecordByReference(trx, partnershipId, form.kind, form.reference.toUpperCase().trim());
    if (!record)
      return {
        kind: "refused" as const,
        refusal: { field: "reference", message: "No record of that kind has this reference" },
      };
    const id = uuid();
    await insertHolds(trx, [
      {
        ...{ id, partnership_id: partnershipId, record_kind: form.kind, record_id: record.id, ground: form.ground },
        ...{ words: form.words, placed_on: today, placed_by: actor.id, review_on: form.reviewOn, version: 1 },
      },
    ]);
    const item = await findNewestItem(trx, partnershipId, { kind: form.kind, recordId: record.id });
    if (item?.status === "due")
      await keepIfNotDue(trx, partnershipId, { ...item, kind: form.kind, recordId: record.id }, today);
    await insertAuditEvent(trx, actor, now, {
      ...{ category: "alteration", event: "retention.hold-placed", objectKind: form.kind, objectId: record.id },
      ...{ fields: ["ground", "words", "reviewOn"], detail: { after: { ...form, holdId: id } } },
    });
    return { kind: "done" as const, id };
  });
}
