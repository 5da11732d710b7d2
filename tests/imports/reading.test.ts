import { rmSync } from "node:fs";
import { deflateRawSync } from "node:zlib";
import { expect, test } from "vitest";
import { daySerial, isDayFormat } from "#app/domain/imports/spreadsheet-days.ts";
import { FileProblem } from "#app/services/imports/reading/file-problem.ts";
import { fileRows, inspectFile } from "#app/services/imports/reading/read-file.ts";
import { aFile } from "./office.ts";
import { zipOf } from "./zip.ts";

async function read(content: string | Buffer, sheet: string | null = null) {
  const file = aFile(content);
  try {
    const reading = await inspectFile(file);
    const rows = [];
    for await (const row of fileRows(file, { ...reading, sheet })) rows.push(row);
    return { reading, rows: rows.map(({ line, cells }) => [line, ...cells]) };
  } finally {
    rmSync(file);
  }
}
const problem = (content: string | Buffer, sheet: string | null = null) =>
  read(content, sheet).then(
    () => "read",
    (error: unknown) => (error instanceof FileProblem ? error.message : String(error)),
  );

const TEXT = "Name,Town\nZoë – “café”,Loughborough\n";
const CP1252 = Buffer.from("Name,Town\nZo\xeb \x96 \x93caf\xe9\x94,Loughborough\n", "latin1");
test.each([
  ["UTF-8", Buffer.from(TEXT), "utf-8"],
  ["UTF-8 with its mark", Buffer.from(`\uFEFF${TEXT}`), "utf-8"],
  ["Windows-1252", CP1252, "windows-1252"],
  ["UTF-16 little end first", Buffer.from(`\uFEFF${TEXT}`, "utf16le"), "utf-16le"],
  ["UTF-16 big end first", Buffer.from(`\uFEFF${TEXT}`, "utf16le").swap16(), "utf-16be"],
])("%s is known by its bytes", async (_, bytes, encoding) => {
  const { reading, rows } = await read(bytes);
  expect(reading.encoding).toBe(encoding);
  expect(rows).toEqual([[1, "Name", "Town"], [2, "Zoë – “café”", "Loughborough"]]); // prettier-ignore
});

test("a letter of two bytes on the edge of two pieces is one letter", async () => {
  const { rows } = await read(`a,${"x".repeat(65_532)}é,b\n`);
  expect(String(rows[0]?.[2]).endsWith("xé")).toBe(true);
});

test.each([
  ["commas", "a,b,c\n1,2,3\n", ","],
  ["semicolons", "a;b;c\n1,5;2,5;3\n", ";"],
  ["tabs", "a\tb\tc\n1,2\t2\t3\n", "\t"],
  ["commas inside quotation marks", 'a;b\n"1,2,3,4";2\n', ";"],
  ["one column", "a\n1\n", ","],
])("%s are found out", async (_, text, delimiter) => {
  expect((await read(text)).reading.delimiter).toBe(delimiter);
});

test("line breaks in cells, blank lines and all kinds of line ends keep the count of lines", async () => {
  const { rows } = await read('a,b\r\n"one\r\ntwo",2\r\n\r\n,\r\n"say ""no""",3\r\n');
  expect(rows).toEqual([[1, "a", "b"], [2, "one\r\ntwo", "2"], [6, 'say "no"', "3"]]); // prettier-ignore
});

test("a row may be longer or shorter than the first", async () => {
  expect((await read("a,b\n1\n1,2,3\n")).rows).toEqual([[1, "a", "b"], [2, "1"], [3, "1", "2", "3"]]); // prettier-ignore
});

const XLSX = {
  "xl/workbook.xml": `<workbook xmlns:r="r"><sheets><sheet name="Notes" r:id="r1"/><sheet name="Rows" r:id="r2"/></sheets></workbook>`,
  "xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Target="/xl/worksheets/sheet2.xml"/></Relationships>`,
  "xl/sharedStrings.xml": `<sst><si><t>Name</t></si><si><r><t>Ann </t></r><r><t>&amp; Bob</t></r></si></sst>`,
  "xl/styles.xml": `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>`,
  "xl/worksheets/sheet1.xml": `<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Read me</t></is></c></row></sheetData></worksheet>`,
  "xl/worksheets/sheet2.xml": `<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>Day</t></is></c></row><row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3"><v>1.00032E+11</v></c><c r="C3" s="1"><v>46108</v></c><c r="D3" t="b"><v>1</v></c></row></sheetData></worksheet>`,
};
test("an Excel workbook: shared and rich texts, gaps, days by their style, the sheet that is chosen", async () => {
  const { reading, rows } = await read(zipOf(XLSX), "Rows");
  expect(reading).toMatchObject({ format: "xlsx", sheets: ["Notes", "Rows"] });
  expect(rows).toEqual([[1, "Name", "", "Day"], [3, "Ann & Bob", "100032000000", "2026-03-27", "TRUE"]]); // prettier-ignore
  expect((await read(zipOf(XLSX))).rows).toEqual([[1, "Read me"]]);
});

