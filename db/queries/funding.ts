import { type Insertable, sql, type Updateable } from "kysely";
import type { EntryKind, KindSums } from "#app/domain/plan/funding.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";

const LINES_READ = 500;
const STEPS_READ = 500;

function lines(db: Executor, partnershipId: string) {
  return db
    .selectFrom("funding_line")
    .leftJoin("agency", "agency.id", "funding_line.owner_agency_id")
    .select(["funding_line.id", "funding_line.year", "funding_line.ordinal", "funding_line.description"])
    .select(["funding_line.funder", "funding_line.owner_agency_id as ownerAgencyId", "agency.name as ownerName"])
    .select(["funding_line.opcc_state as opccState", "funding_line.delivers", "funding_line.version"])
    .where("funding_line.partnership_id", "=", partnershipId);
}

/** The lines of a year in their order; a partnership has a few dozen. */
export function listFundingLines(db: Executor, partnershipId: string, year: number) {
  return lines(db, partnershipId)
    .where("funding_line.year", "=", year)
    .orderBy("funding_line.ordinal")
    .orderBy("funding_line.id")
    .limit(LINES_READ)
    .execute();
}

export function findFundingLine(db: Executor, partnershipId: string, id: string) {
  return lines(db, partnershipId).where("funding_line.id", "=", id).executeTakeFirst();
}

/** The years that have lines, newest first. */
export async function listFundingYears(db: Executor, partnershipId: string): Promise<number[]> {
  const rows = await db
    .selectFrom("funding_line")
    .select("year")
    .distinct()
    .where("partnership_id", "=", partnershipId)
    .orderBy("year", "desc")
    .limit(100)
    .execute();
  return rows.map(({ year }) => year);
}

/** Until the transaction ends nobody else enters anything on these lines, so that what was added up still holds. */
export async function holdFundingLines(trx: Transaction, partnershipId: string, ids: readonly string[]) {
  await trx
    .updateTable("funding_line")
    .set((eb) => ({ version: eb.ref("version") }))
    .where("partnership_id", "=", partnershipId)
    .where("id", "in", ids)
    .execute();
}

export async function nextFundingOrdinal(trx: Transaction, partnershipId: string, year: number): Promise<number> {
  const row = await trx
    .selectFrom("funding_line")
    .select((eb) => eb.fn.max("ordinal").as("last"))
    .where("partnership_id", "=", partnershipId)
    .where("year", "=", year)
    .executeTakeFirst();
  return Number(row?.last ?? 0) + 1;
}

export async function insertFundingLine(trx: Transaction, row: Insertable<Database["funding_line"]>) {
  await trx.insertInto("funding_line").values(row).execute();
}

