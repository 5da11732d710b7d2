import { open } from "node:fs/promises";
import { type FileFormat, type FileReading } from "#app/domain/imports/file-reading.ts";
import { type Delimiter, delimitedRows, delimiterOf } from "./delimited-rows.ts";
import { FileProblem, type FileRow, MOST_ROWS } from "./file-problem.ts";
import { geojsonRows } from "./geojson-rows.ts";
import { odsBookRows, odsRows, odsSheets } from "./ods-rows.ts";
import { encodingOf, type TextEncoding } from "./text-encoding.ts";
import { xlsxRows, xlsxSheets } from "./xlsx-rows.ts";
import { openZip } from "./zip-parts.ts";

const NOT_READABLE = "This is not a spreadsheet or a list. Choose a .csv, .xlsx or .ods file";

/** As data.police.uk and Ordnance Survey give theirs. */
const PACKED = "This is a packed folder (.zip). Unpack it, and choose the file that is in it";

/** What the file is, by its content and never by its name. Throws a FileProblem for what is no list. */
export async function inspectFile(path: string): Promise<FileReading> {
  const start = await startOf(path);
  if (start.subarray(0, 4).equals(Buffer.from("PK\x03\x04"))) return inspectZip(path);
  if (start.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0])))
    throw new FileProblem("This is an old Excel file or has a password. Save it as .xlsx or .csv without a password");
  if (isOtherKind(start)) throw new FileProblem(NOT_READABLE);
  const encoding = await encodingOf(path);
  if (encoding === null) throw new FileProblem(NOT_READABLE);
  const text = start
    .toString("utf8")
    .replace(/^\uFEFF/, "")
    .trimStart();
  if (text.startsWith("{")) return { format: "geojson", encoding: "utf-8", delimiter: null, sheets: [] };
  if (text.startsWith("<")) throw new FileProblem(NOT_READABLE);
  return { format: "csv", encoding, delimiter: await delimiterOf(path, encoding), sheets: [] };
}

/** Programs, PDFs and pictures that may hold no zero byte near their start. */
function isOtherKind(start: Buffer) {
  const beginnings = ["MZ", "%PDF", "\x7fELF", "\x89PNG", "GIF8", "\xff\xd8\xff", "Rar!", "7z\xbc\xaf", "\x1f\x8b"];
  return beginnings.some((text) => start.subarray(0, text.length).equals(Buffer.from(text, "latin1")));
}

async function inspectZip(path: string): Promise<FileReading> {
  const zip = await openZip(path);
  try {
    const format: FileFormat | null = zip.has("xl/workbook.xml") ? "xlsx" : zip.has("content.xml") ? "ods" : null;
    if (format === null) {
      const isPacked = zip.names().some((name) => /\.(csv|xlsx|ods|geojson|json)$/i.test(name));
      throw new FileProblem(isPacked ? PACKED : NOT_READABLE);
    }
    const sheets = format === "xlsx" ? await xlsxSheets(zip) : await odsSheets(zip);
    if (sheets.length === 0) throw new FileProblem("The spreadsheet has no sheet with rows");
    return { format, encoding: null, delimiter: null, sheets };
  } finally {
    zip.close();
  }
}

async function startOf(path: string) {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(512), 0, 512, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

type Wanted = Pick<FileReading, "format" | "encoding" | "delimiter"> & { sheet: string | null };

/** Every row as it stands, blank ones left out, one after another: the file is never in memory as a whole. */
export async function* fileRows(path: string, wanted: Wanted): AsyncGenerator<FileRow> {
  let rows = 0;
  for await (const row of rawRows(path, wanted)) {
    if (row.cells.every((cell) => cell === "")) continue;
    if (++rows > MOST_ROWS)
      throw new FileProblem(`The file has more than ${MOST_ROWS.toLocaleString("en-GB")} rows`, row.line);
    yield row;
  }
}

/** Every row of every sheet, blank ones left out; of a file without sheets, of the file. */
export async function* bookRows(
  path: string,
  { sheets, ...reading }: FileReading,
): AsyncGenerator<FileRow & { sheet: string | null }> {
  if (reading.format === "ods") {
    const zip = await openZip(path);
    try {
      yield* odsBookRows(zip);
    } finally {
      zip.close();
    }
    return;
  }
  for (const sheet of sheets.length > 0 ? sheets : [null])
    for await (const row of fileRows(path, { ...reading, sheet })) yield { sheet, ...row };
}

async function* rawRows(path: string, { format, encoding, delimiter, sheet }: Wanted): AsyncGenerator<FileRow> {
  if (format === "csv") {
    yield* delimitedRows(path, (encoding ?? "utf-8") as TextEncoding, (delimiter ?? ",") as Delimiter);
  } else if (format === "geojson") {
    yield* geojsonRows(path);
  } else {
    const zip = await openZip(path);
    try {
      yield* format === "xlsx" ? xlsxRows(zip, sheet) : odsRows(zip, sheet);
    } finally {
      zip.close();
    }
  }
}

/** The first rows, for guessing and for showing what was read. */
export async function firstRows(path: string, wanted: Wanted, most: number): Promise<FileRow[]> {
  const found: FileRow[] = [];
  for await (const row of fileRows(path, wanted)) {
    found.push(row);
    if (found.length >= most) break;
  }
  return found;
}
