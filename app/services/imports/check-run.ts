import path from "node:path";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { countUnknown, type UnknownAgency, withMeantAgency } from "#app/domain/imports/agency-names.ts";
import { addFates, countFates, type Fate, NO_FATES } from "#app/domain/imports/fates.ts";
import type { ImportKind, ReadRow, RowProblem } from "#app/domain/imports/kind.ts";
import { plainWords } from "#app/domain/locations/plain-words.ts";
import { readRow } from "#app/domain/imports/read-row.ts";
import { deleteRows, insertRows, listKnownKeys } from "#db/queries/import-rows.ts";
import { listAgenciesOfPartnership } from "#db/queries/partnership-agencies.ts";
import type { Transaction } from "#db/transaction.ts";
import { type HeldRun, LETTERS_AT_ONCE, RELEASED, ROWS_AT_ONCE } from "./held-run.ts";
import { importLimits } from "./import-limits.ts";
import type { KindWork } from "./kind-work.ts";
import { kindWork } from "./kinds.ts";
import { columnCount, FileProblem, type FileRow } from "./reading/file-problem.ts";
import { fileRows } from "./reading/read-file.ts";
import { columnsOf, countColumns, readingOf, sourceOf } from "./stored-run.ts";

type Judged = {
  line: number;
  fate: Fate;
  column: string | null;
  reason: string | null;
  read: ReadRow | null;
  /** Of a row with an error, where its kind keeps one. */
  errorKey?: string | null;
  unknownAgency?: string;
  unknownType?: string;
};

/** Every row's fate, written down in the order of the file. A check that was cut short begins again. */
export async function checkRun(held: HeldRun) {
  const { run, work } = held;
  const kind = kindWork(run.kind);
  const limits = await importLimits(work.db, run.partnership_id, londonDay(work.clock()));
  const most = Math.min(limits.rows, kind.kind.mostRows ?? limits.rows);
  await emptied(held);
  let counts = { ...NO_FATES };
  let unknown: readonly UnknownAgency[] = [];
  let unknownTypes: readonly UnknownAgency[] = [];
  const seen = new Map<string, number>();
  let ordinal = 0;
  const judge = async (rows: FileRow[]) => {
    const { sum, named, types } = await held.step(async (trx) => {
      const judged = await judgeRows(trx, held, kind, { rows, seen });
      const values = judged.map((row, index) => ({
        run_id: run.id,
        ordinal: ordinal + index + 1,
        partnership_id: run.partnership_id,
        line: row.line,
        fate: row.fate,
        column_name: row.column,
        reason: row.reason,
        row_key: row.read?.key ?? row.errorKey ?? null,
        given: row.read && JSON.stringify(row.read.values),
      }));
      await insertRows(trx, values);
      const sum = addFates(counts, countFates(judged));
      const named = judged.flatMap(({ unknownAgency }) => unknownAgency ?? []);
      const types = judged.flatMap(({ unknownType }) => unknownType ?? []);
      return { changes: { ...countColumns(sum), rows_read: ordinal + rows.length }, result: { sum, named, types } };
    });
    counts = sum;
    unknown = countUnknown(unknown, named);
    unknownTypes = countUnknown(unknownTypes, types, plainWords);
    ordinal += rows.length;
  };
  try {
    if (run.stored_as === null) throw new FileProblem("The file is no longer kept. Send it again");
    let waiting: FileRow[] = [];
    let letters = 0;
    let isHeading = columnsOf(run).hasHeadings;
    for await (const row of fileRows(path.join(work.folder, run.stored_as), readingOf(run))) {
      const columns = columnCount(row.cells);
      if (columns > limits.columns)
        throw new FileProblem(`There are ${columns} columns. A file to load may have ${limits.columns}`, row.line);
      if (isHeading) isHeading = false;
      else waiting.push(row);
      if (ordinal + waiting.length > most)
        throw new FileProblem(
          `A file of ${kind.kind.many} may hold ${most.toLocaleString("en-GB")} rows. Cut it into several`,
        );
      letters += row.cells.reduce((sum, cell) => sum + cell.length, 0);
      if (waiting.length < held.atOnce(ROWS_AT_ONCE) && letters < LETTERS_AT_ONCE) continue;
      await judge(waiting);
      waiting = [];
      letters = 0;
    }
    if (waiting.length > 0) await judge(waiting);
    const columns = JSON.stringify({ ...columnsOf(run), unknown, unknownTypes });
    await held.step(async () => ({
      changes: { ...RELEASED, status: "checked" as const, columns, version: run.version + 1 },
      result: null,
    }));
  } catch (error) {
    if (!(error instanceof FileProblem)) throw error;
    const problem = error.line === null ? error.message : `Line ${error.line}: ${error.message}`;
    await held.step(async () => ({
      changes: { ...RELEASED, status: "failed" as const, problem, version: run.version + 1 },
      result: null,
    }));
  }
}

async function emptied(held: HeldRun) {
  let left = 1;
  while (left > 0) {
    left = await held.step(async (trx) => ({
      changes: { ...countColumns(NO_FATES), rows_read: 0 },
      result: await deleteRows(trx, held.run.id, held.atOnce(ROWS_AT_ONCE * 4)),
    }));
  }
}

async function judgeRows(
  trx: Transaction,
  { run, work }: HeldRun,
  { kind, decide }: KindWork,
  { rows, seen: further }: { rows: readonly FileRow[]; seen: Map<string, number> },
): Promise<Judged[]> {
  const { columns, meant = [] } = columnsOf(run);
  const agencies = meant.length > 0 ? await listAgenciesOfPartnership(trx, run.partnership_id) : [];
  const nameOf = new Map(agencies.map(({ id, name }) => [id, name]));
  const read = rows.map((row) => {
    const made = readRow(kind, columns, row);
    return "problem" in made ? made : { ...made, values: withMeantAgency(made.values, meant, nameOf) };
  });
  const readable = read.filter((row): row is ReadRow => !("problem" in row));
  const seen = await listKnownKeys(
    trx,
    run.id,
    readable.map((row) => row.key),
  );
  const fresh = readable.filter(({ key }) => {
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
  const decisions = await decide(
    trx,
    { partnershipId: run.partnership_id, now: work.clock(), source: sourceOf(run), seen: further },
    fresh,
  );
  const decided = new Map(fresh.map((row, index) => [row, decisions[index]]));
  return read.map((row): Judged => {
    if ("problem" in row) return { ...wrong(kind, row.line, row.problem), errorKey: row.key };
    const decision = decided.get(row);
    if (!decision)
      return {
        line: row.line,
        fate: "skipped",
        column: null,
        reason: `This ${kind.one} stands in the file already, further up`,
        read: null,
      };
    if (decision.fate === "error") {
      const problem = { field: decision.field ?? null, message: decision.reason ?? "" };
      return {
        ...wrong(kind, row.line, problem),
        errorKey: kind.keyOfError?.(row.values),
        unknownAgency: decision.unknownAgency,
        unknownType: decision.unknownType,
      };
    }
    const { fate, field, reason } = decision;
    return { line: row.line, fate, column: labelOf(kind, field ?? null), reason: reason ?? null, read: row };
  });
}

function wrong(kind: ImportKind, line: number, { field, message }: RowProblem): Judged {
  return { line, fate: "error", column: labelOf(kind, field), reason: message, read: null };
}

const labelOf = (kind: ImportKind, field: string | null) =>
  kind.fields.find(({ name }) => name === field)?.label ?? null;
