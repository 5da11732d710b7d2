import type { ItemDecision, ItemsDecision } from "#app/domain/rights/pack.form.ts";
import { refuseMark } from "#app/domain/rights/pack-marks.ts";
import { unsafeFindItem, unsafeListItems, updateItem, updateItems } from "#db/queries/access-packs.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { inTransaction, type Transaction } from "#db/transaction.ts";
import { findDraft, openPackRequest, type PackContext, type PackRequest } from "./pack-request.ts";

const NOT_FOUND = { kind: "not-found" as const };
const NOT_ASKED = { asked_on: null, answered_on: null, answer: null, answer_words: null };

/** What becomes of one item, and the words that are given in its place. */
export function decideItem({ db, actor, now }: PackContext, at: { requestId: string; itemId: string }, form: ItemDecision) {
  return inTransaction(db, async (trx) => {
    const open = await openDraft(trx, { actor }, at.requestId);
    const item = open && (await unsafeFindItem(trx, open.pack.id, at.itemId));
    if (!open || !item) return NOT_FOUND;
    const refusal = refuseMark(item, form);
    if (refusal) return { kind: "refused" as const, refusal };
    const isMoved = item.mark !== form.mark;
    const changes = {
      ...{ mark: form.mark, exemption: form.mark === "withhold" ? form.exemption : null, reason: form.reason },
      ...{ edited_words: form.editedWords, marked_by: actor.id, ...(isMoved && item.answer === null ? NOT_ASKED : {}) },
    };
    if (!(await updateItem(trx, { id: item.id, version: form.version }, changes))) return { kind: "changed" as const, version: item.version };
    await tellLog(trx, { actor, now }, open.request, { pack: open.pack.number, items: [item.id], mark: form.mark, exemption: changes.exemption });
    return { kind: "done" as const, section: item.section };
  });
} // prettier-ignore

/** The same of many items, each as it was shown; those that somebody changed meanwhile stay as they are. */
export function decideItems({ db, actor, now }: PackContext, requestId: string, form: ItemsDecision) {
  return inTransaction(db, async (trx) => {
    const open = await openDraft(trx, { actor }, requestId);
    if (!open) return NOT_FOUND;
    const known = new Map((await unsafeListItems(trx, open.pack.id)).map((item) => [item.id, item]));
    const shown = form.items.map((one) => one.split(":")).map(([id = "", version]) => ({ id, version: Number(version) }));
    for (const { id } of shown) {
      const item = known.get(id);
      if (!item) return NOT_FOUND;
      const refusal = refuseMark(item, form);
      if (refusal) return { kind: "refused" as const, refusal };
    }
    const changes = { mark: form.mark, exemption: form.mark === "withhold" ? form.exemption : null, reason: form.reason, marked_by: actor.id };
    const [answered, others] = [shown.filter(({ id }) => known.get(id)?.answer != null), shown.filter(({ id }) => known.get(id)?.answer == null)];
    const waiting = others.filter(({ id }) => known.get(id)?.mark !== form.mark);
    const same = others.filter(({ id }) => known.get(id)?.mark === form.mark);
    const changed =
      (await updateItems(trx, open.pack.id, [...answered, ...same], changes)) + (await updateItems(trx, open.pack.id, waiting, { ...changes, ...NOT_ASKED }));
    await tellLog(trx, { actor, now }, open.request, { pack: open.pack.number, items: shown.map(({ id }) => id), mark: form.mark, exemption: changes.exemption });
    return { kind: "done" as const, changed, missed: shown.length - changed };
  });
} // prettier-ignore

/** The request and its draft, for as long as both are open. */
export async function openDraft(trx: Transaction, { actor }: Pick<PackContext, "actor">, requestId: string) {
  const request = await openPackRequest(trx, actor, requestId);
  const pack = request && (await findDraft(trx, actor, requestId));
  return request && pack ? { request, pack } : undefined;
}

function tellLog(trx: Transaction, { actor, now }: Omit<PackContext, "db">, request: PackRequest, detail: { items: readonly string[] } & Record<string, unknown>) {
  return insertAuditEvent(trx, actor, now, {
    ...{ category: "alteration", event: "pack.items-marked", objectKind: "rights-request", objectId: request.id },
    ...{ fields: ["mark"], resultCount: detail.items.length, detail, objects: [{ kind: "person", id: request.personId }] },
  });
} // prettier-ignore
