import { sql } from "kysely";
import { inPieces } from "../in-pieces.ts";
import type { Executor, Transaction } from "../transaction.ts";
import { idsIn, isIn, type Reached, valuesWhere } from "./erasure-rows.ts";
import type { Table } from "../holdings/holding.ts";

/** What lies in the folder of documents for the documents that go. */
export function listStoredDocuments(trx: Transaction, reached: Reached): Promise<string[]> {
  const among = idsIn(reached, "document");
  return valuesWhere(trx, { table: "document", select: "stored_name", column: "id", among });
}

const BROUGHT: readonly Table[] = ["person", "case_record", "incident", "report", "location"];

/** The files from which the records came lose what was read of their rows, and are not kept any longer. */
export async function emptySourceFiles(trx: Transaction, reached: Reached): Promise<string[]> {
  const batches: string[] = [];
  for (const table of BROUGHT) {
    const of = { table, select: "import_batch_id", column: "id", among: idsIn(reached, table) };
    batches.push(...(await valuesWhere(trx, of)));
  }
  return emptyRuns(trx, [...new Set(batches)]);
}

async function emptyRuns(trx: Transaction, batches: readonly string[]): Promise<string[]> {
  const of = { table: "import_run", column: "batch_id", among: batches } as const;
  const runs = await valuesWhere(trx, { ...of, select: "id" });
  const files = await valuesWhere(trx, { ...of, select: "stored_as" });
  await inPieces(runs, async (piece) => {
    await sql`update import_row set given = null, row_key = null where ${isIn("run_id", piece)}
      and (given is not null or row_key is not null)`.execute(trx);
    await sql`update import_run set stored_as = null, version = version + 1 where ${isIn("id", piece)}
      and stored_as is not null`.execute(trx);
  });
  return files;
}

/** All that a file said of the records that it brought, and the file. The records stay, each under its own rule. */
export async function emptyBatch(trx: Transaction, batchId: string): Promise<string[]> {
  const files = await emptyRuns(trx, [batchId]);
  const runs = await valuesWhere(trx, { table: "import_run", select: "id", column: "batch_id", among: [batchId] });
  await inPieces(runs, async (piece) => {
    await sql`delete from import_row where ${isIn("run_id", piece)}`.execute(trx);
    await sql`update import_run set file_name = 'Erased', problem = null, version = version + 1
      where ${isIn("id", piece)}`.execute(trx);
  });
  await sql`update import_item set before = null where batch_id = ${batchId}`.execute(trx);
  await sql`update imported_case set case_type = null, asb_type = null, status_words = '', level_words = null,
    closure_words = null, reported_by = null, lead_officer = null, actions_words = null
    where import_batch_id = ${batchId}`.execute(trx);
  await sql`update imported_incident set type_words = null, opening_words = null, closing_words = null,
    status_words = null, reported_by = null, officer_words = null where import_batch_id = ${batchId}`.execute(trx);
  await sql`update imported_person set postcode = null, version = version + 1
    where import_batch_id = ${batchId}`.execute(trx);
  return files;
}

/** Whether something still stands that the file said. */
export async function saysSomething(trx: Executor, partnershipId: string, batchId: string): Promise<boolean> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from import_batch b where b.id = ${batchId}
    and b.partnership_id = ${partnershipId} and (
      exists (select 1 from import_run r where r.batch_id = b.id and r.file_name <> 'Erased')
      or exists (select 1 from import_item i where i.batch_id = b.id and i.before is not null)
      or not exists (select 1 from tombstone t where t.record_kind = 'import-batch' and t.record_id = b.id)
    )`.execute(trx);
  return Number(rows[0]?.n) > 0;
}
