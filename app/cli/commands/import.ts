import { readFile, stat } from "node:fs/promises";
import { longDay, londonDay } from "#app/domain/dates/iso-day.ts";
import { countText } from "#app/domain/performance/change.ts";
import { type JudgedEntry, refusePeriod } from "#app/domain/performance/import-crime-table.ts";
import { periodLabel } from "#app/domain/performance/quarter.ts";
import type { LineError } from "#app/domain/performance/read-crime-table.ts";
import { type CrimeTableImport, importCrimeTable } from "#app/services/performance/import-crime-table.ts";
import { decodeText } from "#app/services/performance/read-delimited.ts";
import { chosenPartnership, commandActor } from "../chosen-partnership.ts";
import { dayOption } from "../day-option.ts";
import { parseArguments } from "../parse-arguments.ts";
import { UsageError } from "../usage-error.ts";
import { withDatabase } from "../with-database.ts";
import { FILE_KINDS, importFile, undoFile } from "./import-file.ts";

const LARGEST_TABLE = 1_000_000;

/** The first argument says what the file holds. */
export async function run(args: string[]): Promise<number> {
  const [what] = args;
  if (what === "bank-holidays") return (await import("./import-bank-holidays.ts")).run(args);
  if (what === "undo") return undoFile(args);
  if (what !== undefined && FILE_KINDS.includes(what)) return importFile(args);
  return importCrime(args);
}

/** `import crime <file> --format table --from <day> --to <day>`: 0 when loaded or there already, 1 when it has errors. */
async function importCrime(args: string[]): Promise<number> {
  const given = parseArguments(args, {
    positionals: ["what", "file"],
    options: {
      format: { type: "string" },
      from: { type: "string" },
      to: { type: "string" },
      partnership: { type: "string" },
      "dry-run": { type: "boolean" },
      json: { type: "boolean" },
    },
    required: ["format", "from", "to"],
  });
  if (given.what !== "crime")
    throw new UsageError(
      `There is no command "import ${given.what}", only "import" with crime, bank-holidays, ${FILE_KINDS.join(", ")} or undo`,
    );
  if (given.format !== "table") throw new UsageError("Option --format must be table");
  const period = { from: dayOption("from", given.from), to: dayOption("to", given.to) };
  const now = new Date();
  const refusal = refusePeriod(period, londonDay(now));
  if (refusal) throw new UsageError(`Option --${refusal.field}: ${refusal.message}`);
  const decoded = decodeText(await contentOf(given.file));
  const dryRun = given["dry-run"] ?? false;

  return withDatabase(async ({ db }) => {
    const actor = commandActor((await chosenPartnership(db, given.partnership)).id);
    const result: CrimeTableImport =
      decoded.kind === "refused"
        ? { kind: "refused", errors: [{ line: 1, column: null, message: decoded.message }] }
        : await importCrimeTable({ db, actor, now }, { text: decoded.text, period, dryRun });
    if (given.json) console.log(JSON.stringify(asJson(result)));
    else if (result.kind === "refused") for (const error of result.errors) console.error(errorLine(error));
    else for (const line of inWords(result, periodLabel(period))) console.log(line);
    return result.kind === "refused" ? 1 : 0;
  });
}

async function contentOf(file: string) {
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) throw new UsageError(`There is no file ${file}`);
  if (found.size > LARGEST_TABLE) throw new UsageError(`${file} is too large for a crime table of nine rows`);
  return readFile(file).catch(() => {
    throw new UsageError(`${file} cannot be read`);
  });
}

function asJson(result: CrimeTableImport) {
  const rows = result.kind === "refused" ? [] : result.rows;
  const of = (fate: JudgedEntry["fate"]) => rows.filter((row) => row.fate === fate).length;
  return {
    batch: result.kind === "done" ? result.batchId : null,
    rows: rows.length,
    imported: of("new"),
    updated: of("changed"),
    skipped: of("same"),
    possibleDuplicates: 0,
    errors: result.kind === "refused" ? result.errors : [],
  };
}

function errorLine({ line, column, message }: LineError) {
  return `Line ${line}${column === null ? "" : `, ${column}`}: ${message}`;
}

function inWords(result: Exclude<CrimeTableImport, { kind: "refused" }>, period: string): string[] {
  const { imported, updated, skipped } = asJson(result);
  const fates = `${imported} new, ${updated} changed, ${skipped} recorded already`;
  const heads = {
    checked: `Nothing was written. Loading the crime table of ${period} would bring ${fates}`,
    unchanged: `The crime table of ${period} is recorded already with these figures; nothing was changed`,
    done: `Loaded the crime table of ${period}: ${fates}`,
  };
  return [heads[result.kind], ...result.rows.flatMap(notesOn)];
}

function notesOn({ crimeType, fate, recorded, previous, current, positions, disagreements }: JudgedEntry): string[] {
  const counts = (c: { previous: number | null; current: number }) =>
    `${c.previous === null ? "no figure" : countText(c.previous)} → ${countText(c.current)}`;
  return [
    ...(fate === "changed" && recorded
      ? [`  ${crimeType}: was ${counts(recorded)}, is ${counts({ previous, current })}`]
      : []),
    ...disagreements.map(
      (d) => `  ${crimeType}: the table prints the ${d.figure} ${d.printed}, its numbers give ${d.computed}`,
    ),
    ...positions
      .filter((p) => p.position === null)
      .map((p) => `  ${crimeType}: no position at ${longDay(p.asAt)} ("${p.printed}")`),
  ];
}
