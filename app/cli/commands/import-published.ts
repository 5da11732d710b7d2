import { longDay } from "#app/domain/dates/iso-day.ts";
import { countText } from "#app/domain/performance/change.ts";
import type { FigureSource } from "#app/domain/performance/figure-source.ts";
import { importPublished as importFile, type PublishedImport } from "#app/services/performance/import-published.ts";
import { chosenPartnership, commandActor } from "../chosen-partnership.ts";
import { withDatabase } from "../with-database.ts";
import { errorLine } from "./tables-in-words.ts";

type Given = {
  file: string;
  format: "police-uk" | "home-office";
  source: FigureSource;
  partnership?: string | undefined;
  "dry-run"?: boolean | undefined;
  json?: boolean | undefined;
};

/** `import crime <file> --format police-uk|home-office`: 0 when loaded or there already, 1 when it has errors. */
export function importPublished(given: Given): Promise<number> {
  return withDatabase(async ({ db }) => {
    const partnershipId = (await chosenPartnership(db, given.partnership)).id;
    const at = { db, actor: { ...commandActor(partnershipId), partnershipId }, now: new Date() };
    const { file: path, format, source } = given;
    const result = await importFile(at, { path, format, source, dryRun: given["dry-run"] ?? false });
    if (given.json) console.log(JSON.stringify(asJson(result)));
    else if (result.kind === "refused") for (const error of result.errors) console.error(errorLine(error));
    else for (const line of inWords(result)) console.log(line);
    return result.kind === "refused" ? 1 : 0;
  });
}

function asJson(result: PublishedImport) {
  if (result.kind === "refused")
    return { batch: null, rows: 0, imported: 0, updated: 0, skipped: 0, possibleDuplicates: 0, errors: result.errors };
  const of = (fate: string) => result.slices.filter((slice) => slice.fate === fate).length;
  return {
    batch: result.kind === "done" ? result.batchId : null,
    rows: result.rows,
    imported: of("new"),
    updated: of("changed"),
    skipped: of("same"),
    possibleDuplicates: 0,
    errors: [],
    slices: result.slices,
    notFound: result.notFound,
    notes: result.notes,
  };
}

function inWords(result: Exclude<PublishedImport, { kind: "refused" }>): string[] {
  const { imported, updated, skipped } = asJson(result);
  const fates = `${imported} new, ${updated} changed, ${skipped} recorded already`;
  const heads = {
    checked: `Nothing was written. Loading ${countText(result.rows)} rows would bring: ${fates}`,
    unchanged: `All ${countText(result.rows)} rows are recorded already with these figures; nothing was changed`,
    done: `Loaded ${countText(result.rows)} rows: ${fates}`,
  };
  const outside = (n: number, words: string) => (n > 0 ? [`${countText(n)} ${words}`] : []);
  return [
    heads[result.kind],
    ...result.slices.map((slice) => {
      const details = [
        ...[`${countText(slice.crimes)} in the area`],
        ...outside(slice.rowsOutside, "outside the area"),
        ...outside(slice.rowsWithoutPlace, "without a place"),
      ];
      const crimes = slice.cspName === null ? details.join(", ") : `${countText(slice.crimes)} crimes`;
      const name = slice.cspName === null ? slice.force : `${slice.force} – ${slice.cspName}`;
      return `  ${name}, ${longDay(slice.from)} to ${longDay(slice.to)}: ${crimes}`;
    }),
    ...result.notFound.map((name) => `  Not in the file: ${name}`),
    ...result.notes.map((note) => `  The file notes: ${note}`),
  ];
}
