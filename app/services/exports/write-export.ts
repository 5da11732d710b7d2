import { open, writeFile } from "node:fs/promises";
import { setImmediate } from "node:timers/promises";
import { stringify } from "csv-stringify/sync";
import writeExcelFile from "write-excel-file/node";
import type { Actor } from "#app/domain/access/actor.ts";
import { type Cell, cellText, harmless, londonDateTime } from "#app/domain/exports/cell.ts";
import type { ExportAsked } from "#app/domain/exports/address.ts";
import { EXPORT_LISTS } from "#app/domain/exports/lists.ts";
import { type ExportFormat, MOST_ROWS } from "#app/domain/exports/disclosure.ts";
import type { Executor } from "#db/transaction.ts";
import { flush, storedPath } from "../documents/stored-files.ts";
import { type Batch, columnsOf, listRows } from "./list-rows.ts";

/** Plain data, so that it can be sent to the worker thread. */
export type ExportTask = {
  actor: Actor;
  asked: ExportAsked;
  format: ExportFormat;
  now: Date;
  folder: string;
  storedName: string;
};
export type ExportMade = { rows: number; objects: Batch["objects"]; isTooLong: boolean };

/** Writes the list to its file, whole and on the disk when it returns; stops where the list is too long for one. */
export async function writeExport(db: Executor, task: ExportTask): Promise<ExportMade> {
  const file = storedPath(task.folder, task.storedName);
  const made: ExportMade = { rows: 0, objects: [], isTooLong: false };
  const batches = counted(listRows({ db, actor: task.actor, now: task.now }, task.asked), made);
  await (task.format === "csv" ? writeCsv(file, task, batches) : writeExcel(file, task, batches));
  await flush(file);
  await flush(task.folder);
  return made;
}

async function* counted(batches: AsyncGenerator<Batch>, made: ExportMade): AsyncGenerator<Cell[][]> {
  for await (const { cells, objects } of batches) {
    made.rows += cells.length;
    made.objects.push(...objects);
    made.isTooLong = made.rows > MOST_ROWS;
    if (made.isTooLong) return;
    yield cells;
    // Kysely over SQLite yields nothing but microtasks.
    await setImmediate();
  }
}

/** UTF-8 with a byte order mark, which Excel needs to read it as such; RFC 4180 otherwise. */
async function writeCsv(file: string, { asked }: ExportTask, batches: AsyncGenerator<Cell[][]>) {
  const handle = await open(file, "wx", 0o600);
  const lines = (rows: (string | number)[][]) => stringify(rows, { quoted_string: true, record_delimiter: "\r\n" });
  try {
    await handle.write(`\ufeff${lines([columnsOf(asked.list).map((column) => column.heading)])}`);
    for await (const rows of batches) await handle.write(lines(rows.map((row) => row.map(cellText))));
  } finally {
    await handle.close();
  }
}

async function writeExcel(file: string, { asked }: ExportTask, batches: AsyncGenerator<Cell[][]>) {
  const columns = columnsOf(asked.list);
  const rows = [columns.map(({ heading }) => ({ value: heading, fontWeight: "bold" as const }))] as ExcelCell[][];
  for await (const some of batches) rows.push(...some.map((row) => row.map(excelCell)));
  const sheet = {
    sheet: EXPORT_LISTS[asked.list].name,
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
    dateFormat: "dd/mm/yyyy",
  };
  // The file is there first, so that nobody else on the machine may read it.
  await writeFile(file, "", { mode: 0o600, flag: "wx" });
  await writeExcelFile(rows, sheet).toFile(file);
}

type ExcelCell = { value: string | number | Date; format?: string; fontWeight?: "bold" } | null;

function excelCell(cell: Cell): ExcelCell {
  if (cell === null || cell === "") return null;
  if (typeof cell === "number") return { value: cell };
  if (typeof cell === "string") return { value: harmless(cell) };
  if ("day" in cell) return { value: new Date(`${cell.day}T00:00:00Z`), format: "dd/mm/yyyy" };
  // A spreadsheet knows no zone: it shows the clock that it is given.
  return { value: new Date(`${londonDateTime(cell.at).replace(" ", "T")}Z`), format: "dd/mm/yyyy hh:mm:ss" };
}
