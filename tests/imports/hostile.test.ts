import { rmSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { columnNames } from "#app/domain/imports/columns.ts";
import { chooseColumns } from "#app/services/imports/choose-columns.ts";
import { kindWork } from "#app/services/imports/kinds.ts";
import { FileProblem, MOST_COLUMNS } from "#app/services/imports/reading/file-problem.ts";
import { fileRows, inspectFile } from "#app/services/imports/reading/read-file.ts";
import { startImport } from "#app/services/imports/start-import.ts";
import { columnsOf } from "#app/services/imports/stored-run.ts";
import { workOnImports } from "#app/services/imports/work-on-imports.ts";
import { aPartnership, anActor, testDatabase } from "../factories.ts";
import { aFile, checked, fates, folder, NOW, runOf, worker } from "./office.ts";
import { zipOf } from "./zip.ts";

async function read(content: string | Buffer) {
  const file = aFile(content);
  try {
    const reading = await inspectFile(file);
    const rows = [];
    for await (const { line, cells } of fileRows(file, { ...reading, sheet: reading.sheets[0] ?? null }))
      rows.push([line, ...cells]);
    return rows;
  } catch (error) {
    if (error instanceof FileProblem) return error.message;
    throw error;
  } finally {
    rmSync(file);
  }
}

const workbook = (sheet: string, others: Record<string, string> = {}) =>
  zipOf({
    "xl/workbook.xml": '<workbook xmlns:r="r"><sheets><sheet name="S" r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>', // prettier-ignore
    "xl/worksheets/sheet1.xml": `<worksheet><sheetData>${sheet}</sheetData></worksheet>`,
    ...others,
  });
const ods = (tables: string) => zipOf({ "content.xml": `<o xmlns:table="t" xmlns:text="x"><table:x/>${tables}</o>` });
const LONG = "x".repeat(400_000);
const collection = (...features: object[]) => JSON.stringify({ type: "FeatureCollection", features });

test.each([
  ["a workbook's cell of many values", workbook(`<row r="1"><c t="str">${`<v>${LONG}</v>`.repeat(3)}</c></row>`), "This line is too long"],
  ["a workbook's row of many long cells", workbook(`<row r="1">${`<c t="str"><v>${LONG}</v></c>`.repeat(3)}</row>`), "This line is too long"],
  ["a row that points to one long text again and again", workbook(`<row r="1">${'<c t="s"><v>0</v></c>'.repeat(3)}</row>`, { "xl/sharedStrings.xml": `<sst><si><t>${LONG}</t></si></sst>` }), "This line is too long"],
  ["a shared text of many pieces", workbook(`<row r="1"><c t="s"><v>0</v></c></row>`, { "xl/sharedStrings.xml": `<sst><si>${`<t>${LONG}</t>`.repeat(3)}</si></sst>` }), "A cell of the spreadsheet is too long"],
  ["a workbook with more styles than fit", workbook(`<row r="1"><c><v>0</v></c></row>`, { "xl/styles.xml": `<a>${" ".repeat(21_000_000)}</a>` }), "The spreadsheet is too large when it is unpacked. Save it as .csv"],
  ["a workbook of 1,001 sheets", workbook("", { "xl/workbook.xml": `<workbook xmlns:r="r"><sheets>${'<sheet name="S" r:id="r1"/>'.repeat(1001)}</sheets></workbook>` }), "The spreadsheet has more than 1000 sheets"],
  ["an OpenDocument cell of many paragraphs", ods(`<table:table table:name="a"><table:table-row><table:table-cell>${`<text:p>${LONG}</text:p>`.repeat(3)}</table:table-cell></table:table-row></table:table>`), "This line is too long"],
  ["an OpenDocument cell of a million empty paragraphs", ods(`<table:table table:name="a"><table:table-row><table:table-cell>${"<text:p/>".repeat(1_000_001)}</table:table-cell></table:table-row></table:table>`), "This line is too long"],
  ["an OpenDocument book of 1,001 sheets", ods('<table:table table:name="a"/>'.repeat(1001)), "The spreadsheet has more than 1000 sheets"],
  ["empty rows without end", ods('<table:table table:name="a"><table:table-row table:number-rows-repeated="9007199254740991"/><table:table-row><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row></table:table>'), "The spreadsheet has too many rows"],
  ["shapes that each bring a property of their own", collection(...Array.from({ length: MOST_COLUMNS }, (_, i) => ({ properties: { [`p${i}`]: 1 } }))), "The features of this file have more than 1000 different properties"],
] as [string, Buffer | string, string][])("%s is refused in words", async (_, content, message) => {
  expect(await read(content)).toBe(message);
}); // prettier-ignore

test.each([
  ["no number", "abc", 1],
  ["a number beyond all spreadsheets", "1e300", 1],
  ["its own number", "7", 7],
])("a workbook's row with %s for a line", async (_, r, line) => {
  expect(await read(workbook(`<row r="${r}"><c t="str"><v>x</v></c></row>`))).toEqual([[line, "x"]]);
});

test("a shape nested too deeply is an error of its row, and the others are read", async () => {
  const db = await testDatabase();
  const actor = await anActor(db, await aPartnership(db), { duties: ["administrator"] });
  const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
  const square = '{"type":"Polygon","coordinates":[[[0,0],[0,1],[1,1],[0,0]]]}';
  const features = [deep, square].map((shape, i) => `{"properties":{"code":"${i}"},"geometry":${shape}}`);
  const run = await checked(db, actor, "beat-boundaries", `{"type":"FeatureCollection","features":[${features.join()}]}`); // prettier-ignore
  expect(run).toMatchObject({ status: "checked", imported: 1, errors: 1 });
  expect((await fates(db, run.id))[0]).toMatchObject({ fate: "error", reason: "The shape must be a polygon" });
});

test("a character that no database takes is left out of a cell", async () => {
  const db = await testDatabase();
  const actor = await anActor(db, await aPartnership(db), { duties: ["administrator"] });
  const shape = { type: "Polygon", coordinates: [[[0, 0], [0, 1], [1, 1], [0, 0]]] }; // prettier-ignore
  const run = await checked(db, actor, "beat-boundaries", collection({ properties: { code: "6\u00002" }, geometry: shape })); // prettier-ignore
  const rows = await db.selectFrom("import_row").select("given").where("run_id", "=", run.id).execute();
  expect(rows.map((row) => JSON.parse(row.given ?? "{}") as object)).toMatchObject([{ code: "62" }]);
});

test("a file that cannot be worked on fails once, says so, and does not hold up the next", async () => {
  const db = await testDatabase();
  const actor = await anActor(db, await aPartnership(db), { duties: ["administrator"] });
  const at = { db, actor, now: NOW };
  const { kind } = kindWork("postcodes");
  const ids = [];
  for (const _ of [1, 2]) {
    const given = { kind, path: aFile("Postcode,Beat\nLE11 1AB,62\n"), originalName: "list.csv", size: 30 };
    const started = await startImport(at, given);
    if (started.kind === "refused") throw new Error(started.message);
    const run = await runOf(db, actor, started.runId);
    await chooseColumns(at, run.id, { version: run.version, sheet: null, choice: columnsOf(run), firstRow: ["a", "b"], versionLabel: "v", saveAs: null }); // prettier-ignore
    ids.push(run.id);
  }
  const [gone = "", good = ""] = ids;
  rmSync(path.join(folder, (await runOf(db, actor, gone)).stored_as ?? ""));
  await expect(workOnImports(worker(db))).rejects.toThrow("ENOENT");
  await workOnImports(worker(db));
  expect(await runOf(db, actor, gone)).toMatchObject({ status: "failed", problem: "Joint Action could not work on this file. Tell whoever runs it", held_by: null }); // prettier-ignore
  expect(await runOf(db, actor, good)).toMatchObject({ status: "checked", imported: 1 });
});

test("headings are cut where they are offered", () => {
  expect(columnNames(["x".repeat(500)], true)).toEqual([`${"x".repeat(80)}…`]);
});
