import { inPieces } from "../in-pieces.ts";
import type { Executor, Transaction } from "../transaction.ts";

export type TombstoneKey = { erasedOn: string; kind: string; id: string };
type Wanted = { id?: string; kind?: string; from?: string; until?: string };

/** Newest day first. */
export function listTombstones(
  db: Executor,
  partnershipId: string,
  { id, kind, from, until }: Wanted,
  after: TombstoneKey | null,
  limit: number,
) {
  return db
    .selectFrom("tombstone")
    .leftJoin("user_account", "user_account.id", "tombstone.erased_by")
    .select(["tombstone.record_kind as kind", "tombstone.record_id as id", "tombstone.rule", "tombstone.fate"])
    .select(["tombstone.erased_on as erasedOn", "tombstone.erased_by as erasedBy", "user_account.name as erasedByName"])
    .select(["tombstone.with_kind as withKind", "tombstone.with_id as withId"])
    .where("tombstone.partnership_id", "=", partnershipId)
    .$if(id !== undefined, (q) => q.where("tombstone.record_id", "=", id ?? ""))
    .$if(kind !== undefined, (q) => q.where("tombstone.record_kind", "=", kind ?? ""))
    .$if(from !== undefined, (q) => q.where("tombstone.erased_on", ">=", from ?? ""))
    .$if(until !== undefined, (q) => q.where("tombstone.erased_on", "<=", until ?? ""))
    .$if(after !== null, (q) =>
      q.where((eb) =>
        eb.or([
          eb("tombstone.erased_on", "<", after?.erasedOn ?? ""),
          eb.and([
            eb("tombstone.erased_on", "=", after?.erasedOn ?? ""),
            eb("tombstone.record_kind", ">", after?.kind ?? ""),
          ]),
          eb.and([
            eb("tombstone.erased_on", "=", after?.erasedOn ?? ""),
            eb("tombstone.record_kind", "=", after?.kind ?? ""),
            eb("tombstone.record_id", ">", after?.id ?? ""),
          ]),
        ]),
      ),
    )
    .orderBy("tombstone.erased_on", "desc")
    .orderBy("tombstone.record_kind")
    .orderBy("tombstone.record_id")
    .limit(limit)
    .execute();
}

/** Which of the records that frozen paper names have been erased since. */
export async function listGone(
  db: Executor,
  partnershipId: string,
  kind: string,
  ids: readonly string[],
): Promise<Set<string>> {
  const gone = new Set<string>();
  await inPieces(ids, async (piece) => {
    const rows = await db
      .selectFrom("tombstone")
      .select("record_id as id")
      .where("partnership_id", "=", partnershipId)
      .where("record_kind", "=", kind)
      .where("record_id", "in", [...piece])
      .execute();
    for (const { id } of rows) gone.add(id);
  });
  return gone;
}

/** How many of the records that a pack gave have been erased since, whatever their kind. */
export async function countGoneFromPack(db: Executor, partnershipId: string, packId: string): Promise<number> {
  const { gone } = await db
    .selectFrom("access_pack_item")
    .innerJoin("tombstone", "tombstone.record_id", "access_pack_item.source_id")
    .select((eb) => eb.fn.countAll<number>().as("gone"))
    .where("access_pack_item.pack_id", "=", packId)
    .where("access_pack_item.mark", "=", "disclose")
    .where("tombstone.partnership_id", "=", partnershipId)
    .executeTakeFirstOrThrow();
  return Number(gone);
}

/** Whether one of the records is held: that of a part keeps the whole. */
export async function isAnyHeld(trx: Transaction, partnershipId: string, ids: readonly string[]): Promise<boolean> {
  const held = await trx
    .selectFrom("retention_hold")
    .select("record_id as id")
    .where("partnership_id", "=", partnershipId)
    .where("ended_on", "is", null)
    .execute();
  const all = new Set(ids);
  return held.some(({ id }) => all.has(id));
}
