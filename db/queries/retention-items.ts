import type { Insertable } from "kysely";
import type { Fate, ItemStatus, RetentionKind } from "#app/domain/retention/kinds.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";

// No actor asks: the list is the information governance officer's, of the whole partnership, and says nothing of content.

export type ItemFilter = { status: ItemStatus; kind: RetentionKind | null; rule: string | null; proposed: Fate | null };
export type ItemKey = { reviewOn: string; id: string };

/** The earliest review day first. */
export function listItems(
  db: Executor,
  partnershipId: string,
  { after = { reviewOn: "", id: "" }, limit, ...filter }: ItemFilter & { after?: ItemKey; limit: number },
) {
  return itemsShown(db, partnershipId, filter)
    .leftJoin("user_account", "user_account.id", "retention_item.decided_by")
    .select(["retention_item.id", "retention_item.record_kind as kind", "retention_item.record_id as recordId"])
    .select(["retention_item.reference", "retention_item.review_on as reviewOn", "retention_item.rule"])
    .select(["retention_item.proposed", "retention_item.status", "retention_item.fate", "retention_item.reason"])
    .select(["retention_item.next_review_on as nextReviewOn", "retention_item.kept_because as keptBecause"])
    .select(["retention_item.run_id as runId", "retention_item.version", "user_account.name as decidedBy"])
    .where("retention_item.review_on", ">=", after.reviewOn)
    .where((eb) => eb.or([eb("retention_item.review_on", ">", after.reviewOn), eb("retention_item.id", ">", after.id)]))
    .orderBy("retention_item.review_on")
    .orderBy("retention_item.id")
    .limit(limit)
    .execute();
}

export async function countItems(db: Executor, partnershipId: string, filter: ItemFilter): Promise<number> {
  const { items } = await itemsShown(db, partnershipId, filter)
    .select((eb) => eb.fn.countAll<number>().as("items"))
    .executeTakeFirstOrThrow();
  return Number(items);
}

function itemsShown(db: Executor, partnershipId: string, { status, kind, rule, proposed }: ItemFilter) {
  return db
    .selectFrom("retention_item")
    .where("retention_item.partnership_id", "=", partnershipId)
    .where("retention_item.status", "=", status)
    .$if(kind !== null, (q) => q.where("retention_item.record_kind", "=", kind ?? "case"))
    .$if(rule !== null, (q) => q.where("retention_item.rule", "=", rule ?? ""))
    .$if(proposed !== null, (q) => q.where("retention_item.proposed", "=", proposed ?? "erase"));
}

export function findItem(db: Executor, partnershipId: string, id: string) {
  return db
    .selectFrom("retention_item")
    .leftJoin("user_account", "user_account.id", "retention_item.decided_by")
    .leftJoin("retention_run", "retention_run.id", "retention_item.run_id")
    .selectAll("retention_item")
    .select(["user_account.name as decidedByName", "retention_run.status as runStatus"])
    .where("retention_item.partnership_id", "=", partnershipId)
    .where("retention_item.id", "=", id)
    .executeTakeFirst();
}

export type ItemToDecide = Pick<
  Database["retention_item"],
  "id" | "record_kind" | "record_id" | "reference" | "proposed" | "status" | "version" | "review_on" | "rule"
> & { decidedBy: string | null };

export function listItemsById(db: Executor, partnershipId: string, ids: readonly string[]): Promise<ItemToDecide[]> {
  return db
    .selectFrom("retention_item")
    .leftJoin("user_account", "user_account.id", "retention_item.decided_by")
    .select(["retention_item.id", "record_kind", "record_id", "reference", "proposed", "retention_item.status"])
    .select(["retention_item.version", "review_on", "rule", "user_account.name as decidedBy"])
    .where("retention_item.partnership_id", "=", partnershipId)
    .where("retention_item.id", "in", ids)
    .orderBy("review_on")
    .orderBy("retention_item.id")
    .execute();
}

