import { longDay } from "#app/domain/dates/iso-day.ts";
import { countText } from "#app/domain/performance/change.ts";
import type { Fate, JudgedEntry } from "#app/domain/performance/import-crime-table.ts";
import type { LineError } from "#app/domain/performance/read-crime-table.ts";
import type { AreaTableImport } from "#app/services/performance/import-area-table.ts";
import type { CrimeTableImport } from "#app/services/performance/import-crime-table.ts";

type Result = CrimeTableImport | AreaTableImport;

export function tableAsJson(result: Result) {
  const rows: readonly { fate: Fate }[] = result.kind === "refused" ? [] : result.rows;
  const of = (fate: Fate) => rows.filter((row) => row.fate === fate).length;
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

export function errorLine({ line, column, message }: LineError) {
  return `Line ${line}${column === null ? "" : `, ${column}`}: ${message}`;
}

function head(result: Exclude<Result, { kind: "refused" }>, what: string) {
  const { imported, updated, skipped } = tableAsJson(result);
  const fates = `${imported} new, ${updated} changed, ${skipped} recorded already`;
  const heads = {
    checked: `Nothing was written. Loading ${what} would bring ${fates}`,
    unchanged: `${what.charAt(0).toUpperCase()}${what.slice(1)} is recorded already with these figures; nothing was changed`,
    done: `Loaded ${what}: ${fates}`,
  };
  return heads[result.kind];
}

export function crimeTableInWords(result: Exclude<CrimeTableImport, { kind: "refused" }>, period: string): string[] {
  return [head(result, `the crime table of ${period}`), ...result.rows.flatMap(notesOn)];
}

export function areaTableInWords(
  result: Exclude<AreaTableImport, { kind: "refused" }>,
  kind: string,
  period: string,
): string[] {
  return [
    head(result, `crime by ${kind} of ${period}`),
    ...result.rows
      .filter((row) => row.areaId === null)
      .map((row) => `  ${row.crimeType}: ${countText(row.current)} in no ${kind} ("${row.printed}")`),
    ...result.passedOver.map((name) => `  Not loaded: "${name}" is of the whole borough`),
    ...result.rows.flatMap((row) =>
      row.disagreements.map(
        (d) => `  ${row.printed}, ${row.crimeType}: the table prints ${d.printed}, its numbers give ${d.computed}`,
      ),
    ),
  ];
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
