import { v7 as uuid } from "uuid";
import type { Fate } from "#app/domain/retention/kinds.ts";
import { holdingOf, TABLES } from "../holdings/all.ts";
import { inPieces } from "../in-pieces.ts";
import type { Executor, Transaction } from "../transaction.ts";
import { idsIn, type Reached } from "./erasure-rows.ts";

type Started = { partnershipId: string; rule: string; by: string; at: Date };

/** From here to closeErasure append-only rows give way; a transaction that does not close it cannot commit (decision 4). */
export async function openErasure(trx: Transaction, { partnershipId, rule, by, at }: Started): Promise<string> {
  const row = { id: uuid(), partnership_id: partnershipId, rule, started_by: by, started_at: at.toISOString() };
  await trx
    .insertInto("erasure_run")
    .values({ ...row, open_marker: "open" })
    .execute();
  return row.id;
}

export async function closeErasure(trx: Transaction, id: string) {
  await trx.updateTable("erasure_run").set({ open_marker: null }).where("id", "=", id).execute();
}

export type Grave = {
  partnershipId: string;
  root: { kind: string; id: string };
  rule: string;
  fate: Fate;
  erasedOn: string;
  erasedBy: string;
  erasureRunId: string;
};

/** For the record itself and for every one of a kind that goes with it; each waits to be written outside the database. */
export async function insertTombstones(trx: Transaction, reached: Reached, grave: Grave) {
  const { root } = grave;
  const gone = TABLES.flatMap((table) => {
    const { kind, stays } = holdingOf(table);
    return kind === undefined || stays ? [] : idsIn(reached, table).map((id) => ({ kind, id }));
  }).filter(({ kind, id }) => kind !== root.kind || id !== root.id);
  const rows = [root, ...gone].map((one) => ({
    record_kind: one.kind,
    record_id: one.id,
    partnership_id: grave.partnershipId,
  }));
  const told = { rule: grave.rule, fate: grave.fate, erased_on: grave.erasedOn, erased_by: grave.erasedBy };
  await inPieces(rows, async (piece) => {
    await trx
      .insertInto("tombstone")
      .values(
        piece.map((row) => ({
          ...{ ...row, ...told, erasure_run_id: grave.erasureRunId },
          with_kind: row.record_id === root.id ? null : root.kind,
          with_id: row.record_id === root.id ? null : root.id,
        })),
      )
      .onConflict((c) => c.doNothing())
      .execute();
    await trx
      .insertInto("tombstone_unwritten")
      .values([...piece])
      .onConflict((c) => c.doNothing())
      .execute();
  });
}

export type Unwritten = { partnershipId: string; kind: string; id: string; day: string; fate: Fate };

export function listUnwritten(db: Executor, limit: number): Promise<Unwritten[]> {
  return (
    db
      .selectFrom("tombstone_unwritten")
      .innerJoin("tombstone", (join) =>
        join
          .onRef("tombstone.record_kind", "=", "tombstone_unwritten.record_kind")
          .onRef("tombstone.record_id", "=", "tombstone_unwritten.record_id"),
      )
      .select(["tombstone.partnership_id as partnershipId", "tombstone.record_kind as kind"])
      .select(["tombstone.record_id as id", "tombstone.erased_on as day", "tombstone.fate"])
      // The record itself before what went with it: put back from a backup, they go together once more.
      .orderBy((eb) => eb("tombstone.with_id", "is", null), "desc")
      .orderBy("tombstone_unwritten.record_kind")
      .orderBy("tombstone_unwritten.record_id")
      .limit(limit)
      .execute()
  );
}

export async function deleteUnwritten(trx: Transaction, rows: readonly Pick<Unwritten, "kind" | "id">[]) {
  for (const kind of new Set(rows.map((row) => row.kind))) {
    const ids = rows.filter((row) => row.kind === kind).map(({ id }) => id);
    await inPieces(ids, (piece) =>
      trx
        .deleteFrom("tombstone_unwritten")
        .where("record_kind", "=", kind)
        .where("record_id", "in", [...piece])
        .execute(),
    );
  }
}
