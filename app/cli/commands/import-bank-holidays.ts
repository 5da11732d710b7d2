import { readFile, stat } from "node:fs/promises";
import { userInfo } from "node:os";
import { systemActor } from "#app/domain/access/actor.ts";
import { fateWords, type HolidayChange, LARGEST_HOLIDAY_FILE } from "#app/domain/dates/bank-holiday-file.ts";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { type BankHolidayLoad, loadBankHolidays } from "#app/services/dates/load-bank-holidays.ts";
import { parseArguments } from "../parse-arguments.ts";
import { UsageError } from "../usage-error.ts";
import { withDatabase } from "../with-database.ts";

/** `import bank-holidays <file>`: 0 when loaded or there already, 1 when the file has errors. For the whole installation. */
export async function run(args: string[]): Promise<number> {
  const given = parseArguments(args, {
    positionals: ["what", "file"],
    options: { "dry-run": { type: "boolean" }, json: { type: "boolean" } },
    required: [],
  });
  const text = await contentOf(given.file);
  const dryRun = given["dry-run"] ?? false;
  return withDatabase(async ({ db }) => {
    const actor = systemActor(userInfo().username);
    const result = await loadBankHolidays({ db, actor, now: new Date() }, { text, dryRun });
    if (given.json) console.log(JSON.stringify(asJson(result)));
    else if (result.kind === "refused")
      for (const { line, message } of result.faults) console.error(`Bank holiday ${line}: ${message}`);
    else for (const line of inWords(result)) console.log(line);
    return result.kind === "refused" ? 1 : 0;
  });
}

async function contentOf(file: string) {
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) throw new UsageError(`There is no file ${file}`);
  if (found.size > LARGEST_HOLIDAY_FILE) throw new UsageError(`${file} is too large for GOV.UK's bank-holidays.json`);
  return readFile(file, "utf8").catch(() => {
    throw new UsageError(`${file} cannot be read`);
  });
}

function asJson(result: BankHolidayLoad) {
  const changes = result.kind === "refused" ? [] : result.changes;
  const of = (...fates: HolidayChange["fate"][]) => changes.filter(({ fate }) => fates.includes(fate)).length;
  return {
    batch: result.kind === "done" ? result.batch : null,
    rows: of("added", "changed", "same"),
    imported: of("added"),
    updated: of("changed"),
    skipped: of("same"),
    possibleDuplicates: 0,
    errors: result.kind === "refused" ? result.faults : [],
    removed: of("removed"),
    kept: of("kept"),
  };
}

function inWords(result: Exclude<BankHolidayLoad, { kind: "refused" }>): string[] {
  const { imported, updated, skipped, removed } = asJson(result);
  const counts = `${imported} added, ${updated} changed, ${removed} removed, ${skipped} loaded already`;
  const heads = {
    checked: `Nothing was written. Loading the bank holidays would mean ${counts}`,
    unchanged: "These bank holidays are loaded already; nothing was changed",
    done: `Loaded the bank holidays: ${counts}`,
  };
  const told = result.changes.filter(({ fate }) => fate !== "same" && fate !== "added");
  return [heads[result.kind], ...told.map((c) => `  ${longDay(c.day)}, ${c.title}: ${fateWords(c)}`)];
}
