import { FORMAT_NAMES, type FileFormat, type FileReading } from "#app/domain/imports/file-reading.ts";
import type { MeantAgency, UnknownAgency } from "#app/domain/imports/agency-names.ts";
import { type ImportSource, type MeantType, systemKey } from "#app/domain/imports/import-source.ts";
import type { ColumnChoice } from "#app/domain/imports/columns.ts";
import type { FateCounts } from "#app/domain/imports/fates.ts";
import type { ImportRun } from "#db/queries/import-runs.ts";

export type StoredReading = FileReading & { sheet: string | null; hash: string };

export const readingOf = (run: ImportRun) => JSON.parse(run.reading) as StoredReading;
/** Beside the columns: which agencies are meant by names that the partnership does not know, and those of which nobody has said. */
export type StoredColumns = ColumnChoice & {
  meant?: readonly MeantAgency[];
  unknown?: readonly UnknownAgency[];
  meantTypes?: readonly MeantType[];
  unknownTypes?: readonly UnknownAgency[];
  /** Of rows that name no agency; and the system that they come from. */
  agencyId?: string | null;
  system?: string | null;
  /** Whether the file is all that there is of its kind. */
  isWhole?: boolean;
  /** The name under which the columns were saved: what is said later of names is saved there too. */
  savedAs?: string | null;
};
export const columnsOf = (run: ImportRun) => JSON.parse(run.columns) as StoredColumns;

export function sourceOf(run: ImportRun): ImportSource {
  const { system, agencyId = null, meantTypes = [], isWhole = false } = columnsOf(run);
  return { system: systemKey(system), agencyId, meantTypes, isWhole };
}

export function countsOf(
  run: Pick<ImportRun, "imported" | "updated" | "skipped" | "possible_duplicates" | "errors">,
): FateCounts {
  const { imported, updated, skipped, possible_duplicates, errors } = run;
  return { imported, updated, skipped, "possible-duplicate": possible_duplicates, error: errors };
}

export function countColumns(counts: FateCounts) {
  const { imported, updated, skipped, error } = counts;
  return { imported, updated, skipped, possible_duplicates: counts["possible-duplicate"], errors: error };
}

export function formatsInWords(formats: readonly FileFormat[]) {
  return formats.length === 1 && formats[0] ? `a ${FORMAT_NAMES[formats[0]]} file` : "a .csv, .xlsx or .ods file";
}