const ods = (body: string) => zipOf({ mimetype: "application/vnd.oasis.opendocument.spreadsheet", "content.xml": `<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet>${body}</office:spreadsheet></office:body></office:document-content>` }); // prettier-ignore
test("an OpenDocument sheet: repeated cells and rows, days and numbers as they are, notes left out", async () => {
  const { reading, rows } = await read(
    ods(
      `<table:table table:name="One"><table:table-row><table:table-cell office:value-type="string"><text:p>a</text:p><text:p>b<text:s text:c="2"/>c</text:p><office:annotation><text:p>note</text:p></office:annotation></table:table-cell><table:table-cell office:value-type="float" office:value="7" table:number-columns-repeated="2"><text:p>7.00</text:p></table:table-cell></table:table-row>` +
        `<table:table-row table:number-rows-repeated="5"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>` +
        `<table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="date" office:date-value="2026-03-27T00:00:00"><text:p>27/03/26</text:p></table:table-cell></table:table-row></table:table><table:table table:name="Two"><table:table-row><table:table-cell><text:p>z</text:p></table:table-cell></table:table-row></table:table>`,
    ),
  );
  expect(reading).toMatchObject({ format: "ods", sheets: ["One", "Two"] });
  expect(rows).toEqual([[1, "a\nb  c", "7", "7"], [7, "2026-03-27"], [8, "2026-03-27"]]); // prettier-ignore
});

const NOT_READABLE = "This is not a spreadsheet or a list. Choose a .csv, .xlsx or .ods file";
const DAMAGED = "The spreadsheet is damaged and cannot be read. Save it again, or save it as .csv";
test.each([
  ["a program", Buffer.from("MZ\x90\x00", "latin1"), NOT_READABLE],
  ["a program without a zero byte", Buffer.from("MZabcdef,1\n2,3\n"), NOT_READABLE],
  ["a PDF", Buffer.from("%PDF-1.7\n1,2\n"), NOT_READABLE],
  ["a web page", "<!doctype html><p>a,b", NOT_READABLE],
  ["zero bytes far in", Buffer.concat([Buffer.alloc(100_000, "a,b\n"), Buffer.alloc(1)]), NOT_READABLE],
  ["a packed folder", zipOf({ "2025-06/2025-06-testshire-street.csv": "a,b\n1,2\n" }), "This is a packed folder (.zip). Unpack it, and choose the file that is in it"],
  ["a Word document", zipOf({ "word/document.xml": "<w/>" }), NOT_READABLE],
  ["an old Excel file", Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), "This is an old Excel file or has a password. Save it as .xlsx or .csv without a password"],
  ["a workbook cut short", zipOf(XLSX).subarray(0, 900), DAMAGED],
  ["a workbook whose XML is broken", zipOf({ ...XLSX, "xl/workbook.xml": "<workbook><sheets>" }), DAMAGED],
  ["a quotation mark without an end", 'a,b\n1,"2\n3,4\n', "A quotation mark is opened and never closed"],
  ["a row of 1001 columns", `${",".repeat(1000)}x\n`, "This line has more than 1000 columns"],
  ["a full row repeated without end", ods(`<table:table table:name="a"><table:table-row table:number-rows-repeated="1048576"><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row></table:table>`), "This line is repeated more than 10000 times"],
  ["a full cell repeated without end", ods(`<table:table table:name="a"><table:table-row><table:table-cell table:number-columns-repeated="99999999"><text:p>x</text:p></table:table-cell></table:table-row></table:table>`), "This line has more than 1000 columns"],
  ["half a collection of shapes", '{"type":"FeatureCollection","features":[', "This file is not whole: it does not read as GeoJSON"],
] as [string, string | Buffer, string][])("%s is refused in words", async (_, content, message) => {
  expect(await problem(content)).toBe(message);
}); // prettier-ignore

test("a spreadsheet that unpacks to a cell of 50 MB is refused before it is in memory", async () => {
  const bomb = Buffer.alloc(50_000_000, "x");
  expect(deflateRawSync(bomb).byteLength).toBeLessThan(100_000);
  const start = '<worksheet><sheetData><row r="1"><c t="inlineStr"><is><t>';
  expect(await problem(zipOf({ ...XLSX, "xl/worksheets/sheet1.xml": `${start}${bomb.toString()}` }))).toBe("A cell of the spreadsheet is too long"); // prettier-ignore
});

test("the built-in texts of a hostile document type are never unfolded", async () => {
  const hostile = `<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;">]><workbook><sheets>&c;</sheets></workbook>`;
  expect(await problem(zipOf({ ...XLSX, "xl/workbook.xml": hostile }))).toBe(DAMAGED);
});

test.each([
  [1, false, "1900-01-01"],
  [59, false, "1900-02-28"],
  [61, false, "1900-03-01"],
  [46108, false, "2026-03-27"],
  [46108.5, false, "2026-03-27 12:00"],
  [0, true, "1904-01-01"],
  [-1, false, null],
  [3_000_000, false, null],
] as const)("day %d of a spreadsheet (from 1904: %s) is %s", (serial, from1904, day) => {
  expect(daySerial(serial, from1904)).toBe(day);
});

test.each([
  [14, undefined, true],
  [2, undefined, false],
  [164, "dd/mm/yyyy", true],
  [165, '0.0 "days"', false],
  [166, "[Red]0", false],
  [167, "h:mm", false],
] as const)("format %d %s is of a day: %s", (id, code, isDay) => {
  expect(isDayFormat(id, code)).toBe(isDay);
});
