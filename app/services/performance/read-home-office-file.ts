import { cspKey, type CspName, cspText } from "#app/domain/performance/csp-names.ts";
import { subjectKey } from "#app/domain/performance/figure-slices.ts";
import {
  cspOfRow,
  type HomeOfficeColumns,
  homeOfficeColumns,
  type HomeOfficeRow,
  lackingOfHeading,
  readHomeOfficeRow,
} from "#app/domain/performance/home-office-rows.ts";
import { printedDay } from "#app/domain/performance/printed-figures.ts";
import type { FileRow } from "../imports/reading/file-problem.ts";
import { MOST_ERRORS, type PublishedFile, type SliceRead, unreadable } from "./published-file.ts";

type BookRow = FileRow & { sheet: string | null };
type Counting = Omit<SliceRead, "csp"> & { csp: Map<string, SliceRead["csp"][number]> };

const HEADING_WITHIN_ROWS = 20;
const MOST_NOTES = 10;
const LONGEST_NOTE = 600;

/**
 * The Home Office's table by community safety partnership, sheet after sheet: of a country's rows those of the group are
 * kept. A quarter of a partnership is one slice. What stands in a sheet without figures is notes.
 */
export async function readHomeOfficeFile(
  rows: AsyncIterable<BookRow>,
  wanted: readonly CspName[],
  today: string,
): Promise<PublishedFile> {
  if (wanted.length === 0)
    return unreadable(1, "Record who is in the most similar group first: only its figures are kept");
  const reading = new Reading(wanted, today);
  for await (const row of rows) {
    reading.take(row);
    if (reading.errors.length >= MOST_ERRORS) break;
  }
  return reading.result();
}

class Reading {
  readonly errors: PublishedFile["errors"] = [];
  readonly #wanted: Map<string, CspName>;
  readonly #today: string;
  readonly #slices = new Map<string, Counting>();
  readonly #found = new Set<string>();
  readonly #notes: string[] = [];
  #publishedOn: string | null = null;
  #sheet: string | null | undefined;
  #columns: HomeOfficeColumns | null = null;
  #rowsOfSheet = 0;
  #isEmpty = true;
  #hasColumns = false;
  #lacking: { line: number; headings: string[] } | null = null;
  #rows = 0;

  constructor(wanted: readonly CspName[], today: string) {
    this.#wanted = new Map(wanted.map((member) => [cspKey(member), member]));
    this.#today = today;
  }

  take({ sheet, line, cells }: BookRow) {
    this.#isEmpty = false;
    if (sheet !== this.#sheet) {
      this.#sheet = sheet;
      this.#columns = null;
      this.#rowsOfSheet = 0;
    }
    this.#rowsOfSheet++;
    if (!this.#columns) {
      if (this.#rowsOfSheet <= HEADING_WITHIN_ROWS) this.#columns = homeOfficeColumns(cells);
      if (this.#columns) this.#hasColumns = true;
      else this.#passOver(line, cells);
      return;
    }
    const key = cspKey(cspOfRow(cells, this.#columns));
    if (!this.#wanted.has(key)) return;
    this.#found.add(key);
    this.#rows++;
    const row = readHomeOfficeRow(cells, this.#columns);
    const where = sheet === null ? "" : `${sheet}, `;
    if ("message" in row) this.errors.push({ line, column: `${where}${row.column}`, message: row.message });
    else if (row.from > this.#today)
      this.errors.push({ line, column: `${where}Financial Quarter`, message: "This quarter has not begun yet" });
    else this.#count(row, line, where);
  }

  #count({ force, cspName, from, to, ...count }: HomeOfficeRow, line: number, where: string) {
    const subject = { force, cspName, from, to };
    const key = subjectKey(subject);
    const slice = this.#slices.get(key) ?? {
      ...subject,
      rowsOutside: 0,
      rowsWithoutPlace: 0,
      street: [],
      csp: new Map(),
    };
    this.#slices.set(key, slice);
    const offence = JSON.stringify([count.offenceGroup, count.offenceSubgroup, count.offence, count.offenceCode]);
    if (slice.csp.has(offence))
      this.errors.push({
        ...{ line, column: `${where}Offence Code` },
        message: `${count.offence} of ${cspText(subject)} is in this quarter twice`,
      });
    slice.csp.set(offence, count);
  }

  /** Notes; or a heading that is not whole, of which is told when none is. */
  #passOver(line: number, cells: readonly string[]) {
    const headings = lackingOfHeading(cells);
    if (headings === null) this.#note(cells);
    else this.#lacking ??= { line, headings };
  }

  /** "Updated: 23 July 2026", and what is said of a partnership that is kept. */
  #note(cells: readonly string[]) {
    const text = cells
      .filter((cell) => cell !== "")
      .join(" ")
      .slice(0, LONGEST_NOTE);
    if (/^(updated|published)\b/i.test(text)) this.#publishedOn ??= printedDay(text)?.day ?? null;
    const isAboutOne = [...this.#wanted.values()].some(({ cspName }) => text.includes(cspName));
    if (isAboutOne && this.#notes.length < MOST_NOTES) this.#notes.push(text);
  }

  result(): PublishedFile {
    if (this.#isEmpty) return unreadable(1, "The file is empty");
    if (!this.#hasColumns && this.#lacking)
      return unreadable(
        this.#lacking.line,
        `The heading has no ${this.#lacking.headings.map((name) => `"${name}"`).join(", no ")}. Choose the table by quarter and offence`,
      );
    if (!this.#hasColumns)
      return unreadable(
        1,
        'No heading was found: it names "Financial Year", "Police Force", "CSP Name" and "Offence Count"',
      );
    if (this.#rows === 0 && this.errors.length === 0)
      return unreadable(1, "The file names nobody of the most similar group");
    const slices = [...this.#slices.values()].map(({ csp, ...slice }) => ({ ...slice, csp: [...csp.values()] }));
    return {
      slices: this.errors.length > 0 ? [] : slices,
      rows: this.#rows,
      errors: this.errors,
      notFound: [...this.#wanted].filter(([key]) => !this.#found.has(key)).map(([, member]) => cspText(member)),
      notes: this.#notes,
      publishedOn: this.#publishedOn,
    };
  }
}
