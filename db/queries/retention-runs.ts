import type { RetentionSubject } from "#app/domain/retention/kinds.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";

export type RetentionRun = Database["retention_run"];
export type ApprovedItem = Pick<Database["retention_item"], "rule" | "fate"> & {
  itemId: string;
  subject: RetentionSubject;
};

/** Of whichever partnership, the oldest that is not worked off: for the job. */
export function unsafeFindOpenRun(db: Executor): Promise<RetentionRun | undefined> {
  return db
    .selectFrom("retention_run")
    .selectAll()
    .where("status", "in", ["approved", "running"])
    .orderBy("approved_at")
    .limit(1)
    .executeTakeFirst();
}

export async function listApproved(db: Executor, runId: string, limit: number): Promise<ApprovedItem[]> {
  const rows = await db
    .selectFrom("retention_item")
    .select(["id", "record_kind as kind", "record_id as recordId", "rule", "fate"])
    .where("run_id", "=", runId)
    .where("status", "=", "approved")
    .orderBy("id")
    .limit(limit)
    .execute();
  return rows.map(({ id, kind, recordId, rule, fate }) => ({
    itemId: id,
    subject: { kind, id: recordId },
    rule,
    fate,
  }));
}

export async function markRunRunning(trx: Transaction, runId: string) {
  await trx.updateTable("retention_run").set({ status: "running" }).where("id", "=", runId).where("status", "=", "approved").execute(); // prettier-ignore
}

/** What has become of the items of a run so far; counted anew each time, so that a stop in between loses none. */
export async function updateRunCounts(trx: Transaction, runId: string, finishedAt: string | null) {
  const counted = await trx
    .selectFrom("retention_item")
    .select(["status", (eb) => eb.fn.countAll<number>().as("items")])
    .where("run_id", "=", runId)
    .groupBy("status")
    .execute();
  const of = (status: string) => Number(counted.find((row) => row.status === status)?.items ?? 0);
  await trx
    .updateTable("retention_run")
    .set((eb) => ({
      ...{ done: of("gone"), kept: of("kept"), version: eb("version", "+", 1) },
      ...(finishedAt === null ? {} : { status: "done" as const, finished_at: finishedAt }),
    }))
    .where("id", "=", runId)
    .execute();
}

export async function markItem(
  trx: Transaction,
  itemId: string,
  status: "gone" | "kept",
  keptBecause: string | null = null,
) {
  await trx
    .updateTable("retention_item")
    .set((eb) => ({ status, kept_because: keptBecause, version: eb("version", "+", 1) }))
    .where("id", "=", itemId)
    .where("status", "=", "approved")
    .execute();
}

export type RunKey = { approvedAt: string; id: string };

/** Newest first. */
export function listErasureRuns(db: Executor, partnershipId: string, after: RunKey | null, limit: number) {
  return db
    .selectFrom("retention_run")
    .innerJoin("user_account", "user_account.id", "retention_run.approved_by")
    .select(["retention_run.id", "retention_run.status", "retention_run.approved_at as approvedAt"])
    .select(["retention_run.records", "retention_run.done", "retention_run.kept", "user_account.name as approvedBy"])
    .where("retention_run.partnership_id", "=", partnershipId)
    .$if(after !== null, (q) =>
      q.where((eb) =>
        eb.or([
          eb("retention_run.approved_at", "<", after?.approvedAt ?? ""),
          eb.and([
            eb("retention_run.approved_at", "=", after?.approvedAt ?? ""),
            eb("retention_run.id", "<", after?.id ?? ""),
          ]),
        ]),
      ),
    )
    .orderBy("retention_run.approved_at", "desc")
    .orderBy("retention_run.id", "desc")
    .limit(limit)
    .execute();
}

export function findErasureRun(db: Executor, partnershipId: string, id: string) {
  return db
    .selectFrom("retention_run")
    .innerJoin("user_account", "user_account.id", "retention_run.approved_by")
    .select(["retention_run.id", "retention_run.status", "retention_run.approved_at as approvedAt"])
    .select(["retention_run.records", "retention_run.done", "retention_run.kept", "user_account.name as approvedBy"])
    .select("retention_run.finished_at as finishedAt")
    .where("retention_run.partnership_id", "=", partnershipId)
    .where("retention_run.id", "=", id)
    .executeTakeFirst();
}

/** What was left alone after all, and why. */
export function listKept(db: Executor, runId: string, after: string | null, limit: number) {
  return db
    .selectFrom("retention_item")
    .select(["id", "record_kind as kind", "reference", "kept_because as because"])
    .where("run_id", "=", runId)
    .where("status", "=", "kept")
    .$if(after !== null, (q) => q.where("id", ">", after ?? ""))
    .orderBy("id")
    .limit(limit)
    .execute();
}

/** How many of each kind went, by rule. */
export function countGone(db: Executor, runId: string) {
  return db
    .selectFrom("retention_item")
    .select(["record_kind as kind", "rule", "fate", (eb) => eb.fn.countAll<number>().as("items")])
    .where("run_id", "=", runId)
    .where("status", "=", "gone")
    .groupBy(["record_kind", "rule", "fate"])
    .orderBy("record_kind")
    .orderBy("rule")
    .execute();
}

/** When the lists, copies and traces were removed after a run, and how many lists and copies there were. */
export function findWiping(db: Executor, runId: string) {
  return db
    .selectFrom("audit_object")
    .innerJoin("audit_event", "audit_event.id", "audit_object.event_id")
    .select(["audit_event.at", "audit_event.result_count as copies"])
    .where("audit_object.object_kind", "=", "retention-run")
    .where("audit_object.object_id", "=", runId)
    .where("audit_event.event", "=", "retention.traces-wiped")
    .orderBy("audit_event.id", "desc")
    .limit(1)
    .executeTakeFirst();
}
