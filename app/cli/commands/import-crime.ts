import { stat } from "node:fs/promises";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { areaNamed } from "#app/domain/performance/area-names.ts";
import { isAreaHeading } from "#app/domain/performance/area-table-columns.ts";
import { isHeading } from "#app/domain/performance/crime-table-columns.ts";
import { type FigureSource, refuseSource } from "#app/domain/performance/figure-source.ts";
import { refusePeriod } from "#app/domain/performance/import-crime-table.ts";
import { periodLabel } from "#app/domain/performance/quarter.ts";
import { type AreaTableImport, importAreaTable } from "#app/services/performance/import-area-table.ts";
import { type CrimeTableImport, importCrimeTable } from "#app/services/performance/import-crime-table.ts";
import { LARGEST_TABLE_FILE, tableText } from "#app/services/performance/table-text.ts";
import { listAreas } from "#db/queries/areas.ts";
import { listOwnCrimeTypes } from "#db/queries/own-crime-types.ts";
import type { Executor } from "#db/transaction.ts";
import { chosenPartnership, commandActor } from "../chosen-partnership.ts";
import { dayOption } from "../day-option.ts";
import { parseArguments } from "../parse-arguments.ts";
import { UsageError } from "../usage-error.ts";
import { withDatabase } from "../with-database.ts";
import { importPublished } from "./import-published.ts";
import { areaTableInWords, crimeTableInWords, errorLine, tableAsJson } from "./tables-in-words.ts";

const FORMATS = ["table", "areas", "police-uk", "home-office"];
const OPTIONS = {
  format: { type: "string" },
  from: { type: "string" },
  to: { type: "string" },
  area: { type: "string" },
  by: { type: "string" },
  publisher: { type: "string" },
  "as-at": { type: "string" },
  published: { type: "string" },
  partnership: { type: "string" },
  "dry-run": { type: "boolean" },
  json: { type: "boolean" },
} as const;
type Given = ReturnType<typeof parsed>;

const parsed = (args: string[]) =>
  parseArguments(args, { positionals: ["what", "file"], options: OPTIONS, required: ["format"] });

/**
 * `import crime <file> --format table --from <day> --to <day> [--area <name>]`, `--format areas [--by ward]`, `--format
 * police-uk`, `--format home-office`: 0 when loaded or there already, 1 when it has errors.
 */
export async function importCrime(args: string[]): Promise<number> {
  const given = parsed(args);
  if (!FORMATS.includes(given.format)) throw new UsageError("Option --format must be table, areas, police-uk or home-office"); // prettier-ignore
  const source = sourceOf(given);
  if (given.format === "police-uk" || given.format === "home-office") {
    for (const name of ["from", "to", "area", "by"] as const)
      if (given[name] !== undefined) throw new UsageError(`Option --${name} does not go with --format ${given.format}`);
    await needFile(given.file);
    return importPublished({ ...given, format: given.format, source });
  }
  const period = { from: dayOption("from", needed(given, "from")), to: dayOption("to", needed(given, "to")) };
  const today = londonDay(new Date());
  const refusal = refusePeriod(period, today);
  if (refusal) throw new UsageError(`Option --${refusal.field}: ${refusal.message}`);
  const wrong = refuseSource(source, period.to, today);
  if (wrong) throw new UsageError(`Option --${wrong.field === "asAt" ? "as-at" : "published"}: ${wrong.message}`);
  const size = await needFile(given.file);
  if (size > LARGEST_TABLE_FILE) throw new UsageError(`${given.file} is too large for a crime table`);
  const asked = { given, period, source };
  return withDatabase(async ({ db }) => {
    const partnershipId = (await chosenPartnership(db, given.partnership)).id;
    return given.format === "table" ? loadTable(db, partnershipId, asked) : loadAreas(db, partnershipId, asked);
  });
}

type Asked = { given: Given; period: { from: string; to: string }; source: FigureSource };

async function loadTable(db: Executor, partnershipId: string, { given, period, source }: Asked) {
  const areaId = given.area === undefined ? null : await areaOf(db, partnershipId, given.area);
  const read = await tableText(given.file, isHeading);
  const at = { db, actor: { ...commandActor(partnershipId), partnershipId }, now: new Date() };
  const result: CrimeTableImport =
    read.kind === "refused"
      ? unreadable(read.message)
      : await importCrimeTable(at, { text: read.text, period, areaId, source, dryRun: given["dry-run"] ?? false });
  return say(result, given.json, () =>
    result.kind === "refused" ? [] : crimeTableInWords(result, periodLabel(period)),
  );
}

async function loadAreas(db: Executor, partnershipId: string, { given, period, source }: Asked) {
  const kind = given.by ?? "beat";
  if (kind !== "beat" && kind !== "ward") throw new UsageError("Option --by must be beat or ward");
  const own = await listOwnCrimeTypes(db, partnershipId);
  const read = await tableText(given.file, (cells) => isAreaHeading(cells, own));
  const at = { db, actor: { ...commandActor(partnershipId), partnershipId }, now: new Date() };
  const result: AreaTableImport =
    read.kind === "refused"
      ? unreadable(read.message)
      : await importAreaTable(at, { text: read.text, kind, period, source, dryRun: given["dry-run"] ?? false });
  return say(result, given.json, () => (result.kind === "refused" ? [] : areaTableInWords(result, kind, periodLabel(period)))); // prettier-ignore
}

function say(result: CrimeTableImport | AreaTableImport, asJson: boolean | undefined, words: () => string[]) {
  if (asJson) console.log(JSON.stringify(tableAsJson(result)));
  else if (result.kind === "refused") for (const error of result.errors) console.error(errorLine(error));
  else for (const line of words()) console.log(line);
  return result.kind === "refused" ? 1 : 0;
}

function unreadable(message: string) {
  return { kind: "refused" as const, errors: [{ line: 1, column: null, message }] };
}

function needed(given: Given, name: "from" | "to") {
  const value = given[name];
  if (value === undefined || value === "") throw new UsageError(`Option --${name} is needed`);
  return value;
}

function sourceOf(given: Given): FigureSource {
  const day = (name: "as-at" | "published") => (given[name] === undefined ? null : dayOption(name, given[name]));
  return { publisher: given.publisher?.trim() || null, asAt: day("as-at"), publishedOn: day("published") };
}

async function needFile(file: string) {
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) throw new UsageError(`There is no file ${file}`);
  return found.size;
}

/** A beat or ward by its code or its name. */
async function areaOf(db: Executor, partnershipId: string, name: string) {
  const areas = [...(await listAreas(db, partnershipId, "beat")), ...(await listAreas(db, partnershipId, "ward"))];
  const area = areaNamed(name, areas);
  if (!area) throw new UsageError(`No beat or ward is called "${name}"`);
  return area.id;
}
