import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { v7 as uuid } from "uuid";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { isHeading } from "#app/domain/performance/crime-table-columns.ts";
import * as quarterPage from "#app/routes/performance/_index/route.tsx";
import * as monthsPage from "#app/routes/performance/crime.months/route.tsx";
import * as rowsPage from "#app/routes/performance/rows/route.tsx";
import { importCrimeTable } from "#app/services/performance/import-crime-table.ts";
import { importPublished } from "#app/services/performance/import-published.ts";
import { tableText } from "#app/services/performance/table-text.ts";
import type { Executor } from "#db/transaction.ts";
import { anActor, aPartnership, get, insert, testDatabase, type TestPartnership } from "../factories.ts";
import { zipOf } from "../imports/zip.ts";

// Files that are not what they say, and addresses that nobody clicked: told in words, and nothing is written.

const STREET_HEAD = "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context"; // prettier-ignore
const street = (category: string, force = "Leicestershire Police") => `,2025-06,${force},${force},-1.2,52.7,A name and what they did,E01000001,Charnwood 001A,${category},,`; // prettier-ignore
const PRC_HEAD = "Financial Year,Financial Quarter,Police Force,CSP Name,Offence Description,Offence Group,Offence Subgroup,Offence Code,Offence Count"; // prettier-ignore
const offences = (name: string, count: string) => `${PRC_HEAD}\n2025/26,1,Leicestershire,Charnwood,${name},Robbery,Robbery,34,${count}`; // prettier-ignore
const TABLE_HEAD = "Crime Type,Performance to Date,Total Crime as at 30th Sept 2022,Total Crime as at 30th Sept 2023,Difference"; // prettier-ignore
const SOURCE = { publisher: null, asAt: null, publishedOn: null };
const utf16 = (text: string) => Buffer.from(`\uFEFF${text}`, "utf16le");

let db: Executor;
let p: TestPartnership;
let manager: Actor;
let folder: string;
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  manager = await anActor(db, p, { duties: ["manager"] });
  folder = mkdtempSync(path.join(tmpdir(), "figures-"));
  const own = { partnership_id: p.partnershipId };
  const group = uuid();
  await insert(db, "area", { ...own, id: uuid(), kind: "lsoa", code: "E01000001", name: "Charnwood 001A", version: 1 });
  await insert(db, "similar_group", {
    ...{ ...own, id: group, from_day: "2016-03-01", publisher: "iQuanta", version: 1, created_by: manager.id },
    ...{ created_at: "2026-01-01T09:00:00.000Z", withdrawn_at: null, withdrawn_by: null },
  });
  await insert(db, "similar_group_member", {
    ...{ ...own, id: uuid(), similar_group_id: group, force: "Leicestershire", csp_name: "Charnwood", is_own: 1 },
  });
});
afterEach(() => rmSync(folder, { recursive: true }));

const at = () => ({ db, actor: manager, now: new Date("2026-11-27T09:00:00.000Z") });
function fileOf(content: string | Buffer) {
  const file = path.join(folder, "figures");
  writeFileSync(file, content);
  return file;
}
const load = (format: "police-uk" | "home-office", content: string | Buffer) =>
  importPublished(at(), { path: fileOf(content), format, dryRun: false, source: SOURCE });
const batches = async () => (await db.selectFrom("import_batch").select("status").execute()).length;

