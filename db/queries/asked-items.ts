import type { Actor } from "#app/domain/access/actor.ts";
import type { Updateable } from "kysely";
import { inPieces } from "../in-pieces.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";

/** The agency for which the actor answers in the partnership: of that agency, and its contact. */
export async function findOwnAgencyAsContact(db: Executor, actor: Pick<Actor, "id" | "agencyId" | "partnershipId">) {
  return db
    .selectFrom("partnership_agency as part")
    .innerJoin("agency", "agency.id", "part.agency_id")
    .select(["agency.id", "agency.name"])
    .where("part.partnership_id", "=", actor.partnershipId)
    .where("part.agency_id", "=", actor.agencyId)
    .where("part.contact_user_id", "=", actor.id)
    .executeTakeFirst();
}

/** Items that are asked of an agency and not answered, of drafts of open requests. */
function askedOf(db: Executor, { partnershipId, agencyId }: { partnershipId: string; agencyId: string }) {
  return db
    .selectFrom("access_pack_item as item")
    .innerJoin("access_pack as pack", "pack.id", "item.pack_id")
    .innerJoin("rights_request as request", "request.id", "pack.request_id")
    .where("item.partnership_id", "=", partnershipId)
    .where("item.source_agency_id", "=", agencyId)
    .where("item.mark", "=", "ask")
    .where("item.asked_on", "is not", null)
    .where("pack.status", "=", "draft")
    .where("request.status", "=", "open")
    .whereRef("pack.person_id", "=", "request.person_id")
    .select([
      "item.id",
      "item.pack_id as packId",
      "item.source_kind as sourceKind",
      "item.source_id as sourceId",
      "item.is_mention as isMention",
      "item.edited_words as editedWords",
      "item.asked_on as askedOn",
      "item.version",
      "pack.person_id as personId",
      "request.id as requestId",
      "request.reference",
      "request.due_on as dueOn",
      "request.officer_user_id as officerId",
    ]);
}

type Page = { partnershipId: string; agencyId: string; after?: string; limit: number };

export function listAskedItems(db: Executor, { after, limit, ...of }: Page) {
  return askedOf(db, of)
    .$if(after !== undefined, (q) => q.where("item.id", ">", after ?? ""))
    .orderBy("item.id")
    .limit(limit)
    .execute();
}

export function findAskedItem(db: Executor, of: { partnershipId: string; agencyId: string }, itemId: string) {
  return askedOf(db, of).where("item.id", "=", itemId).executeTakeFirst();
}

/** What is to be asked and has not been, and what has been and waits, by agency. */
export function unsafeListToAsk(db: Executor, packId: string) {
  return db
    .selectFrom("access_pack_item as item")
    .leftJoin("partnership_agency as part", (join) =>
      join
        .onRef("part.agency_id", "=", "item.source_agency_id")
        .onRef("part.partnership_id", "=", "item.partnership_id"),
    )
    .leftJoin("agency", "agency.id", "item.source_agency_id")
    .select([
      "item.id",
      "item.asked_on as askedOn",
      "item.source_agency_id as agencyId",
      "agency.name as agencyName",
      "part.contact_user_id as contactUserId",
    ])
    .where("item.pack_id", "=", packId)
    .where("item.mark", "=", "ask")
    .orderBy("item.id")
    .execute();
}

export async function markAsked(trx: Transaction, ids: readonly string[], day: string) {
  await inPieces(ids, (piece) =>
    trx
      .updateTable("access_pack_item")
      .set((eb) => ({ asked_on: day, version: eb("version", "+", 1) }))
      .where("id", "in", piece)
      .where("mark", "=", "ask")
      .execute(),
  );
}

export async function markAnswered(
  trx: Transaction,
  { id, version }: { id: string; version: number },
  changes: Updateable<Database["access_pack_item"]>,
): Promise<boolean> {
  const done = await trx
    .updateTable("access_pack_item")
    .set({ ...changes, version: version + 1 })
    .where("id", "=", id)
    .where("version", "=", version)
    .where("mark", "=", "ask")
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}
