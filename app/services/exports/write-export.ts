import { open, writeFile } from "node:fs/promises";
import { setImmediate } from "node:timers/promises";
import { stringify } from "csv-stringify/sync";
import writeExcelFile from "write-excel-file/node";
import type { Actor } from "#app/domain/access/actor.ts";
import { type Cell, cellText, harmless, londonDateTime } from "#app/domain/exports/cell.ts";
import type { ExportAsked } from "#app/domain/exports/address.ts";
import { EXPORT_LISTS, type ExportListId } from "#app/domain/exports/lists.ts";
import type { ExportFormat, ExportLimits } from "#app/domain/exports/disclosure.ts";
import type { Executor } from "#db/transaction.ts";
import { eraseFile, flush, newStoredName, storedPath } from "../documents/stored-files.ts";
import type { ExportRow } from "./batches.ts";
import { columnsOf, listRows } from "./list-rows.ts";
import { countRestrictedRows, withMarks } from "./marked-rows.ts";

/** Plain data, so that it can be sent to the worker thread. */
export type ExportTask = {
  actor: Actor;
  asked: ExportAsked;
  format: ExportFormat;
  now: Date;
  folder: string;
  most: ExportLimits;
  /** Whether the file goes to somebody outside the partnership. */
  leaves: boolean;
};
export type ExportPart = { storedName: string; rows: number; objects: ExportRow["objects"] };
/** `isTooLong`: of a list that does not go into as many files as one may make nothing is written. */
export type ExportMade = { parts: ExportPart[]; isTooLong: boolean };

/**
 * Writes the list to its files, one after another, whole and on the disk when it returns. Of a spreadsheet one file is in
 * memory at a time.
 */
export async function writeExport(db: Executor, task: ExportTask): Promise<ExportMade> {
  const { actor, asked, now, folder, most } = task;
  const parts: ExportPart[] = [];
  let isWhole = false;
  let file: PartFile | null = null;
  try {
    for await (const batch of listRows({ db, actor, now, leaves: task.leaves }, asked)) {
      for (let rows = await withMarks({ db, actor, now }, asked.list, batch); rows.length > 0;) {
        if (!file) {
          if (parts.length === most.files) return { parts: [], isTooLong: true };
          const part: ExportPart = { storedName: await newStoredName(folder), rows: 0, objects: [] };
          parts.push(part);
          file = await PART_FILES[task.format](storedPath(folder, part.storedName), asked.list);
        }
        const part = parts.at(-1) as ExportPart;
        const fitting = rows.slice(0, most.rows - part.rows);
        await file.add(fitting.map(({ cells }) => cells));
        part.rows += fitting.length;
        part.objects.push(...fitting.flatMap(({ objects }) => objects));
        rows = rows.slice(fitting.length);
        if (part.rows === most.rows) file = await finished(file, folder);
      }
      // Kysely over SQLite yields nothing but microtasks.
      await setImmediate();
    }
    if (file) file = await finished(file, folder);
    isWhole = true;
    return { parts, isTooLong: false };
  } finally {
    if (!isWhole) {
      await file?.end().catch(() => undefined);
      for (const { storedName } of parts) await eraseFile(folder, storedName);
    }
  }
}

/** `restricted`: of how many rows processing is restricted. */
export type ExportLength = { rows: number; restricted: number };

/** How many rows the list has, found as its file is made; no more than one past what the files hold. */
export async function countExport(
  db: Executor,
  { actor, asked, now, most }: Omit<ExportTask, "format" | "folder" | "leaves">,
): Promise<ExportLength> {
  const enough = most.rows * most.files + 1;
  let [rows, restricted] = [0, 0];
  for await (const batch of listRows({ db, actor, now }, asked)) {
    rows += batch.length;
    if (rows >= enough) return { rows: enough, restricted };
    restricted += await countRestrictedRows({ db, actor, now }, asked.list, batch);
    await setImmediate();
  }
  return { rows, restricted };
}

type PartFile = { place: string; add: (rows: Cell[][]) => Promise<void>; end: () => Promise<void> };

async function finished(file: PartFile, folder: string): Promise<null> {
  await file.end();
  await flush(file.place);
  await flush(folder);
  return null;
}

/** UTF-8 with a byte order mark, which Excel needs to read it as such; RFC 4180 otherwise. */
async function csvFile(place: string, list: ExportListId): Promise<PartFile> {
  const handle = await open(place, "wx", 0o600);
  const lines = (rows: (string | number)[][]) => stringify(rows, { quoted_string: true, record_delimiter: "\r\n" });
  await handle.write(`\ufeff${lines([columnsOf(list).map((column) => column.heading)])}`);
  return {
    place,
    add: async (rows) => void (await handle.write(lines(rows.map((row) => row.map(cellText))))),
    end: () => handle.close(),
  };
}

async function excelFile(place: string, list: ExportListId): Promise<PartFile> {
  const columns = columnsOf(list);
  const rows = [columns.map(({ heading }) => ({ value: heading, fontWeight: "bold" as const }))] as ExcelCell[][];
  const sheet = {
    sheet: EXPORT_LISTS[list].name,
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
    dateFormat: "dd/mm/yyyy",
  };
  // The file is there first, so that nobody else on the machine may read it.
  await writeFile(place, "", { mode: 0o600, flag: "wx" });
  return {
    place,
    add: (some) => Promise.resolve(void rows.push(...some.map((row) => row.map(excelCell)))),
    end: () => writeExcelFile(rows, sheet).toFile(place),
  };
}

const PART_FILES = { csv: csvFile, xlsx: excelFile };

type ExcelCell = { value: string | number | Date; format?: string; fontWeight?: "bold" } | null;

function excelCell(cell: Cell): ExcelCell {
  if (cell === null || cell === "") return null;
  if (typeof cell === "number") return { value: cell };
  if (typeof cell === "string") return { value: harmless(cell) };
  if ("day" in cell) return { value: new Date(`${cell.day}T00:00:00Z`), format: "dd/mm/yyyy" };
  // A spreadsheet knows no zone: it shows the clock that it is given.
  return { value: new Date(`${londonDateTime(cell.at).replace(" ", "T")}Z`), format: "dd/mm/yyyy hh:mm:ss" };
}
