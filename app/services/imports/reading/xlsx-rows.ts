import path from "node:path/posix";
import { daySerial, isDayFormat } from "#app/domain/imports/spreadsheet-days.ts";
import {
  FileProblem,
  type FileRow,
  LAST_LINE,
  LONGEST_ROW,
  MOST_COLUMNS,
  MOST_SHEETS,
  ROW_TOO_LONG,
} from "./file-problem.ts";
import { attribute, readWholeXml, readXml } from "./xml-stream.ts";
import { MOST_UNPACKED_BESIDE_SHEETS, type ZipParts } from "./zip-parts.ts";

/** Texts that cells share are held in memory while the sheet is read. */
const MOST_SHARED = 2_000_000;
const MOST_SHARED_LETTERS = 60_000_000;

type Sheet = { name: string; part: string };
type Book = { sheets: Sheet[]; from1904: boolean };

async function bookOf(zip: ZipParts): Promise<Book> {
  const targets = new Map<string, string>();
  await readWholeXml(await zip.read("xl/_rels/workbook.xml.rels", MOST_UNPACKED_BESIDE_SHEETS), {
    open: (name, a) => {
      if (name === "Relationship" && a.Id && a.Target) targets.set(a.Id, a.Target);
    },
  });
  const book: Book = { sheets: [], from1904: false };
  await readWholeXml(await zip.read("xl/workbook.xml", MOST_UNPACKED_BESIDE_SHEETS), {
    open: (name, a) => {
      if (name === "workbookPr") book.from1904 = a.date1904 === "1" || a.date1904 === "true";
      if (name !== "sheet") return;
      const target = targets.get(a["r:id"] ?? attribute(a, "id") ?? "");
      const part = target?.startsWith("/") ? target.slice(1) : path.join("xl", target ?? "");
      if (a.name && target && zip.has(part)) book.sheets.push({ name: a.name, part });
      if (book.sheets.length > MOST_SHEETS)
        throw new FileProblem(`The spreadsheet has more than ${MOST_SHEETS} sheets`);
    },
  });
  return book;
}

export async function xlsxSheets(zip: ZipParts): Promise<string[]> {
  return (await bookOf(zip)).sheets.map((sheet) => sheet.name);
}

export async function* xlsxRows(zip: ZipParts, wanted: string | null): AsyncGenerator<FileRow> {
  const { sheets, from1904 } = await bookOf(zip);
  const sheet = wanted === null ? sheets[0] : sheets.find(({ name }) => name === wanted);
  if (!sheet) throw new FileProblem("The spreadsheet has no such sheet");
  const shared = zip.has("xl/sharedStrings.xml") ? await sharedTexts(zip) : [];
  const dayStyles = zip.has("xl/styles.xml") ? await stylesOfDays(zip) : new Set<number>();

  const done: FileRow[] = [];
  let line = 0;
  let cells: string[] = [];
  let column = -1;
  let type = "";
  let isDay = false;
  let value: string | null = null;
  let letters = 0;
  const count = (text: string) => {
    letters += text.length;
    if (letters > LONGEST_ROW) throw new FileProblem(ROW_TOO_LONG, line);
  };
  const close = (name: string) => {
    if (name === "row") {
      if (cells.length > 0) done.push({ line, cells: Array.from(cells, (cell) => (cell ?? "").trim()) });
    } else if (name === "c" && value !== null) {
      cells[column] = textOfCell(value, type, isDay);
      if (type === "s") count(cells[column] ?? "");
      value = null;
    }
    if (name === "v" || name === "t") isInValue = false;
  };
  let isInValue = false;
  const textOfCell = (raw: string, kind: string, day: boolean) => {
    if (kind === "s") return shared[Number(raw)] ?? "";
    if (kind === "b") return raw === "1" ? "TRUE" : "FALSE";
    if (kind === "" || kind === "n") return day ? (daySerial(Number(raw), from1904) ?? raw) : plainNumber(raw);
    return raw;
  };
  yield* readXml(
    await zip.read(sheet.part),
    {
      open: (name, a) => {
        if (name === "row") {
          line = lineOf(a.r) ?? line + 1;
          cells = [];
          letters = 0;
          column = -1;
        } else if (name === "c") {
          column = a.r ? columnOf(a.r) : column + 1;
          if (column >= MOST_COLUMNS) throw new FileProblem(`This line has more than ${MOST_COLUMNS} columns`, line);
          type = a.t ?? "";
          isDay = dayStyles.has(Number(a.s ?? -1));
        } else if (name === "v" || name === "t") isInValue = true;
      },
      text: (text) => {
        if (!isInValue) return;
        count(text);
        value = (value ?? "") + text;
      },
      close,
    },
    () => done.splice(0),
  );
}

function lineOf(reference: string | undefined) {
  const line = Number(reference);
  return Number.isInteger(line) && line > 0 && line <= LAST_LINE ? line : null;
}

/** `AB12` is the twenty-eighth column, counted from 0. */
function columnOf(reference: string) {
  let column = 0;
  for (const letter of reference) {
    const code = letter.charCodeAt(0) - 64;
    if (code < 1 || code > 26) break;
    column = column * 26 + code;
  }
  return column - 1;
}

/** Excel keeps 0.1 + 0.2 as 0.30000000000000004, and 100032000000 as 1.00032E+11. */
function plainNumber(raw: string) {
  const number = Number(raw);
  return raw !== "" && Number.isFinite(number) && /[.eE]/.test(raw) && Math.abs(number) < 1e15
    ? String(Number(number.toPrecision(15)))
    : raw;
}

async function sharedTexts(zip: ZipParts) {
  const texts: string[] = [];
  let text = "";
  let letters = 0;
  let isInText = false;
  let isPhonetic = false;
  await readWholeXml(await zip.read("xl/sharedStrings.xml"), {
    open: (name) => {
      if (name === "si") text = "";
      else if (name === "rPh") isPhonetic = true;
      else if (name === "t") isInText = !isPhonetic;
    },
    text: (piece) => {
      if (isInText) text += piece;
      if (text.length > LONGEST_ROW) throw new FileProblem("A cell of the spreadsheet is too long");
    },
    close: (name) => {
      if (name === "t") isInText = false;
      else if (name === "rPh") isPhonetic = false;
      else if (name === "si") {
        letters += text.length;
        if (texts.push(text) > MOST_SHARED || letters > MOST_SHARED_LETTERS)
          throw new FileProblem("The spreadsheet holds too many different texts. Save the sheet as .csv");
      }
    },
  });
  return texts;
}

/** A day is a number with a style; which styles are days stands apart. */
async function stylesOfDays(zip: ZipParts) {
  const formats = new Map<number, string>();
  const styles = new Set<number>();
  let isInCells = false;
  let index = 0;
  await readWholeXml(await zip.read("xl/styles.xml", MOST_UNPACKED_BESIDE_SHEETS), {
    open: (name, a) => {
      if (name === "numFmt") formats.set(Number(a.numFmtId), a.formatCode ?? "");
      else if (name === "cellXfs") isInCells = true;
      else if (name === "xf" && isInCells) {
        const id = Number(a.numFmtId ?? 0);
        if (isDayFormat(id, formats.get(id))) styles.add(index);
        index++;
      }
    },
    close: (name) => {
      if (name === "cellXfs") isInCells = false;
    },
  });
  return styles;
}
