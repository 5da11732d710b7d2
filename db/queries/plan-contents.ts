import type { Insertable, Updateable } from "kysely";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";

/** More than any plan has; a page shows a whole plan. */
const MOST = 1000;
type Of = { partnershipId: string; planId: string };

export function listThemes(db: Executor, of: Of) {
  return themes(db, of).orderBy("ordinal").orderBy("id").limit(MOST).execute();
}
export function findTheme(db: Executor, of: Of, id: string) {
  return themes(db, of).where("id", "=", id).executeTakeFirst();
}
function themes(db: Executor, { partnershipId, planId }: Of) {
  return db
    .selectFrom("plan_theme")
    .select(["id", "ordinal", "title", "context", "version"])
    .select(["retired_on as retiredOn", "retired_reason as retiredReason"])
    .where("partnership_id", "=", partnershipId)
    .where("plan_id", "=", planId);
}

export function listPriorities(db: Executor, of: Of) {
  return priorities(db, of).orderBy("plan_priority.ordinal").orderBy("plan_priority.id").limit(MOST).execute();
}
export function findPriority(db: Executor, of: Of, id: string) {
  return priorities(db, of).where("plan_priority.id", "=", id).executeTakeFirst();
}
function priorities(db: Executor, { partnershipId, planId }: Of) {
  return db
    .selectFrom("plan_priority")
    .innerJoin("plan_theme", "plan_theme.id", "plan_priority.theme_id")
    .leftJoin("agency", "agency.id", "plan_priority.lead_agency_id")
    .leftJoin("user_account as lead", "lead.id", "plan_priority.lead_user_id")
    .select(["plan_priority.id", "plan_priority.theme_id as themeId", "plan_priority.ordinal", "plan_priority.title"])
    .select(["plan_priority.aims", "plan_priority.risks", "plan_priority.version"])
    .select(["plan_priority.retired_on as retiredOn", "plan_priority.retired_reason as retiredReason"])
    .select(["plan_priority.lead_agency_id as leadAgencyId", "agency.name as leadAgencyName"])
    .select(["plan_priority.lead_user_id as leadUserId", "lead.name as leadName"])
    .where("plan_priority.partnership_id", "=", partnershipId)
    .where("plan_theme.plan_id", "=", planId);
}

export function listAims(db: Executor, of: Of) {
  return aims(db, of).orderBy("plan_aim.ordinal").orderBy("plan_aim.id").limit(MOST).execute();
}
export function findAim(db: Executor, of: Of, id: string) {
  return aims(db, of).where("plan_aim.id", "=", id).executeTakeFirst();
}
function aims(db: Executor, { partnershipId, planId }: Of) {
  return db
    .selectFrom("plan_aim")
    .innerJoin("plan_priority", "plan_priority.id", "plan_aim.priority_id")
    .innerJoin("plan_theme", "plan_theme.id", "plan_priority.theme_id")
    .select(["plan_aim.id", "plan_aim.priority_id as priorityId", "plan_aim.ordinal", "plan_aim.words"])
    .select(["plan_aim.measure", "plan_aim.baseline_thousandths as baseline", "plan_aim.version"])
    .select(["plan_aim.baseline_label as baselineLabel", "plan_aim.target_kind as targetKind"])
    .select(["plan_aim.target_thousandths as target", "plan_aim.target_words as targetWords"])
    .select(["plan_aim.from_day as fromDay", "plan_aim.to_day as toDay"])
    .select(["plan_aim.retired_on as retiredOn", "plan_aim.retired_reason as retiredReason"])
    .where("plan_aim.partnership_id", "=", partnershipId)
    .where("plan_theme.plan_id", "=", planId);
}

export function listRows(db: Executor, of: Of) {
  return rows(db, of)
    .orderBy("plan_row.heading")
    .orderBy("plan_row.ordinal")
    .orderBy("plan_row.id")
    .limit(MOST)
    .execute();
}
export function findRow(db: Executor, of: Of, id: string) {
  return rows(db, of).where("plan_row.id", "=", id).executeTakeFirst();
}
function rows(db: Executor, { partnershipId, planId }: Of) {
  return db
    .selectFrom("plan_row")
    .leftJoin("agency", "agency.id", "plan_row.lead_agency_id")
    .leftJoin("user_account as lead", "lead.id", "plan_row.lead_user_id")
    .select(["plan_row.id", "plan_row.priority_id as priorityId", "plan_row.heading", "plan_row.ordinal"])
    .select(["plan_row.words", "plan_row.time_scale as timeScale", "plan_row.due_on as dueOn", "plan_row.resources"])
    .select(["plan_row.outcome", "plan_row.target", "plan_row.status", "plan_row.version"])
    .select(["plan_row.lead_agency_id as leadAgencyId", "agency.name as leadAgencyName"])
    .select(["plan_row.lead_user_id as leadUserId", "lead.name as leadName"])
    .where("plan_row.partnership_id", "=", partnershipId)
    .where("plan_row.plan_id", "=", planId);
}

