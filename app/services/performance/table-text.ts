import { readFile } from "node:fs/promises";
import { FileProblem, type FileRow } from "../imports/reading/file-problem.ts";
import { fileRows, inspectFile } from "../imports/reading/read-file.ts";
import { decodeText } from "./read-delimited.ts";

type Text = { kind: "text"; text: string } | { kind: "refused"; message: string };

/** A table is a page: what is longer is some other file. */
export const LARGEST_TABLE_FILE = 1_000_000;
const MOST_ROWS = 2_000;
const MOST_SHEETS_READ = 20;

/** The text of a table in a file, as if it had been pasted: of a workbook the first sheet that has the heading. */
export async function tableText(path: string, isHeading: (cells: readonly string[]) => boolean): Promise<Text> {
  try {
    const { sheets, ...found } = await inspectFile(path);
    if (found.format === "csv") return decodeText(await readFile(path));
    if (found.format === "geojson") return { kind: "refused", message: "Choose a .csv, .xlsx or .ods file" };
    let first: string | null = null;
    for (const sheet of sheets.slice(0, MOST_SHEETS_READ)) {
      const { text, hasHeading } = await sheetText(path, { ...found, sheet }, isHeading);
      if (hasHeading) return { kind: "text", text };
      first ??= text;
    }
    return { kind: "text", text: first ?? "" };
  } catch (error) {
    if (!(error instanceof FileProblem)) throw error;
    return { kind: "refused", message: error.line === null ? error.message : `Line ${error.line}: ${error.message}` };
  }
}

/** Each row on the line of its own number, so that an error names the row of the sheet. */
async function sheetText(
  path: string,
  wanted: Parameters<typeof fileRows>[1],
  isHeading: (cells: readonly string[]) => boolean,
) {
  const found: FileRow[] = [];
  let letters = 0;
  for await (const row of fileRows(path, wanted)) {
    if (found.length >= MOST_ROWS || row.line > MOST_ROWS) break;
    found.push(row);
    letters += row.cells.reduce((sum, cell) => sum + cell.length, 0);
    if (letters > LARGEST_TABLE_FILE)
      throw new FileProblem("This sheet is too large to be a table of figures", row.line);
  }
  const fractions = new Set(found.flatMap(({ cells }) => cells.flatMap((cell, at) => (isLong(cell) ? [at] : []))));
  const lines: string[] = [];
  let hasHeading = false;
  for (const { line, cells } of found) {
    const printed = cells.map((cell, at) => printedCell(cell, fractions.has(at)));
    hasHeading ||= isHeading(printed);
    while (lines.length < line - 1) lines.push("");
    lines.push(printed.join("\t"));
  }
  return { text: lines.join("\n"), hasHeading };
}

function isLong(cell: string) {
  return /^-?\d\.\d{3,}(e-\d+)?$/i.test(cell);
}

/** A workbook holds −4.5% as −0.0445484949832776, and in the same column −30% as −0.3: nobody printed that. */
function printedCell(cell: string, isOfFractions: boolean) {
  const text = cell.replaceAll(/[\t\r\n]+/g, " ").replaceAll('"', "'");
  if (!isOfFractions || !/^-?\d{1,2}(\.\d+)?(e-\d+)?$/i.test(text)) return text;
  const percent = Math.round(Math.abs(Number(text)) * 1000) / 10;
  return `${text.startsWith("-") ? "-" : "+"}${percent.toFixed(1)}%`;
}
