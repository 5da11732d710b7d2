import type { Executor } from "#db/transaction.ts";
import { countExport, type ExportLength, type ExportMade, type ExportTask, writeExport } from "./write-export.ts";

type CountTask = Parameters<typeof countExport>[1];
type Elsewhere = {
  write: (task: ExportTask) => Promise<ExportMade>;
  count: (task: CountTask) => Promise<ExportLength>;
};
let elsewhere: Elsewhere | null = null;

/** Once at the start of a server: a thread of their own for files, so that pages go on. Null: in this one. */
export function runExportsIn(thread: Elsewhere | null) {
  elsewhere = thread;
}

export function runExport(db: Executor, task: ExportTask): Promise<ExportMade> {
  return elsewhere ? elsewhere.write(task) : writeExport(db, task);
}

export function runCount(db: Executor, task: CountTask): Promise<ExportLength> {
  return elsewhere ? elsewhere.count(task) : countExport(db, task);
}
