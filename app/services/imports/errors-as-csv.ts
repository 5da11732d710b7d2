import { setImmediate } from "node:timers/promises";
import { stringify } from "csv-stringify/sync";
import { type Fate, fateName } from "#app/domain/imports/fates.ts";
import { listRows } from "#db/queries/import-rows.ts";
import type { ImportRun } from "#db/queries/import-runs.ts";
import type { Executor } from "#db/transaction.ts";
import { kindWork } from "./kinds.ts";

type Run = Pick<ImportRun, "id" | "partnership_id" | "kind">;
const PAGE = 1000;
/** Whoever has more wrong than that begins with these. */
const MOST = 50_000;

/** The mark at the start tells Excel that it is UTF-8. Reasons are our own words: no cell can run as a formula. */
export async function errorsAsCsv(db: Executor, run: Run): Promise<string> {
  const lines: (string | number)[][] = [["Line", "Fate", "Column", "Reason"]];
  for (const fate of ["error", "possible-duplicate"] as const) lines.push(...(await linesOf(db, run, fate)));
  return `\uFEFF${stringify(lines, { record_delimiter: "windows" })}`;
}

async function linesOf(db: Executor, run: Run, fate: Fate) {
  const lines: (string | number)[][] = [];
  let after = 0;
  while (lines.length < MOST) {
    const rows = await listRows(db, { id: run.id, partnershipId: run.partnership_id }, { fate, after, limit: PAGE });
    for (const row of rows)
      lines.push([row.line, fateName(fate, kindWork(run.kind).kind), row.column ?? "", row.reason ?? ""]);
    if (rows.length < PAGE) break;
    after = rows.at(-1)?.ordinal ?? after;
    await setImmediate();
  }
  return lines;
}
