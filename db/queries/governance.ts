import type { Executor } from "../transaction.ts";

// What the information governance officer's page counts: numbers of records of the partnership, never rows.

/** How many events of that kind since an instant; the log, narrowed to it, opens them. */
export async function countEventsSince(
  db: Executor,
  { partnershipId, event, since }: { partnershipId: string; event: string; since: string },
): Promise<number> {
  const row = await db
    .selectFrom("audit_event")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("partnership_id", "=", partnershipId)
    .where("event", "=", event)
    .where("at", ">=", since)
    .executeTakeFirst();
  return Number(row?.n ?? 0);
}

/** When the oldest event that no seal covers yet was written; the sealer needs a few seconds. */
export async function findOldestUnsealed(db: Executor): Promise<string | null> {
  const row = await db
    .selectFrom("audit_unsealed")
    .innerJoin("audit_event", "audit_event.id", "audit_unsealed.event_id")
    .select("audit_event.at")
    .orderBy("audit_unsealed.event_id")
    .limit(1)
    .executeTakeFirst();
  return row?.at ?? null;
}

export async function countRetention(db: Executor, partnershipId: string, today: string) {
  const counts = await db
    .selectNoFrom((eb) => [
      eb
        .selectFrom("retention_item")
        .select((n) => n.fn.countAll<number>().as("n"))
        .where("partnership_id", "=", partnershipId)
        .where("status", "=", "due")
        .as("due"),
      eb
        .selectFrom("retention_run")
        .select((n) => n.fn.countAll<number>().as("n"))
        .where("partnership_id", "=", partnershipId)
        .where("status", "<>", "done")
        .as("running"),
      eb
        .selectFrom("retention_hold")
        .select((n) => n.fn.countAll<number>().as("n"))
        .where("partnership_id", "=", partnershipId)
        .where("ended_on", "is", null)
        .where("review_on", "<=", today)
        .as("holds"),
    ])
    .executeTakeFirst();
  return { due: Number(counts?.due), running: Number(counts?.running), holds: Number(counts?.holds) };
}
