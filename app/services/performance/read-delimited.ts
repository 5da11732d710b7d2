import { CsvError, type InfoRecord, parse } from "csv-parse/sync";
import type { Line, LineError } from "#app/domain/performance/read-crime-table.ts";

const DELIMITERS = ["\t", ",", ";"];

type Decoded = { kind: "text"; text: string } | { kind: "refused"; message: string };

/** UTF-8 with or without its mark, UTF-16 with one, else Windows-1252: what spreadsheets save. */
export function decodeText(bytes: Uint8Array): Decoded {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b)
    return notText("This is a spreadsheet or a Word file: save the table as .csv first");
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : null;
  if (utf16) return { kind: "text", text: new TextDecoder(utf16).decode(bytes).replaceAll("\0", "") };
  if (bytes.includes(0)) return notText("This is not a text file: save the table as .csv first");
  try {
    return { kind: "text", text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    return { kind: "text", text: windows1252(bytes) };
  }
}

/** Node 20's TextDecoder reads this encoding as Latin-1 and loses the dashes and quotation marks. */
function windows1252(bytes: Uint8Array) {
  return Buffer.from(bytes)
    .toString("latin1")
    .replaceAll(/[\x80-\x9f]/g, (character) => FROM_0X80[character.charCodeAt(0) - 0x80] ?? character);
}
const FROM_0X80 = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ";

function notText(message: string): Decoded {
  return { kind: "refused", message };
}

/** Rows cut at tabs, commas or semicolons: at the first of these that gives a row that the reader is looking for. */
export function readDelimited(
  text: string,
  isWanted: (cells: readonly string[]) => boolean,
): { lines: Line[]; errors: LineError[] } {
  const readings = DELIMITERS.map((delimiter) => cut(text, delimiter));
  const wanted = readings.find(({ lines }) => lines.some(({ cells }) => isWanted(cells)));
  return wanted ?? readings[1] ?? { lines: [], errors: [] };
}

function cut(text: string, delimiter: string): { lines: Line[]; errors: LineError[] } {
  try {
    const options = { bom: true, delimiter, info: true, relax_column_count: true, relax_quotes: true, trim: true };
    const records = parse(text, options) as unknown as { record: string[]; info: InfoRecord }[];
    return {
      lines: records.map(({ record, info }) => ({ line: firstLine(record, info.lines), cells: record })),
      errors: [],
    };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const message =
      error.code === "CSV_QUOTE_NOT_CLOSED"
        ? "A quotation mark is opened and never closed"
        : "This line cannot be read";
    return { lines: [], errors: [{ line: Number(error.lines ?? 1), column: null, message }] };
  }
}

/** csv-parse counts to the last line of a record; a cell in quotation marks may hold several. */
function firstLine(record: string[], lastLine: number) {
  return lastLine - record.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
}
