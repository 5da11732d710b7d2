import { setImmediate } from "node:timers/promises";
import { sql } from "kysely";
import { everyRow } from "../every-row.ts";
import { inPieces } from "../in-pieces.ts";
import type { Executor, Transaction } from "../transaction.ts";
import { isIn } from "./erasure-rows.ts";
import { kindsIn } from "./erasure-traces.ts";

/** The events that name one of the records, and still have a detail. */
export async function listEventsNaming(trx: Transaction, ids: readonly string[]): Promise<string[]> {
  const events = new Set<string>();
  for (const kind of await kindsIn(trx, "audit_object", "object_kind"))
    await inPieces(ids, async (piece) => {
      const rows = await trx
        .selectFrom("audit_object")
        .innerJoin("audit_detail", "audit_detail.event_id", "audit_object.event_id")
        .select("audit_object.event_id as id")
        .where("audit_object.object_kind", "=", kind)
        .where("audit_object.object_id", "in", [...piece])
        .execute();
      for (const { id } of rows) events.add(id);
    });
  return [...events];
}

/** Those of the events whose detail says one of the names. */
export async function listEventsSaying(
  trx: Transaction,
  events: readonly string[],
  isNamed: (text: string) => boolean,
): Promise<string[]> {
  const saying: string[] = [];
  await inPieces(events, async (piece) => {
    const rows = await trx
      .selectFrom("audit_detail")
      .select(["event_id as id", "content"])
      .where("event_id", "in", [...piece])
      .execute();
    saying.push(...rows.filter(({ content }) => isNamed(content)).map(({ id }) => id));
  });
  return saying;
}

const SEARCHES = ["person.searched", "search.made", "location.listed", "audit.searched"] as const;
const AT_ONCE = 1_000;

/**
 * Searches are logged with what was typed, found or not: those whose words say one of the names. There are as many as were
 * ever made, so they are read a piece at a time and others have their turn between; with `since` only those of that instant or later.
 */
export async function listSearchesSaying(
  db: Executor,
  { partnershipId, since }: { partnershipId: string; since: string | null },
  isNamed: (text: string) => boolean,
): Promise<string[]> {
  const saying: string[] = [];
  for (const event of SEARCHES)
    await everyRow(
      AT_ONCE,
      async (after?: { at: string; id: string }) => {
        await setImmediate();
        const rows = await db
          .selectFrom("audit_event")
          .innerJoin("audit_detail", "audit_detail.event_id", "audit_event.id")
          .select(["audit_event.at", "audit_event.id", "audit_detail.content"])
          .where("audit_event.partnership_id", "=", partnershipId)
          .where("audit_event.event", "=", event)
          .$if(since !== null, (q) => q.where("audit_event.at", ">=", since ?? ""))
          .$if(after !== undefined, (q) =>
            q.where((eb) =>
              eb(eb.refTuple("audit_event.at", "audit_event.id"), ">", eb.tuple(after?.at ?? "", after?.id ?? "")),
            ),
          )
          .orderBy("audit_event.at")
          .orderBy("audit_event.id")
          .limit(AT_ONCE)
          .execute();
        saying.push(...rows.filter(({ content }) => isNamed(content)).map(({ id }) => id));
        return rows.map(({ at, id }) => ({ at, id }));
      },
      (row) => row,
    );
  return saying;
}

/** The log stays whole: each event keeps the keyed hash of a detail that is known to have been erased. */
export async function eraseDetails(trx: Transaction, events: readonly string[], erasureRunId: string) {
  await inPieces(events, async (piece) => {
    await trx
      .insertInto("audit_detail_erased")
      .values(piece.map((event_id) => ({ event_id, erasure_run_id: erasureRunId })))
      .execute();
    await sql`delete from audit_detail where ${isIn("event_id", piece)}`.execute(trx);
  });
}
