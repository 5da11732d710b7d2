import type { Insertable, Updateable } from "kysely";
import type { LoggedActor } from "#app/domain/access/actor.ts";
import type { PackMark } from "#app/domain/rights/pack.ts";
import type { Label } from "#app/domain/rights/pack-labels.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { inPieces } from "../in-pieces.ts";

type Of = Pick<LoggedActor, "partnershipId">;

/** The request for access that a pack is made for, whatever its state. */
export function findPackRequest(db: Executor, { partnershipId }: Of, requestId: string) {
  return db
    .selectFrom("rights_request as request")
    .leftJoin("person", "person.id", "request.person_id")
    .select([
      "request.id",
      "request.reference",
      "request.status",
      "request.regime",
      "request.subject_name as subjectName",
      "request.requester_kind as requesterKind",
      "request.due_on as dueOn",
      "request.searched_words as searchedWords",
      "request.person_id as personId",
      "person.given_names as givenNames",
      "person.family_name as familyName",
      "person.birth_date as birthDate",
      "request.version",
    ])
    .where("request.partnership_id", "=", partnershipId)
    .where("request.id", "=", requestId)
    .where("request.kind", "=", "access")
    .executeTakeFirst();
}

export async function listPacks(db: Executor, { partnershipId }: Of, requestId: string) {
  return db
    .selectFrom("access_pack as pack")
    .leftJoin("user_account as giver", "giver.id", "pack.given_by")
    .select([
      "pack.id",
      "pack.number",
      "pack.status",
      "pack.person_id as personId",
      "pack.names_agencies as namesAgencies",
      "pack.gathered_at as gatheredAt",
      "pack.given_on as givenOn",
      "pack.given_how as givenHow",
      "giver.name as givenBy",
      "pack.version",
    ])
    .where("pack.partnership_id", "=", partnershipId)
    .where("pack.request_id", "=", requestId)
    .orderBy("pack.number")
    .execute();
}

export function findGivenContent(db: Executor, { partnershipId }: Of, requestId: string, number: number) {
  return db
    .selectFrom("access_pack")
    .select(["id", "number", "content_as_json as content", "given_on as givenOn", "given_how as givenHow"])
    .where("partnership_id", "=", partnershipId)
    .where("request_id", "=", requestId)
    .where("number", "=", number)
    .where("status", "=", "given")
    .executeTakeFirst();
}

export async function insertPack(trx: Transaction, row: Insertable<Database["access_pack"]>) {
  await trx.insertInto("access_pack").values(row).execute();
}

/** Of one that is a draft still. */
export async function updateDraft(
  trx: Transaction,
  { id, version }: { id: string; version: number },
  changes: Updateable<Database["access_pack"]>,
): Promise<boolean> {
  const done = await trx
    .updateTable("access_pack")
    .set({ ...changes, version: version + 1 })
    .where("id", "=", id)
    .where("version", "=", version)
    .where("status", "=", "draft")
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

export type PackItem = Awaited<ReturnType<typeof unsafeListItems>>[number];

/** Every item of a pack, in the order of its gathering. */
export function unsafeListItems(db: Executor, packId: string) {
  return itemsOf(db).where("item.pack_id", "=", packId).orderBy("item.position").execute();
}

type Shown = { packId: string; section: string; mark: PackMark | null; after: number; limit: number };

/** Some of the items of one part of a pack. */
export function unsafeListItemsOfSection(db: Executor, { packId, section, mark, after, limit }: Shown) {
  return itemsOf(db)
    .where("item.pack_id", "=", packId)
    .where("item.section", "=", section)
    .$if(mark !== null, (q) => q.where("item.mark", "=", mark ?? "open"))
    .where("item.position", ">", after)
    .orderBy("item.position")
    .limit(limit)
    .execute();
}

export function unsafeFindItem(db: Executor, packId: string, itemId: string) {
  return itemsOf(db).where("item.pack_id", "=", packId).where("item.id", "=", itemId).executeTakeFirst();
}

function itemsOf(db: Executor) {
  return db
    .selectFrom("access_pack_item as item")
    .select([
      "item.id",
      "item.position",
      "item.section",
      "item.source_kind as sourceKind",
      "item.source_id as sourceId",
      "item.source_agency_id as agencyId",
      "item.is_mention as isMention",
      "item.mark",
      "item.exemption",
      "item.reason",
      "item.edited_words as editedWords",
      "item.asked_on as askedOn",
      "item.answered_on as answeredOn",
      "item.answer",
      "item.answer_words as answerWords",
      "item.marked_by as markedBy",
      "item.version",
    ]);
}

/** How many items of each part of a pack stand where. */
export function unsafeCountItems(db: Executor, packId: string) {
  return db
    .selectFrom("access_pack_item")
    .select((eb) => ["section", "mark", eb.fn.countAll<number>().as("items"), eb.fn.count<number>("asked_on").as("asked")])
    .where("pack_id", "=", packId)
    .groupBy(["section", "mark"])
    .execute();
} // prettier-ignore

export async function insertItems(trx: Transaction, rows: readonly Insertable<Database["access_pack_item"]>[]) {
  await inPieces(rows, (piece) => trx.insertInto("access_pack_item").values(piece).execute());
}

type Decision = Pick<Updateable<Database["access_pack_item"]>, "mark" | "exemption" | "reason" | "marked_by"> & {
  edited_words?: string | null;
  asked_on?: null;
  answered_on?: null;
  answer?: null;
  answer_words?: null;
};

export async function updateItem(trx: Transaction, { id, version }: { id: string; version: number }, changes: Decision) {
  const done = await trx
    .updateTable("access_pack_item")
    .set({ ...changes, version: version + 1 })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
} // prettier-ignore

/** Decides many at once, each as it was shown; gives how many were still so. */
export async function updateItems(
  trx: Transaction,
  packId: string,
  items: readonly { id: string; version: number }[],
  changes: Decision,
): Promise<number> {
  let changed = 0;
  for (const version of new Set(items.map((item) => item.version)))
    await inPieces(items.filter((item) => item.version === version).map(({ id }) => id), async (ids) => {
      const done = await trx
        .updateTable("access_pack_item")
        .set({ ...changes, version: version + 1 })
        .where("pack_id", "=", packId)
        .where("id", "in", ids)
        .where("version", "=", version)
        .executeTakeFirst();
      changed += Number(done.numUpdatedRows);
    });
  return changed;
} // prettier-ignore

export async function listLabels(db: Executor, requestId: string): Promise<Label[]> {
  return db
    .selectFrom("access_pack_label")
    .select(["kind", "record_id as recordId", "label"])
    .where("request_id", "=", requestId)
    .execute();
}

export async function insertLabels(
  trx: Transaction,
  { partnershipId, requestId }: { partnershipId: string; requestId: string },
  labels: readonly Label[],
) {
  const rows = labels.map(({ kind, recordId, label }) => ({
    ...{ request_id: requestId, partnership_id: partnershipId, kind, record_id: recordId, label },
  }));
  await inPieces(rows, (piece) => trx.insertInto("access_pack_label").values(piece).execute());
}

/** What was done about a request, written with what was done. */
export async function insertRequestStep(trx: Transaction, row: Insertable<Database["rights_request_step"]>) {
  await trx.insertInto("rights_request_step").values(row).execute();
}