/** Those that wait for a decision, in the order of their ids, to see whether they are due still. */
export function listDueItems(db: Executor, partnershipId: string, { after, limit }: { after: string; limit: number }) {
  return db
    .selectFrom("retention_item")
    .select(["id", "record_kind as kind", "record_id as recordId", "version"])
    .where("partnership_id", "=", partnershipId)
    .where("status", "=", "due")
    .where("id", ">", after)
    .orderBy("id")
    .limit(limit)
    .execute();
}

/** The newest of a record, whatever became of it: how long it was extended, or what it waits for. */
export function findNewestItem(
  db: Executor,
  partnershipId: string,
  { kind, recordId }: { kind: RetentionKind; recordId: string },
) {
  return db
    .selectFrom("retention_item")
    .select(["id", "status", "next_review_on as nextReviewOn", "version"])
    .where("partnership_id", "=", partnershipId)
    .where("record_kind", "=", kind)
    .where("record_id", "=", recordId)
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** How many were new: one that waits or is approved is not listed twice. */
export async function insertDueItems(trx: Transaction, rows: Insertable<Database["retention_item"]>[]) {
  if (rows.length === 0) return 0;
  const result = await trx
    .insertInto("retention_item")
    .values(rows)
    .onConflict((c) => c.doNothing())
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows ?? 0n);
}

type Settled = Pick<Database["retention_item"], "status"> & Partial<Omit<Database["retention_item"], "id" | "version">>;

/** Those that nobody has touched since they were read; gives how many of them there were. */
export async function settleItems(
  trx: Transaction,
  partnershipId: string,
  { ids, from }: { ids: readonly string[]; from: ItemStatus },
  set: Settled,
): Promise<number> {
  if (ids.length === 0) return 0;
  const result = await trx
    .updateTable("retention_item")
    .set((eb) => ({ ...set, version: eb("version", "+", 1) }))
    .where("partnership_id", "=", partnershipId)
    .where("id", "in", ids)
    .where("status", "=", from)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** False when somebody decided first. */
export async function settleItem(
  trx: Transaction,
  { partnershipId, id, version }: { partnershipId: string; id: string; version: number },
  from: ItemStatus,
  set: Settled,
): Promise<boolean> {
  const result = await trx
    .updateTable("retention_item")
    .set({ ...set, version: version + 1 })
    .where("partnership_id", "=", partnershipId)
    .where("id", "=", id)
    .where("version", "=", version)
    .where("status", "=", from)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function insertRun(trx: Transaction, row: Insertable<Database["retention_run"]>) {
  await trx.insertInto("retention_run").values(row).execute();
}

export function findApproval(db: Executor, partnershipId: string, id: string) {
  return db
    .selectFrom("retention_run")
    .innerJoin("user_account", "user_account.id", "retention_run.approved_by")
    .select(["retention_run.id", "retention_run.status", "retention_run.records", "retention_run.version"])
    .select(["retention_run.approved_at as approvedAt", "user_account.name as approvedBy"])
    .where("retention_run.partnership_id", "=", partnershipId)
    .where("retention_run.id", "=", id)
    .executeTakeFirst();
}

/** Only while it has not started: false when it has. With nothing left in it, it is over. */
export async function takeFromRun(
  trx: Transaction,
  { partnershipId, id, version }: { partnershipId: string; id: string; version: number },
  { left, at }: { left: number; at: string },
): Promise<boolean> {
  const result = await trx
    .updateTable("retention_run")
    .set({ records: left, version: version + 1, ...(left === 0 ? { status: "done", finished_at: at } : {}) })
    .where("partnership_id", "=", partnershipId)
    .where("id", "=", id)
    .where("version", "=", version)
    .where("status", "=", "approved")
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Of one approval, back to be decided. */
export async function returnItemsOfRun(trx: Transaction, partnershipId: string, runId: string): Promise<number> {
  const result = await trx
    .updateTable("retention_item")
    .set((eb) => ({ ...UNDECIDED, version: eb("version", "+", 1) }))
    .where("partnership_id", "=", partnershipId)
    .where("run_id", "=", runId)
    .where("status", "=", "approved")
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

export const UNDECIDED = {
  status: "due",
  fate: null,
  reason: null,
  run_id: null,
  decided_by: null,
  decided_at: null,
} as const;