describe("a published file", () => {
  test.each([
    ["police-uk", "a type of crime as long as a letter", `${STREET_HEAD}\n${street("x".repeat(101))}`, "This is too long for a type of crime"],
    ["police-uk", "a force as long as a letter", `${STREET_HEAD}\n${street("Robbery", "x".repeat(101))}`, "This is too long for a police force"],
    ["police-uk", "people’s words where the types stand", [STREET_HEAD, ...Array.from({ length: 51 }, (_, i) => street(`He said ${i}`))].join("\n"), "There are more than 50 types of crime up to here"],
    ["home-office", "more crimes than a number can hold", offences("Robbery", "99999999999"), '"99999999999" is not a whole number of offences'],
    ["home-office", "an offence as long as a letter", offences("x".repeat(301), "5"), "An offence's name is longer than 300 characters"],
  ] as const)("%s with %s is refused", async (format, _, content, message) => {
    expect(await load(format, content)).toMatchObject({ kind: "refused", errors: [{ message }] });
    expect(await batches()).toBe(0);
  }); // prettier-ignore

  test("of Windows with zero bytes in it is read without them, and nobody’s words are kept", async () => {
    await load("police-uk", utf16(`${STREET_HEAD}\n${street("Rob\0bery")}`));
    await load("home-office", utf16(offences("Robbery of pro\0perty", "5")));
    const kept = await db.selectFrom("street_crime_count").selectAll().execute();
    expect([...new Set(kept.map(({ category }) => category))]).toEqual(["Robbery"]);
    expect(JSON.stringify(kept)).not.toContain("what they did");
    expect(await db.selectFrom("csp_crime_count").select("offence").execute()).toEqual([{ offence: "Robbery of property" }]);
  }); // prettier-ignore
});

describe("a crime table", () => {
  const given = (text: string) =>
    importCrimeTable(at(), { text, period: { from: "2023-04-01", to: "2023-09-30" }, dryRun: false });
  const sheet = (rows: string) => zipOf({
    "xl/workbook.xml": '<workbook><sheets><sheet name="Crime" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": '<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    "xl/worksheets/sheet1.xml": `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
  }); // prettier-ignore
  const cells = (row: number, texts: readonly string[]) =>
    `<row r="${row}">${texts.map((text, at) => (/^-?[\d.]+$/.test(text) ? `<c r="${"ABCDE"[at]}${row}"><v>${text}</v></c>` : `<c r="${"ABCDE"[at]}${row}" t="inlineStr"><is><t>${text}</t></is></c>`)).join("")}</row>`; // prettier-ignore

  test("with words where the percentage stands is refused", async () => {
    const words = "A resident of the street says that it was the same man again";
    expect(await given(`${TABLE_HEAD}\nRobbery,${words},40,28,-12`)).toMatchObject({
      kind: "refused",
      errors: [{ line: 2, column: "Performance to Date", message: "This is too long to be a figure" }],
    });
    expect(await batches()).toBe(0);
  });

  test("of a workbook: what is 30 per cent exactly is read like the fractions around it", async () => {
    const rows = [TABLE_HEAD.split(","), ["All Crime", "-0.0445484949832776", "7475", "7142", "-333"], ["Robbery", "-0.3", "40", "28", "-12"]]; // prettier-ignore
    const read = await tableText(fileOf(sheet(rows.map((row, at) => cells(at + 1, row)).join(""))), isHeading);
    expect(read).toMatchObject({ kind: "text", text: expect.stringContaining("Robbery\t-30.0%\t40\t28") as string });
    const result = await given(read.kind === "text" ? read.text : "");
    expect(result).toMatchObject({ kind: "done", rows: [{ disagreements: [] }, { disagreements: [] }] });
  });

  test("of a workbook that unpacks to far more than a page is refused", async () => {
    const rows = [1, 2, 3].map((row) => cells(row, ["x".repeat(400_000)])).join("");
    expect(await tableText(fileOf(sheet(rows)), isHeading)).toEqual({
      kind: "refused",
      message: "Line 3: This sheet is too large to be a table of figures",
    });
  });
});

test.each([
  ["the quarter", quarterPage, "?loaded=%00"],
  ["street-level months", monthsPage, "?area=%00"],
  ["the rows behind a number", rowsPage, "?measure=referrals-received&quarter=2025-26-Q1&span=quarter&by=risk&is=%00"],
])("%s: a zero byte in the address names nothing", async (_, page, search) => {
  await load("police-uk", `${STREET_HEAD}\n${street("Robbery")}`);
  expect(await get(page.loader as never, manager, {}, search)).toMatchObject({ status: 404 });
});
