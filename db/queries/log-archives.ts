import { type Insertable, type Selectable, sql, type SqlBool } from "kysely";
import { archiveMac } from "../audit-mac.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import type { ArchivedEvent } from "./archive-file.ts";
import { objectsOfEvents } from "./audit-seals.ts";

// Months of the log that lie in files beside the database: which there are, and what may go there.

/** An archive as it is registered; `isOurs` unless the row has been changed or was put in by somebody without the key. */
export type Archive = Selectable<Database["audit_archive"]> & { isOurs: boolean };

/** Of each month the newest form: a month that was discarded has only the hashes of its events. In the order of the months. */
export async function listArchives(db: Executor): Promise<Archive[]> {
  return (await listArchiveRows(db)).map((row) => ({ ...row, isOurs: archiveMac(row) === row.mac }));
}

/** As listArchives, for who has no key to tell whether they are ours. */
export async function listArchiveRows(db: Executor): Promise<Selectable<Database["audit_archive"]>[]> {
  const rows = await db
    .selectFrom("audit_archive")
    .selectAll()
    .orderBy("month")
    .orderBy("form")
    .limit(10_000)
    .execute();
  return [...new Map(rows.map((row) => [row.month, row])).values()];
}

export async function findArchive(db: Executor, month: string): Promise<Archive | undefined> {
  return (await listArchives(db)).find((archive) => archive.month === month);
}

export async function insertArchive(trx: Transaction, row: Omit<Insertable<Database["audit_archive"]>, "mac">) {
  await trx
    .insertInto("audit_archive")
    .values({ ...row, mac: archiveMac(row) })
    .execute();
}

/** Each partnership that the log names, and what belongs to none: so that an index finds the events of a month. */
export async function listPartnershipsInLog(db: Executor): Promise<(string | null)[]> {
  const found: (string | null)[] = [null];
  for (;;) {
    const after = found.at(-1) ?? "";
    const next = await db
      .selectFrom("audit_event")
      .select("partnership_id as id")
      .where("partnership_id", ">", after)
      .orderBy("partnership_id")
      .limit(1)
      .executeTakeFirst();
    if (!next) return found;
    found.push(next.id);
  }
}

/** The instant of the oldest event of a partnership, or of what belongs to none. */
export async function findOldestInstant(db: Executor, partnershipId: string | null): Promise<string | undefined> {
  const row = await db
    .selectFrom("audit_event")
    .select("at")
    .where("partnership_id", partnershipId === null ? "is" : "=", partnershipId)
    .orderBy("at")
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
  return row?.at;
}

type Instants = { from: string; before: string };

/** Whether any event of that time is not sealed yet. */
export async function anyUnsealedBetween(db: Executor, { from, before }: Instants): Promise<boolean> {
  const row = await db
    .selectFrom("audit_unsealed")
    .innerJoin("audit_event", "audit_event.id", "audit_unsealed.event_id")
    .select("audit_event.id")
    .where("audit_event.at", ">=", from)
    .where("audit_event.at", "<", before)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Tables whose rows point to the event that they were made with, by that column: such an event stays where it can be pointed to. */
export const POINTING_TO_EVENTS = {
  ...{ audit_archive: "event_id", chronology: "audit_event_id", disclosure: "audit_event_id" },
  ...{ disclosure_entry: "audit_event_id", record_print: "audit_event_id" },
} as const;
/** What is kept apart of an event, and whether it is sealed. */
export const PARTS_OF_EVENTS = { audit_detail: "event_id", audit_detail_erased: "event_id", audit_unsealed: "event_id" } as const; // prettier-ignore

/**
 * Events of that time, in the order of their instants, that may go into the archive: they are sealed, nothing of their content was
 * ever kept apart, no other record points to them, and they tell of no erasure.
 */
export async function listArchivable(
  db: Executor,
  partnershipId: string | null,
  { from, before }: Instants,
  after: { at: string; id: string } | undefined,
  limit: number,
): Promise<ArchivedEvent[]> {
  const stays = Object.entries({ ...PARTS_OF_EVENTS, ...POINTING_TO_EVENTS });
  let query = db
    .selectFrom("audit_event")
    .selectAll("audit_event")
    .where("partnership_id", partnershipId === null ? "is" : "=", partnershipId)
    .where("at", ">=", from)
    .where("at", "<", before)
    .where("detail_mac", "is", null)
    .where("category", "<>", "erasure")
    .where((eb) =>
      eb.and(
        stays.map(
          ([table, column]) =>
            sql<SqlBool>`not exists (select 1 from ${sql.table(table)} where ${sql.ref(`${table}.${column}`)} = audit_event.id)`,
        ),
      ),
    );
  if (after)
    query = query.where((eb) => eb(eb.refTuple("audit_event.at", "audit_event.id"), ">", eb.tuple(after.at, after.id)));
  const rows = await query.orderBy("at").orderBy("id").limit(limit).execute();
  const objects = await objectsOfEvents(db, rows.map(({ id }) => id)); // prettier-ignore
  return rows.map((row) => ({ row, objects: objects.get(row.id) ?? [] }));
}

/** Out of the database: the triggers let go only what is registered as archived. */
export async function deleteArchived(trx: Transaction, ids: readonly string[]) {
  await trx.deleteFrom("audit_object").where("event_id", "in", ids).execute();
  await trx.deleteFrom("audit_event").where("id", "in", ids).execute();
}
