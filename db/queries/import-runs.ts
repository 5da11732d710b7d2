import type { Insertable, Updateable } from "kysely";
import type { RunStatus } from "#app/domain/imports/fates.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";

type RunTable = Database["import_run"];
export type ImportRun = RunTable;
export type RunKey = { createdAt: string; id: string };

/** Newest first, of the kinds that the actor may load, into no group or one of theirs. */
export function listRuns(
  db: Executor,
  partnershipId: string,
  { kinds, groups }: { kinds: readonly string[]; groups: readonly string[] },
  after: RunKey | null,
  limit: number,
) {
  return db
    .selectFrom("import_run")
    .leftJoin("user_account", "user_account.id", "import_run.created_by")
    .leftJoin("import_batch", "import_batch.id", "import_run.batch_id")
    .select(["import_run.id", "import_run.kind", "import_run.status", "import_run.file_name as fileName"])
    .select(["import_run.version_label as versionLabel", "import_run.created_at as createdAt"])
    .select(["import_run.errors", "import_batch.row_count as rowsLoaded", "user_account.name as createdByName"])
    .where("import_run.partnership_id", "=", partnershipId)
    .where("import_run.kind", "in", [...kinds])
    .where((eb) =>
      eb.or([
        eb("import_run.group_id", "is", null),
        groups.length > 0 ? eb("import_run.group_id", "in", groups) : eb.lit(false),
      ]),
    )
    .$if(after !== null, (q) =>
      q.where((eb) =>
        eb.or([
          eb("import_run.created_at", "<", after?.createdAt ?? ""),
          eb.and([eb("import_run.created_at", "=", after?.createdAt ?? ""), eb("import_run.id", "<", after?.id ?? "")]),
        ]),
      ),
    )
    .orderBy("import_run.created_at", "desc")
    .orderBy("import_run.id", "desc")
    .limit(limit)
    .execute();
}

export function findRun(db: Executor, partnershipId: string, runId: string): Promise<ImportRun | undefined> {
  return db
    .selectFrom("import_run")
    .selectAll()
    .where("partnership_id", "=", partnershipId)
    .where("id", "=", runId)
    .executeTakeFirst();
}

export async function insertRun(trx: Transaction, row: Insertable<RunTable>) {
  await trx.insertInto("import_run").values(row).execute();
}

/** Only in the status and the version that were seen; false when somebody was first. */
export async function updateRun(
  trx: Transaction,
  seen: Pick<ImportRun, "id" | "partnership_id" | "status" | "version">,
  changes: Updateable<RunTable>,
): Promise<boolean> {
  const result = await trx
    .updateTable("import_run")
    .set({ ...changes, version: seen.version + 1 })
    .where("partnership_id", "=", seen.partnership_id)
    .where("id", "=", seen.id)
    .where("status", "=", seen.status)
    .where("version", "=", seen.version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

const WORKING: RunStatus[] = ["checking", "loading", "undoing"];

/** The oldest that waits to be worked on and that no process holds. Of every partnership: for the job. */
export function unsafeFindWaitingRun(db: Executor, now: Date): Promise<ImportRun | undefined> {
  return db
    .selectFrom("import_run")
    .selectAll()
    .where("status", "in", WORKING)
    .where((eb) => eb.or([eb("held_until", "is", null), eb("held_until", "<=", now.toISOString())]))
    .orderBy("created_at")
    .limit(1)
    .executeTakeFirst();
}

/** Of two processes at once, one works on it. */
export async function takeRun(trx: Transaction, id: string, holder: string, now: Date, until: Date): Promise<boolean> {
  const result = await trx
    .updateTable("import_run")
    .set({ held_by: holder, held_until: until.toISOString() })
    .where("id", "=", id)
    .where("status", "in", WORKING)
    .where((eb) => eb.or([eb("held_until", "is", null), eb("held_until", "<=", now.toISOString())]))
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** In each transaction of its work: false when another process has taken it over, and then nothing may be written. */
export async function advanceRun(
  trx: Transaction,
  id: string,
  holder: string,
  changes: Updateable<RunTable>,
): Promise<boolean> {
  const result = await trx
    .updateTable("import_run")
    .set(changes)
    .where("id", "=", id)
    .where("held_by", "=", holder)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Files of a partnership older than that, with what was read of them. */
export function listRunsWithOldFiles(
  db: Executor,
  partnershipId: string,
  before: Date,
  limit: number,
): Promise<ImportRun[]> {
  return db
    .selectFrom("import_run")
    .selectAll()
    .where("partnership_id", "=", partnershipId)
    .where("stored_as", "is not", null)
    .where("created_at", "<", before.toISOString())
    .where("status", "not in", WORKING)
    .orderBy("created_at")
    .limit(limit)
    .execute();
}

export async function unsafeListStoredFiles(db: Executor, names: readonly string[]): Promise<string[]> {
  if (names.length === 0) return [];
  const rows = await db.selectFrom("import_run").select("stored_as").where("stored_as", "in", names).execute();
  return rows.flatMap((row) => row.stored_as ?? []);
}

export async function insertBatch(trx: Transaction, row: Insertable<Database["import_batch"]>) {
  await trx.insertInto("import_batch").values(row).execute();
}

export async function markBatch(
  trx: Transaction,
  id: string,
  status: Database["import_batch"]["status"],
  rows?: number,
) {
  await trx
    .updateTable("import_batch")
    .set({ status, ...(rows === undefined ? {} : { row_count: rows }) })
    .where("id", "=", id)
    .execute();
}

export function listMappings(db: Executor, partnershipId: string, kind: string) {
  return db
    .selectFrom("import_mapping")
    .select(["id", "name", "columns", "version"])
    .where("partnership_id", "=", partnershipId)
    .where("kind", "=", kind)
    .orderBy("name_folded")
    .limit(200)
    .execute();
}

/** The same name again is the same choice, made anew. */
export async function upsertMapping(trx: Transaction, row: Insertable<Database["import_mapping"]>) {
  await trx
    .insertInto("import_mapping")
    .values(row)
    .onConflict((c) =>
      c.columns(["partnership_id", "kind", "name_folded"]).doUpdateSet((eb) => ({
        name: eb.ref("excluded.name"),
        columns: eb.ref("excluded.columns"),
        version: eb("import_mapping.version", "+", 1),
      })),
    )
    .execute();
}
