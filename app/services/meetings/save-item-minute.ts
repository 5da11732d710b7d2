import { v7 as uuid } from "uuid";
import { changedTexts, type ItemTexts, LEASE_MS, leaseFor, lostWords } from "#app/domain/meetings/item-minute.ts";
import type { ItemMinuteGiven } from "#app/domain/meetings/item-minute.form.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { findItemMinute, type FoundItemMinute, insertContribution, unsafeIsKept, updateItemMinute, updateLease } from "#db/queries/item-minutes.ts"; // prettier-ignore
import { inTransaction, type Transaction } from "#db/transaction.ts";
import { type ItemAt, type ItemContext, itemToMinute } from "./item-to-minute.ts";

/**
 * What is said of an item, as it stands in somebody's page. Where another has saved meanwhile, or holds the pen, nothing of
 * theirs is written over: what was typed is kept beside it, once, and whoever typed it is shown both.
 */
export function saveItemMinute(
  { db, actor, now }: ItemContext,
  at: ItemAt,
  { version, over, ...texts }: ItemMinuteGiven,
) {
  return inTransaction(db, async (trx) => {
    const found = await itemToMinute({ trx, actor, now }, at);
    if (found.kind !== "found") return found;
    const { row, item } = found;
    const lease = leaseFor(row, actor.id, now);
    const lost = async (current: FoundItemMinute) => {
      await keepLost(trx, now, item.id, texts, current, { by: actor.id, agencyId: actor.agencyId, actor });
      return { kind: "changed" as const, current };
    };
    if (row.version !== version || (lease.kind === "held" && over === null)) return lost(row);
    const turn = { lease_user_id: actor.id, lease_until: new Date(now.getTime() + LEASE_MS).toISOString() };
    const fields = changedTexts(row, texts);
    if (fields.length === 0) {
      await updateLease(trx, item.id, turn);
      return { kind: "done" as const, version: row.version, savedAt: row.savedAt };
    }
    if (over !== null && row.savedById !== null && row.savedByAgencyId !== null)
      await keepLost(trx, now, item.id, row, texts, { by: row.savedById, agencyId: row.savedByAgencyId, actor });
    const savedAt = now.toISOString();
    const { minute, decision, sharedSummary: shared_summary } = texts;
    const changes = { minute, decision, shared_summary, saved_at: savedAt, saved_by: actor.id, ...turn };
    if (!(await updateItemMinute(trx, row, changes))) return lost((await findItemMinute(trx, actor, item.id)) ?? row);
    // Without the text: a sentence is saved ten times while it is typed, and the minutes have versions of their own.
    await insertAuditEvent(trx, actor, now, {
      ...{ category: "alteration", event: "agenda.minute-saved", objectKind: "agenda-item", objectId: item.id, fields },
      ...{ objects: item.caseId === null ? [] : [{ kind: "case", id: item.caseId }] },
    });
    return { kind: "done" as const, version: row.version + 1, savedAt };
  });
}

type Lost = { by: string; agencyId: string; actor: ItemContext["actor"] };

async function keepLost(
  trx: Transaction,
  now: Date,
  itemId: string,
  lost: ItemTexts,
  kept: ItemTexts,
  { by, agencyId, actor }: Lost,
) {
  const words = lostWords(lost, kept);
  if (words === null || (await unsafeIsKept(trx, { itemId, saidBy: by, words }))) return;
  const id = uuid();
  await insertContribution(trx, {
    ...{ id, partnership_id: actor.partnershipId, item_id: itemId, kind: "lost-text", words },
    ...{ agency_id: agencyId, said_by: by, said_at: now.toISOString() },
  });
  await insertAuditEvent(trx, actor, now, {
    ...{ category: "alteration", event: "agenda.text-kept", objectKind: "agenda-item", objectId: itemId },
    ...{ fields: ["words"], detail: { after: { contributionId: id } } },
  });
}
