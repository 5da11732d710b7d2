import {
  FileProblem,
  type FileRow,
  isBlankRow,
  LAST_LINE,
  LONGEST_ROW,
  MOST_COLUMNS,
  MOST_SHEETS,
  ROW_TOO_LONG,
} from "./file-problem.ts";
import { attribute, readXml } from "./xml-stream.ts";
import type { ZipParts } from "./zip-parts.ts";

/** LibreOffice repeats an empty row to the end of the sheet, and a full one as often as it stands there. */
const MOST_REPEATS = 10_000;
/** The sheets' names stand among their rows: of a very large book those are offered that are found in this much of it. */
const LOOKED_THROUGH_FOR_SHEETS = 64_000_000;

export async function odsSheets(zip: ZipParts): Promise<string[]> {
  const names: string[] = [];
  let looked = 0;
  const pieces = await zip.read("content.xml");
  const start = (async function* () {
    for await (const piece of pieces) {
      yield piece;
      if ((looked += piece.byteLength) > LOOKED_THROUGH_FOR_SHEETS) return;
    }
  })();
  const rows = readXml(
    start,
    {
      open: (tag, attributes) => {
        if (tag === "table" && names.push(attribute(attributes, "name") ?? "") > MOST_SHEETS)
          throw new FileProblem(`The spreadsheet has more than ${MOST_SHEETS} sheets`);
      },
    },
    () => [],
  );
  try {
    for await (const _ of rows);
  } catch (error) {
    if (looked <= LOOKED_THROUGH_FOR_SHEETS) throw error;
  }
  return names;
}

export async function* odsRows(zip: ZipParts, wanted: string | null): AsyncGenerator<FileRow> {
  const sheet = new SheetReader(wanted);
  yield* readXml(await zip.read("content.xml"), sheet, () => sheet.done.splice(0));
  if (!sheet.isFound) throw new FileProblem("The spreadsheet has no such sheet");
}

/** Every sheet in one pass: the sheets are parts of one text, and a large one is not read again for each. */
export async function* odsBookRows(zip: ZipParts): AsyncGenerator<FileRow & { sheet: string }> {
  const book = new SheetReader(EVERY_SHEET);
  yield* readXml(await zip.read("content.xml"), book, () => book.done.splice(0));
}

const EVERY_SHEET = Symbol("every sheet");

class SheetReader {
  isFound = false;
  readonly done: (FileRow & { sheet: string })[] = [];
  readonly #wanted: string | null | typeof EVERY_SHEET;
  #sheet = "";
  #isInSheet = false;
  #line = 0;
  #rowRepeats = 1;
  #cells: string[] = [];
  #cellRepeats = 1;
  #value: string | undefined;
  #paragraphs: string[] | null = null;
  #notes = 0;
  /** Of the row, and a paragraph counts as one: a cell of millions of empty ones fills the memory as well. */
  #letters = 0;

  constructor(wanted: string | null | typeof EVERY_SHEET) {
    this.#wanted = wanted;
  }

  readonly open = (name: string, attributes: Record<string, string>) => {
    if (name === "table") {
      this.#sheet = attribute(attributes, "name") ?? "";
      const isWanted = this.#wanted === null || this.#sheet === this.#wanted;
      this.#isInSheet = this.#wanted === EVERY_SHEET || (!this.isFound && isWanted);
      if (this.#isInSheet) this.#line = 0;
      this.isFound ||= this.#isInSheet;
    }
    if (!this.#isInSheet) return;
    if (name === "table-row") {
      this.#rowRepeats = repeats(attributes, "number-rows-repeated");
      this.#cells = [];
      this.#letters = 0;
    } else if (name === "table-cell" || name === "covered-table-cell") {
      this.#cellRepeats = repeats(attributes, "number-columns-repeated");
      this.#value = exact(attributes);
      this.#paragraphs = [];
    } else if (name === "annotation") this.#notes++;
    else if (name === "p" && this.#notes === 0) this.#begin();
    else if (name === "s") this.text(" ".repeat(Math.min(Number(attribute(attributes, "c") ?? 1), 100)));
    else if (name === "line-break") this.text("\n");
    else if (name === "tab") this.text("\t");
  };

  readonly text = (text: string) => {
    const paragraphs = this.#paragraphs;
    if (!paragraphs || paragraphs.length === 0 || this.#notes > 0) return;
    this.#count(text.length);
    paragraphs[paragraphs.length - 1] += text;
  };

  readonly close = (name: string) => {
    if (name === "table") this.#isInSheet = false;
    if (!this.#isInSheet) return;
    if (name === "annotation") this.#notes--;
    else if (name === "table-cell" || name === "covered-table-cell") this.#endCell();
    else if (name === "table-row") this.#endRow();
  };

  #begin() {
    this.#count(1);
    this.#paragraphs?.push("");
  }

  #count(letters: number) {
    this.#letters += letters;
    if (this.#letters > LONGEST_ROW) throw new FileProblem(ROW_TOO_LONG, this.#line + 1);
  }

  #endCell() {
    const text = (this.#value ?? this.#paragraphs?.join("\n") ?? "").trim();
    this.#paragraphs = null;
    // Empty cells are repeated to the end of the sheet.
    const times = text === "" ? Math.min(this.#cellRepeats, MOST_COLUMNS) : this.#cellRepeats;
    if (text !== "" && this.#cells.length + times > MOST_COLUMNS)
      throw new FileProblem(`This line has more than ${MOST_COLUMNS} columns`, this.#line + 1);
    for (let i = 0; i < times && this.#cells.length < MOST_COLUMNS; i++) this.#cells.push(text);
  }

  #endRow() {
    if (this.#line + this.#rowRepeats > LAST_LINE) throw new FileProblem("The spreadsheet has too many rows");
    if (isBlankRow(this.#cells)) {
      this.#line += this.#rowRepeats;
      return;
    }
    if (this.#rowRepeats > MOST_REPEATS)
      throw new FileProblem(`This line is repeated more than ${MOST_REPEATS} times`, this.#line + 1);
    while (this.#cells.at(-1) === "") this.#cells.pop();
    for (let i = 0; i < this.#rowRepeats; i++)
      this.done.push({ sheet: this.#sheet, line: ++this.#line, cells: this.#cells });
  }
}

/** What a cell shows may be rounded or in another order: days and numbers stand exactly beside it. */
function exact(attributes: Record<string, string>): string | undefined {
  switch (attribute(attributes, "value-type")) {
    case "date":
      return attribute(attributes, "date-value")?.replace("T", " ").replace(/:\d\d(\.\d+)?$/, "").replace(/ 00:00$/, ""); // prettier-ignore
    case "float":
    case "currency":
    case "percentage":
      return attribute(attributes, "value");
    default:
      return undefined;
  }
}

function repeats(attributes: Record<string, string>, name: string) {
  const times = Number(attribute(attributes, name) ?? 1);
  return Number.isSafeInteger(times) && times > 0 ? times : 1;
}
