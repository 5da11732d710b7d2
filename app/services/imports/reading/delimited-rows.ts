import { Readable } from "node:stream";
import { CsvError, type InfoRecord, parse } from "csv-parse";
import { parse as parseAtOnce } from "csv-parse/sync";
import { type FileRow, FileProblem, LONGEST_ROW, MOST_COLUMNS, ROW_TOO_LONG } from "./file-problem.ts";
import { type TextEncoding, textOf } from "./text-encoding.ts";

export type Delimiter = "," | ";" | "\t";
const DELIMITERS: Delimiter[] = [",", ";", "\t"];
const OPTIONS = { bom: true, info: true, relax_column_count: true, relax_quotes: true, max_record_size: LONGEST_ROW };
const LOOKED_AT = 65_536;
const ROWS_LOOKED_AT = 20;

/** What cuts the first rows into the most columns, when they agree how many there are; a comma when nothing does. */
export async function delimiterOf(path: string, encoding: TextEncoding): Promise<Delimiter> {
  let start = "";
  for await (const piece of textOf(path, encoding)) {
    start += piece;
    if (start.length >= LOOKED_AT) break;
  }
  const scored = DELIMITERS.map((delimiter) => ({ delimiter, score: scoreOf(start, delimiter) }));
  return scored.sort((a, b) => b.score - a.score)[0]?.delimiter ?? ",";
}

function scoreOf(text: string, delimiter: Delimiter) {
  try {
    const records = parseAtOnce(text, {
      ...OPTIONS,
      info: false,
      delimiter,
      to: ROWS_LOOKED_AT,
    });
    const widths = records.map((cells) => cells.length);
    const usual = [...widths].sort((a, b) => a - b)[Math.floor(widths.length / 2)] ?? 1;
    const agreeing = widths.filter((width) => width === usual).length;
    return usual < 2 ? 0 : usual * (agreeing / widths.length) ** 2;
  } catch {
    return 0;
  }
}

export function delimitedRows(path: string, encoding: TextEncoding, delimiter: Delimiter): AsyncGenerator<FileRow> {
  return rowsOfPieces(textOf(path, encoding), delimiter);
}

/** Line breaks inside quotation marks are part of their cell; a row's line is that on which it begins. */
export async function* rowsOfPieces(pieces: AsyncIterable<string>, delimiter: Delimiter): AsyncGenerator<FileRow> {
  const parser = parse({ ...OPTIONS, delimiter });
  const source = Readable.from(pieces);
  source.on("error", (error) => parser.destroy(error));
  let lastLine = 0;
  /** csv-parse counts to the last line of a record, and a carriage return within quotation marks as a line of its own. */
  let countedTwice = 0;
  try {
    for await (const read of source.pipe(parser) as AsyncIterable<{ record: string[]; info: InfoRecord }>) {
      const { record, info } = read;
      if (record.length > MOST_COLUMNS)
        throw new FileProblem(`This line has more than ${MOST_COLUMNS} columns`, info.lines);
      const breaks = record.flatMap((cell) => cell.match(/\r\n|\r|\n/g) ?? []);
      countedTwice += breaks.filter((lineBreak) => lineBreak === "\r\n").length;
      lastLine = info.lines - countedTwice;
      yield { line: lastLine - breaks.length, cells: record.map((cell) => cell.trim()) };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new FileProblem(wordsOf(error), lastLine + 1);
  } finally {
    source.destroy();
    parser.destroy();
  }
}

function wordsOf({ code }: CsvError) {
  if (code === "CSV_QUOTE_NOT_CLOSED") return "A quotation mark is opened and never closed";
  return code === "CSV_MAX_RECORD_SIZE" ? ROW_TOO_LONG : "This line cannot be read";
}