/** False when somebody changed it first. */
export async function updateFundingLine(
  trx: Transaction,
  { partnershipId, id, version }: { partnershipId: string; id: string; version: number },
  change: Updateable<Database["funding_line"]>,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("funding_line")
    .set({ ...change, version: version + 1 })
    .where("partnership_id", "=", partnershipId)
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** What standingEntries keeps: nothing corrects it. */
function entryStands() {
  const id = sql.ref("funding_entry.id");
  return sql<boolean>`not exists (select 1 from funding_entry as later where later.corrects_id = ${id})`;
}

/** By line, of those lines: what the entries that stand add up to by kind; to the end of a day where one is given. */
export async function sumFunding(
  db: Executor,
  partnershipId: string,
  lineIds: readonly string[],
  until: string | null = null,
): Promise<ReadonlyMap<string, KindSums>> {
  if (lineIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("funding_entry")
    .select(["line_id", "kind"])
    .select((eb) => eb.fn.sum<number | string>("pence").as("pence"))
    .where("partnership_id", "=", partnershipId)
    .where("line_id", "in", lineIds)
    .where(entryStands())
    .$if(until !== null, (query) => query.where("on_day", "<=", until ?? ""))
    .groupBy(["line_id", "kind"])
    .execute();
  const sums = new Map<string, Partial<Record<EntryKind, number>>>();
  for (const { line_id, kind, pence } of rows) sums.set(line_id, { ...sums.get(line_id), [kind]: Number(pence) });
  return sums;
}

function entries(db: Executor, partnershipId: string) {
  return db
    .selectFrom("funding_entry")
    .leftJoin("user_account", "user_account.id", "funding_entry.recorded_by")
    .leftJoin("funding_entry as later", "later.corrects_id", "funding_entry.id")
    .leftJoin("funding_entry as other", (join) =>
      join
        .onRef("other.transfer_id", "=", "funding_entry.transfer_id")
        .onRef("other.line_id", "!=", "funding_entry.line_id")
        .onRef("other.recorded_at", "=", "funding_entry.recorded_at"),
    )
    .leftJoin("funding_line as other_line", "other_line.id", "other.line_id")
    .select(["funding_entry.id", "funding_entry.line_id as lineId", "funding_entry.kind", "funding_entry.pence"])
    .select(["funding_entry.on_day as onDay", "funding_entry.words", "funding_entry.transfer_id as transferId"])
    .select(["funding_entry.corrects_id as correctsId", "funding_entry.recorded_at as recordedAt"])
    .select(["user_account.name as recordedByName", "later.id as correctedById"])
    .select(["other.line_id as otherLineId", "other.id as otherId", "other_line.description as otherName"])
    .where("funding_entry.partnership_id", "=", partnershipId);
}

/** Newest first, also those that were corrected; of a transfer with the line at its other end. */
export function listFundingEntries(
  db: Executor,
  partnershipId: string,
  lineId: string,
  { before, limit }: { before: { onDay: string; id: string } | null; limit: number },
) {
  return entries(db, partnershipId)
    .where("funding_entry.line_id", "=", lineId)
    .$if(before !== null, (query) =>
      query.where((eb) =>
        eb.or([
          eb("funding_entry.on_day", "<", before?.onDay ?? ""),
          eb.and([eb("funding_entry.on_day", "=", before?.onDay ?? ""), eb("funding_entry.id", "<", before?.id ?? "")]),
        ]),
      ),
    )
    .orderBy("funding_entry.on_day", "desc")
    .orderBy("funding_entry.id", "desc")
    .limit(limit)
    .execute();
}

export function findFundingEntry(db: Executor, partnershipId: string, id: string) {
  return entries(db, partnershipId).where("funding_entry.id", "=", id).executeTakeFirst();
}

export async function insertFundingEntries(trx: Transaction, rows: readonly Insertable<Database["funding_entry"]>[]) {
  await trx
    .insertInto("funding_entry")
    .values([...rows])
    .execute();
}

/** In the order in which they were recorded. */
export function listFundingSteps(db: Executor, partnershipId: string, lineId: string) {
  return db
    .selectFrom("funding_step")
    .leftJoin("user_account", "user_account.id", "funding_step.recorded_by")
    .select(["funding_step.id", "funding_step.state", "funding_step.on_day as onDay", "funding_step.underspend"])
    .select(["funding_step.quarter_from as quarterFrom", "funding_step.words", "user_account.name as recordedByName"])
    .where("funding_step.partnership_id", "=", partnershipId)
    .where("funding_step.line_id", "=", lineId)
    .orderBy("funding_step.on_day")
    .orderBy("funding_step.id")
    .limit(STEPS_READ)
    .execute();
}

export async function findLastFundingStepDay(db: Executor, partnershipId: string, lineId: string) {
  const row = await db
    .selectFrom("funding_step")
    .select((eb) => eb.fn.max("on_day").as("day"))
    .where("partnership_id", "=", partnershipId)
    .where("line_id", "=", lineId)
    .executeTakeFirst();
  return row?.day ?? null;
}

export async function insertFundingStep(trx: Transaction, row: Insertable<Database["funding_step"]>) {
  await trx.insertInto("funding_step").values(row).execute();
}
