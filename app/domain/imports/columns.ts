import { plainWords } from "../locations/plain-words.ts";
import type { MeantAgency } from "./agency-names.ts";
import type { MeantType } from "./import-source.ts";
import type { ImportField, ImportKind } from "./kind.ts";

/** Which column of a file each field is read from, counted from 0; a field that is not there is not in it. */
export type ColumnChoice = { hasHeadings: boolean; columns: Record<string, number> };
/** As it is kept under a name: by the words of the heading, or by the place when there are none. */
export type SavedColumns = { hasHeadings: boolean; columns: Record<string, string | number> } & SavedWords;
/** Kept beside the columns: what is meant by names of such files, and where they come from. */
export type SavedWords = {
  meant?: readonly MeantAgency[];
  meantTypes?: readonly MeantType[];
  agencyId?: string | null;
  system?: string | null;
};

export function wordsOf({ meant, meantTypes, agencyId, system }: SavedWords): SavedWords {
  return { meant, meantTypes, agencyId, system };
}

/** Headings as they are compared: "Ward_Code", "WARD CODE" and "wardcode" alike. */
export function headingKey(heading: string) {
  return plainWords(heading).replaceAll(" ", "");
}

const namesOf = (field: ImportField) => [field.label, field.name, ...field.synonyms].map(headingKey);

/** A guess, for the user to correct: whether the first row holds headings, and which column is which field. */
export function guessColumns(kind: ImportKind, firstRow: readonly string[]): ColumnChoice {
  if (kind.layout?.fits(firstRow)) {
    const columns = kind.layout.columns.flatMap((field, index) => (field === null ? [] : [[field, index] as const]));
    return { hasHeadings: false, columns: Object.fromEntries(columns) };
  }
  const keys = firstRow.map(headingKey);
  const columns: Record<string, number> = {};
  const isTaken = (index: number) => Object.values(columns).includes(index);
  // A heading that is the very name of one field is not given to another that it only resembles.
  for (const isAlike of [
    (key: string, name: string) => key === name,
    (key: string, name: string) => name.length > 3 && key.includes(name),
  ]) {
    for (const field of kind.fields) {
      if (field.name in columns) continue;
      const found = keys.findIndex(
        (key, i) => key !== "" && !isTaken(i) && namesOf(field).some((name) => isAlike(key, name)),
      );
      if (found >= 0) columns[field.name] = found;
    }
  }
  return { hasHeadings: Object.keys(columns).length > 0 || looksLikeHeadings(firstRow), columns };
}

/** Words, each once, and no numbers, days or postcodes. */
function looksLikeHeadings(cells: readonly string[]) {
  const filled = cells.filter((cell) => cell !== "");
  return (
    filled.length > 0 &&
    new Set(filled.map(headingKey)).size === filled.length &&
    filled.every((cell) => /\p{L}/u.test(cell) && !/\d{3}|\d[/.:-]\d|\d[A-Z]{2}$/iu.test(cell))
  );
}

/** A column by its heading, else by its place and what its first row holds. */
export function columnNames(firstRow: readonly string[], hasHeadings: boolean): string[] {
  return firstRow.map((cell, index) => {
    const place = `Column ${index + 1}`;
    if (cell === "") return place;
    return hasHeadings ? cut(cell, 80) : `${place} (${cut(cell, 40)})`;
  });
}

const cut = (text: string, most: number) => (text.length > most ? `${text.slice(0, most)}…` : text);

export function toSaved({ hasHeadings, columns }: ColumnChoice, firstRow: readonly string[]): SavedColumns {
  const entries = Object.entries(columns).map(([field, index]) => {
    const key = hasHeadings ? headingKey(firstRow[index] ?? "") : "";
    return [field, key === "" ? index : key] as const;
  });
  return { hasHeadings, columns: Object.fromEntries(entries) };
}

/** A saved choice on another file: columns that it does not have are left to be chosen. */
export function fromSaved(saved: SavedColumns, kind: ImportKind, firstRow: readonly string[]): ColumnChoice {
  const keys = firstRow.map(headingKey);
  const columns: Record<string, number> = {};
  for (const { name } of kind.fields) {
    const wanted = Object.hasOwn(saved.columns, name) ? saved.columns[name] : undefined;
    const index = typeof wanted === "string" ? keys.indexOf(wanted) : (wanted ?? -1);
    if (index >= 0 && index < firstRow.length) columns[name] = index;
  }
  return { hasHeadings: saved.hasHeadings, columns };
}

/** What is wrong with a choice, by field. */
export function refuseColumns(kind: ImportKind, { columns }: ColumnChoice, width: number): Record<string, string> {
  const errors: Record<string, string> = {};
  const seen = new Map<number, ImportField>();
  for (const field of kind.fields) {
    const index = columns[field.name];
    if (index === undefined) {
      if (field.required) errors[field.name] = `Select the column that holds the ${lower(field.label)}`;
      continue;
    }
    const other = seen.get(index);
    if (!Number.isInteger(index) || index < 0 || index >= width) errors[field.name] = "Select a column of this file";
    else if (other) errors[field.name] = `This column is chosen for the ${lower(other.label)} already`;
    seen.set(index, field);
  }
  return errors;
}

/** Abbreviations keep their capitals. */
export function lower(label: string) {
  return /^[A-Z]{2}/.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1);
}
