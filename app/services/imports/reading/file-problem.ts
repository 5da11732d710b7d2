/** A file that cannot be read, in words for whoever sent it. `line` where it went wrong, when that is known. */
export class FileProblem extends Error {
  constructor(
    message: string,
    readonly line: number | null = null,
  ) {
    super(message);
    this.name = "FileProblem";
  }
}

/** One row of a file as it stands there: the line on which it begins, and its cells as text. */
export type FileRow = { line: number; cells: string[] };

/** What one file may bring, whatever the settings say. Spreadsheets that claim more are broken, or meant to break something. */
export const MOST_COLUMNS = 1_000;
export const MOST_ROWS = 2_000_000;
export const MOST_SHEETS = 1000;
/** Letters of one row, and so of any cell of it. */
export const LONGEST_ROW = 1_000_000;
export const ROW_TOO_LONG = "This line is too long";
/** Excel has a million rows, and the numbers of lines are kept in four bytes. */
export const LAST_LINE = 2_000_000_000;

/** How many columns a row takes: blank cells after its last are none. */
export const columnCount = (cells: readonly string[]) => cells.findLastIndex((cell) => cell !== "") + 1;

export const isBlankRow = (cells: readonly string[]) => cells.every((cell) => cell === "");