/** What was said of the rows of a plan, the newest first. */
export function listProgress(db: Executor, { partnershipId, planId }: Of, rowId?: string) {
  return db
    .selectFrom("plan_progress")
    .innerJoin("plan_row", "plan_row.id", "plan_progress.row_id")
    .leftJoin("user_account", "user_account.id", "plan_progress.recorded_by")
    .select(["plan_progress.id", "plan_progress.row_id as rowId", "plan_progress.quarter_from as quarterFrom"])
    .select(["plan_progress.status", "plan_progress.words", "plan_progress.recorded_at as recordedAt"])
    .select("user_account.name as recordedByName")
    .where("plan_progress.partnership_id", "=", partnershipId)
    .where("plan_row.plan_id", "=", planId)
    .$if(rowId !== undefined, (query) => query.where("plan_progress.row_id", "=", rowId ?? ""))
    .orderBy("plan_progress.quarter_from", "desc")
    .orderBy("plan_progress.id", "desc")
    .limit(5 * MOST)
    .execute();
}

export async function insertThemes(trx: Transaction, values: Insertable<Database["plan_theme"]>[]) {
  if (values.length > 0) await trx.insertInto("plan_theme").values(values).execute();
}
export async function insertPriorities(trx: Transaction, values: Insertable<Database["plan_priority"]>[]) {
  if (values.length > 0) await trx.insertInto("plan_priority").values(values).execute();
}
export async function insertAim(trx: Transaction, row: Insertable<Database["plan_aim"]>) {
  await trx.insertInto("plan_aim").values(row).execute();
}
export async function insertRow(trx: Transaction, row: Insertable<Database["plan_row"]>) {
  await trx.insertInto("plan_row").values(row).execute();
}
export async function insertProgress(trx: Transaction, row: Insertable<Database["plan_progress"]>) {
  await trx.insertInto("plan_progress").values(row).execute();
}

type Versioned = { partnershipId: string; id: string; version: number };

type PartTable = "plan_theme" | "plan_priority" | "plan_aim" | "plan_row";

/** False when somebody changed it first. */
export async function updatePart<T extends PartTable>(
  trx: Transaction,
  table: T,
  { partnershipId, id, version }: Versioned,
  change: Updateable<Database[T]>,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    // Of all four alike: the columns named here are in each of them.
    .updateTable(table as "plan_theme")
    .set({ ...(change as Updateable<Database["plan_theme"]>), version: version + 1 })
    .where("partnership_id", "=", partnershipId)
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** False when somebody changed it first. */
export async function deletePart(
  trx: Transaction,
  table: Exclude<PartTable, "plan_row">,
  { partnershipId, id, version }: Versioned,
): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom(table as "plan_theme")
    .where("partnership_id", "=", partnershipId)
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

/** Priorities of a theme, and the parts of reports that were written under it. */
export async function countOnTheme(db: Executor, id: string): Promise<number> {
  const row = await db
    .selectNoFrom((eb) => [
      eb.selectFrom("plan_priority").select((of) => of.fn.countAll<number | string>().as("n")).where("theme_id", "=", id).as("priorities"), // prettier-ignore
      eb.selectFrom("csp_report_part").select((of) => of.fn.countAll<number | string>().as("n")).where("theme_id", "=", id).as("parts"), // prettier-ignore
    ])
    .executeTakeFirst();
  return Number(row?.priorities ?? 0) + Number(row?.parts ?? 0);
}

/** Aims and rows of a priority. */
export async function countOnPriority(db: Executor, id: string): Promise<number> {
  const row = await db
    .selectNoFrom((eb) => [
      eb.selectFrom("plan_aim").select((of) => of.fn.countAll<number | string>().as("n")).where("priority_id", "=", id).as("aims"), // prettier-ignore
      eb.selectFrom("plan_row").select((of) => of.fn.countAll<number | string>().as("n")).where("priority_id", "=", id).as("rows"), // prettier-ignore
    ])
    .executeTakeFirst();
  return Number(row?.aims ?? 0) + Number(row?.rows ?? 0);
}
