import type { Executor } from "#db/transaction.ts";
import { type ExportMade, type ExportTask, writeExport } from "./write-export.ts";

type Run = (task: ExportTask) => Promise<ExportMade>;
let elsewhere: Run | null = null;

/** Once at the start of a server: a thread of their own for files, so that pages go on. Null: in this one. */
export function runExportsIn(run: Run | null) {
  elsewhere = run;
}

export function runExport(db: Executor, task: ExportTask): Promise<ExportMade> {
  return elsewhere ? elsewhere(task) : writeExport(db, task);
}
