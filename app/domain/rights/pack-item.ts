import { longDay, londonDay, londonTime } from "../dates/iso-day.ts";
import type { FieldAs, PackField, PackSource } from "./pack-source.ts";

type Value = string | number | null;
type Row = Readonly<Record<string, Value>>;
export type ItemLine = { label: string; text: string };
export type ItemWords = { title: string; day: string | null; lines: ItemLine[] };
/** How what a row refers to is called. */
export type Called = {
  person: (id: string) => string;
  officer: (id: string) => string;
  agency: (id: string) => string;
  listed: (table: string, id: string) => string;
  answers: (row: Row) => string;
};
type Naming = {
  called: Called;
  /** Whether words name the subject. */
  names: (text: string) => boolean;
  /** Whether a name that somebody typed is the subject's and nobody else's. */
  isOwnName: (text: string) => boolean;
  /** Of a row that is about something else, only what names the subject is theirs. */
  isMention: boolean;
};
/** More lines after those of an item; what was one text without a name is then called what it is. */
export function withLines(words: ItemWords, more: readonly ItemLine[]): ItemWords {
  if (more.length === 0) return words;
  const named = words.lines.map(({ label, text }) => ({ label: label === "" ? "Words" : label, text }));
  return { ...words, lines: [...named, ...more] };
}

/** Rows that are read as a part of this one, under what they are called. */
export type Part = { label: string; fields: readonly PackField[]; rows: readonly Row[] };

const NOT_NAMED = "[another person]";

/** One item in words that whoever it is about can read: title, day, and each thing that is held with what it is called. */
export function itemWords(source: PackSource, row: Row, parts: readonly Part[], naming: Naming): ItemWords {
  const lines = source.fields.flatMap((field) => lineOf(field, row, naming));
  const within = naming.isMention ? [] : parts.flatMap((part) => partLine(part, naming));
  return { title: source.title, day: dayOf(source, row), lines: [...lines, ...within] };
}

/** The day of an item, of a column that holds a day or an instant. */
export function dayOf(source: PackSource, row: Row): string | null {
  const value = source.day === undefined ? null : row[source.day];
  if (typeof value !== "string" || value === "") return null;
  return value.length > 10 ? londonDay(new Date(value)) : value;
}

function lineOf([column, label, as]: PackField, row: Row, naming: Naming): ItemLine[] {
  const value = row[column];
  if (as !== "answers" && (value === null || value === undefined || value === "")) return [];
  if (naming.isMention) {
    const words = mentioned(as, String(value), naming);
    return words === "" ? [] : [{ label, text: words }];
  }
  const text = textOf(as, value ?? null, row, naming);
  return text === "" ? [] : [{ label, text }];
}

function partLine({ label, fields, rows }: Part, naming: Naming): ItemLine[] {
  const lines = rows.map((row) =>
    fields
      .flatMap((field) => lineOf(field, row, naming))
      .map((line) => (line.label === "" ? line.text : `${line.label} ${line.text}`))
      .join(", "),
  );
  return lines.length === 0 ? [] : [{ label, text: lines.join("\n") }];
}

function textOf(as: FieldAs, value: Value, row: Row, { called, names, isOwnName }: Naming): string {
  const text = String(value);
  if (typeof as === "object") {
    if ("of" in as) return dayOrName(called.listed(as.of, text));
    return as.names[text] ?? listOf(as.names, text) ?? humanised(text);
  }
  switch (as) {
    case "words":
      return text;
    case "text":
      return /^[a-z]+(-[a-z]+)*$/.test(text) ? humanised(text) : text;
    case "named":
      return isOwnName(text) ? text : NOT_NAMED;
    case "json":
      return jsonWords(text, names);
    case "frozen":
      return jsonWords(text, () => true);
    case "answers":
      return called.answers(row);
    case "day":
      return /^\d{4}-\d{2}-\d{2}$/.test(text) ? longDay(text) : text;
    case "instant":
      return londonTime(text);
    case "yes-no":
      return value === 1 ? "Yes" : "No";
    case "agency":
      return called.agency(text);
    case "officer":
      return called.officer(text);
    case "person":
      return called.person(text);
  }
}

/** Several choices of one list, kept one after another. */
function listOf(names: Readonly<Record<string, string>>, text: string): string | undefined {
  const parts = text.split(/[,\s]+/);
  return parts.length > 1 && parts.every((part) => names[part]) ? parts.map((part) => names[part]).join("; ") : undefined;
} // prettier-ignore

function dayOrName(name: string) {
  return /^\d{4}-\d{2}-\d{2}$/.test(name) ? longDay(name) : name;
}

function humanised(text: string): string {
  const words = text.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function mentioned(as: FieldAs, text: string, { names, isOwnName }: Naming): string {
  if (as === "words") return excerpt(text, names);
  if (as === "named") return isOwnName(text) ? text : "";
  return as === "json" || as === "frozen" ? jsonWords(text, names) : "";
}

const LEFT_OUT = "[…]";

/** The sentences that name the subject, of words that are about somebody or something else. */
export function excerpt(text: string, names: (text: string) => boolean): string {
  const sentences = text.split(/(?<=[.!?])\s+(?=\p{Lu})|\n+/u).filter((sentence) => sentence.trim() !== "");
  const kept = sentences.map((sentence) => (names(sentence) ? sentence.trim() : null));
  if (kept.every((sentence) => sentence === null)) return names(text) ? text : "";
  return kept
    .map((sentence) => sentence ?? LEFT_OUT)
    .filter((sentence, at, all) => sentence !== LEFT_OUT || all[at - 1] !== LEFT_OUT)
    .join(" ");
}

/** The words of a frozen copy: of each list in it, the entries that name the subject. */
export function jsonWords(content: string, names: (text: string) => boolean): string {
  let read: unknown;
  try {
    read = JSON.parse(content);
  } catch {
    return excerpt(content, names);
  }
  return naming(read, names)
    .filter((words, at, all) => all.indexOf(words) === at)
    .join("\n");
}

function naming(value: unknown, names: (text: string) => boolean): string[] {
  if (typeof value === "string") return names(value) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((one) => naming(one, names));
  if (typeof value !== "object" || value === null) return [];
  const entries = Object.values(value);
  const deeper = entries.filter((one) => typeof one === "object").flatMap((one) => naming(one, names));
  const own = entries.filter((one) => typeof one === "string").filter((one) => one !== "" && !isKey(one));
  // An entry that names the subject in one of its words is about them as a whole.
  return names(own.join("\n")) ? [own.join(". "), ...deeper] : deeper;
}

/** An id, or an instant, of the program's own. */
function isKey(text: string) {
  return /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(text) || /^\d{4}-\d{2}-\d{2}T/.test(text);
}
