import { v7 as uuid } from "uuid";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { insertItems, insertLabels, insertPack, insertRequestStep, listLabels, listPacks, unsafeListItems, updateDraft } from "#db/queries/access-packs.ts"; // prettier-ignore
import { insertAuditEvent } from "#db/queries/audit.ts";
import { type Executor, inTransaction, type Transaction } from "#db/transaction.ts";
import { findPackRows } from "./pack-find.ts";
import { openPackRequest, type PackContext, type PackRequest } from "./pack-request.ts";
import { packSubject } from "./pack-subject.ts";
import { proposeItems } from "./propose-items.ts";
import { readPack } from "./read-pack.ts";

type Gathering = Awaited<ReturnType<typeof findPackRows>>;

/**
 * Searches everything for the person of a request and lists it. Searched again, what is new is added with a mark proposed;
 * what was decided stays. What has no row any more is left out when the pack is read.
 */
export async function gatherPack({ db, actor, now }: PackContext, requestId: string) {
  const request = await openPackRequest(db, actor, requestId);
  if (!request) return { kind: "not-found" as const };
  const subject = await packSubject(db, actor.partnershipId, request.personId);
  const found = await findPackRows(db, { partnershipId: actor.partnershipId, ...subject });
  const done = await inTransaction(db, async (trx) => {
    if (!(await openPackRequest(trx, actor, requestId))) return undefined;
    const pack = await draftFor(trx, { actor, now }, request);
    if (!pack) return undefined;
    const known = await unsafeListItems(trx, pack.id);
    const has = new Set(known.map(({ sourceKind, sourceId }) => `${sourceKind} ${sourceId}`));
    const fresh = found.filter(({ source, key }) => !has.has(`${source.table} ${key}`));
    const after = Math.max(0, ...known.map(({ position }) => position));
    const of = { partnershipId: actor.partnershipId, packId: pack.id, regime: request.regime };
    const rows = await proposeItems(trx, fresh, { ...of, recordIds: subject.recordIds, after });
    await insertItems(trx, rows);
    await insertRequestStep(trx, {
      ...{ id: uuid(), partnership_id: actor.partnershipId, request_id: requestId, kind: "pack-made" },
      ...{ happened_on: londonDay(now), words: `Pack ${pack.number}: ${known.length + rows.length} items` },
      ...{ recorded_by: actor.id, recorded_at: now.toISOString() },
    });
    await insertAuditEvent(trx, actor, now, {
      ...{ category: "consultation", event: "pack.gathered", objectKind: "rights-request", objectId: requestId },
      ...{ resultCount: rows.length, objects: [{ kind: "person", id: request.personId }] },
      detail: { pack: pack.number, found: countByTable(found) },
    });
    return { added: rows.length, total: known.length + rows.length, packId: pack.id };
  });
  if (!done) return { kind: "not-found" as const };
  await keepLabels(db, actor.partnershipId, request, done.packId);
  return { kind: "done" as const, ...done };
}

async function draftFor(trx: Transaction, { actor, now }: Omit<PackContext, "db">, request: PackRequest) {
  const packs = await listPacks(trx, actor, request.id);
  const draft = packs.find(({ status }) => status === "draft");
  const gathered = { gathered_at: now.toISOString(), gathered_by: actor.id };
  if (draft?.personId === request.personId)
    return (await updateDraft(trx, draft, gathered)) ? { id: draft.id, number: draft.number } : undefined;
  // The request was found to be about another person: what was gathered of the first is not given to the second.
  if (draft && !(await updateDraft(trx, draft, { status: "dropped" }))) return undefined;
  const pack = { id: uuid(), number: Math.max(0, ...packs.map(({ number }) => number)) + 1 };
  await insertPack(trx, {
    ...{ ...pack, partnership_id: actor.partnershipId, request_id: request.id, person_id: request.personId },
    ...{ status: "draft", names_agencies: 0, ...gathered, content_as_json: null },
    ...{ given_on: null, given_how: null, given_by: null, version: 1 },
  });
  return pack;
}

/** Everybody who is named in what was gathered has a label from then on. */
async function keepLabels(db: Executor, partnershipId: string, request: PackRequest, packId: string) {
  const items = (await unsafeListItems(db, packId)).map((item) => ({ ...item, isMention: item.isMention === 1 }));
  const of = { partnershipId, requestId: request.id, personId: request.personId, namesAgencies: false };
  const { added } = await readPack(db, of, items, items);
  await inTransaction(db, async (trx) => {
    const has = new Set((await listLabels(trx, request.id)).flatMap((l) => [l.label, `${l.kind} ${l.recordId}`]));
    const free = added.filter((l) => !has.has(l.label) && !has.has(`${l.kind} ${l.recordId}`));
    await insertLabels(trx, { partnershipId, requestId: request.id }, free);
  });
}

function countByTable(found: Gathering): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { source } of found) counts[source.table] = (counts[source.table] ?? 0) + 1;
  return counts;
}
