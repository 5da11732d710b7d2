import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { v7 as uuid } from "uuid";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { changedNewest } from "#app/domain/performance/figure-slices.ts";
import { homeOfficeColumns, readHomeOfficeRow } from "#app/domain/performance/home-office-rows.ts";
import { type LoadedAreas, streetPlaces } from "#app/domain/performance/street-places.ts";
import { rowsOfPieces } from "#app/services/imports/reading/delimited-rows.ts";
import { importPublished } from "#app/services/performance/import-published.ts";
import { readHomeOfficeFile } from "#app/services/performance/read-home-office-file.ts";
import { readStreetFile } from "#app/services/performance/read-street-file.ts";
import { undoFigures } from "#app/services/performance/undo-figures.ts";
import type { Executor } from "#db/transaction.ts";
import { zipOf } from "../imports/zip.ts";
import { anActor, aPartnership, auditEvents, insert, testDatabase, type TestPartnership } from "../factories.ts";

const STREET_HEAD = "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context"; // prettier-ignore
const street = (month: string, lsoa: string, name: string, category: string, point = "-1.2,52.7", force = "Leicestershire Police") => `,${month},${force},${force},${point},"On or near ""The Street""",${lsoa},${name},${category},,`; // prettier-ignore
const PRC_HEAD = "Financial Year,Financial Quarter,Police Force,CSP Name,Offence Description,Offence Group,Offence Subgroup,Offence Code,Offence Count"; // prettier-ignore
const SQUARE = (x: number): [number, number][][][] => [[[[x, 52], [x + 1, 52], [x + 1, 53], [x, 53]]]]; // prettier-ignore
const box = (x: number) => ({ minLongitude: x, maxLongitude: x + 1, minLatitude: 52, maxLatitude: 53 });
const AREAS: LoadedAreas = {
  lsoas: [
    { id: "lsoa-a", code: "E01000001", name: "Charnwood 001A" },
    { id: "lsoa-b", code: "E01000002", name: "Charnwood 001B" },
  ],
  boundaries: {
    beat: [{ areaId: "beat-1", shape: SQUARE(-2), box: box(-2) }],
    ward: [],
    lsoa: [{ areaId: "lsoa-a", shape: SQUARE(-2), box: box(-2) }],
  },
  mostOf: new Map([["lsoa-b", { beat: "beat-2", ward: "ward-2" }]]),
};

describe("where a row of police.uk lies", () => {
  const placeOf = streetPlaces(AREAS);
  const row = (lsoaCode: string | null, lsoaName: string | null, longitude: number | null) => ({
    ...{ force: "F", category: "Robbery", from: "2025-06-01", to: "2025-06-30", lsoaCode, lsoaName },
    point: longitude === null ? null : { longitude, latitude: 52.5 },
  });
  test.each([
    ["by its LSOA, and the beat around its point", row("E01000001", "Charnwood 001A", -1.5), ["beat-1", "lsoa-a"]],
    ["by its LSOA, and where most of its postcodes lie", row("E01000002", "Charnwood 001B", 3), ["beat-2", "ward-2", "lsoa-b"]],
    ["by the district in the name of an LSOA of 2021, in the boundary of the old one", row("E01034002", "Charnwood 009G", -1.5), ["beat-1", "lsoa-a"]],
    ["by that name alone", row("E01034002", "Charnwood 009G", 3), []],
  ])("inside %s", (_, given, areaIds) => {
    expect(placeOf(given)).toEqual({ kind: "inside", areaIds });
  }); // prettier-ignore
  test.each([
    ["an LSOA of elsewhere, though a boundary holds its point", row("E01009202", "Birmingham 043B", -1.5), "outside"],
    ["no place at all", row(null, null, null), "without-place"],
  ])("%s", (_, given, kind) => {
    expect(placeOf(given)).toEqual({ kind });
  });
});

describe("a row of the Home Office's table", () => {
  const columns = homeOfficeColumns(PRC_HEAD.split(","));
  const read = (...cells: string[]) => columns && readHomeOfficeRow(cells, columns);
  test.each([
    ["2025/26", "1", "2025-04-01", "2025-06-30"],
    ["2025/26", "Q4", "2026-01-01", "2026-03-31"],
    ["2014-15", "2.0", "2014-07-01", "2014-09-30"],
  ])("%s quarter %s", (year, quarter, from, to) => {
    expect(read(year, quarter, "Kent", "Maidstone", "x", "y", "z", "8N", "1,204")).toMatchObject({ from, to, offenceCode: "8N", crimes: 1204 }); // prettier-ignore
  });
  test.each([
    ["2025/27", "1", "3", "Financial Year"],
    ["2025/26", "5", "3", "Financial Quarter"],
    ["2025/26", "1", "1.5", "Offence Count"],
  ])("%s, %s and %s are refused", (year, quarter, count, column) => {
    expect(read(year, quarter, "Kent", "Maidstone", "x", "y", "z", "46", count)).toMatchObject({ column });
  });
  test("headings drift, and notes are none", () => {
    expect(homeOfficeColumns(["financial_year", "Quarter", "Force Name", "CSP", "Offence", "Number of offences"])).toMatchObject({ force: 2, count: 5 }); // prettier-ignore
    expect(homeOfficeColumns(["Updated: 23 July 2026"])).toBeNull();
  });
});

describe("however a file is cut into pieces", () => {
  async function* pieces(text: string, cuts: readonly number[]) {
    let from = 0;
    for (const to of [...cuts].sort((a, b) => a - b)) {
      yield text.slice(from, to);
      from = Math.max(from, to);
    }
    yield text.slice(from);
    await Promise.resolve();
  }
  const cuts = (text: string) => fc.array(fc.nat(text.length), { maxLength: 40 });
  const STREET = [STREET_HEAD, street("2025-06", "E01000001", "Charnwood 001A", "Robbery"), street("2025-06", "E01000002", "Charnwood 001B", "Burglary"), street("2025-06", "", "", "Robbery", ","), street("2025-07", "E01000001", "Charnwood 001A", "Robbery"), street("2025-07", "E01009202", "Birmingham 043B", "Drugs")].join("\n"); // prettier-ignore
  const PRC = [PRC_HEAD, '2025/26,1,Kent,Maidstone,"Arson, ""endangering"" life",Criminal damage,Arson,56A,4', "2025/26,2,Kent,Maidstone,Robbery,Robbery,Robbery,34A,7", "2025/26,1,Kent,Medway,Robbery,Robbery,Robbery,34A,9"].join("\r\n"); // prettier-ignore

  test("police.uk gives the same counts", async () => {
    const read = (cut: number[]) => readStreetFile(rowsOfPieces(pieces(STREET, cut), ","), AREAS, "2026-01-01");
    const whole = await read([]);
    expect(whole.slices.map((s) => [s.from, s.rowsOutside, s.rowsWithoutPlace])).toEqual([
      ["2025-06-01", 0, 1],
      ["2025-07-01", 1, 0],
    ]);
    await fc.assert(fc.asyncProperty(cuts(STREET), async (cut) => { expect(await read(cut)).toEqual(whole); }), { numRuns: 50 }); // prettier-ignore
  });

  test("the Home Office's table gives the same counts", async () => {
    async function* book(cut: number[]) {
      for await (const row of rowsOfPieces(pieces(PRC, cut), ",")) yield { sheet: null, ...row };
    }
    const wanted = [{ force: "Kent", cspName: "Maidstone" }];
    const read = (cut: number[]) => readHomeOfficeFile(book(cut), wanted, "2026-01-01");
    const whole = await read([]);
    expect(whole.slices.map((s) => [s.from, s.csp.length])).toEqual([
      ["2025-04-01", 1],
      ["2025-07-01", 1],
    ]);
    await fc.assert(
      fc.asyncProperty(cuts(PRC), async (cut) => {
        expect(await read(cut)).toEqual(whole);
      }),
      { numRuns: 50 },
    );
  });
});

test("of each subject the newest revision that is seen counts, however its names are written", () => {
  const slice = (id: string, force: string, createdAt: string, isVisible: boolean, isNewest: boolean) => ({
    ...{ id, batchId: id, force, cspName: null, from: "2025-06-01", to: "2025-06-30", createdAt, isVisible, isNewest },
  });
  const slices = [
    slice("a", "Leicestershire Police", "2026-01-01", true, false),
    slice("b", "Leicestershire", "2026-01-02", true, false),
    slice("c", "Leicestershire", "2026-01-03", false, true),
  ];
  expect(changedNewest(slices)).toEqual({ newest: ["b"], notNewest: ["c"] });
});

describe("loading published files", () => {
  let folder: string;
  let db: Executor;
  let p: TestPartnership;
  let at: Parameters<typeof importPublished>[0];
  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), "joint-action-published-"));
    db = await testDatabase();
    p = await aPartnership(db, "Charnwood");
    at = { db, actor: await anActor(db, p, { duties: ["manager"] }), now: new Date("2026-11-22T10:00:00Z") };
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const NOT_SAID = { publisher: null, asAt: null, publishedOn: null };
  const load = (format: "police-uk" | "home-office", content: string | Buffer, dryRun = false) => {
    const file = path.join(folder, uuid());
    writeFileSync(file, content);
    at = { ...at, now: new Date(at.now.getTime() + 60_000) };
    return importPublished(at, { path: file, format, dryRun, source: NOT_SAID });
  };
  const area = (kind: "lsoa" | "ward", code: string, name: string) => {
    const id = uuid();
    return insert(db, "area", { id, partnership_id: p.partnershipId, kind, code, name, version: 1 }).then(() => id);
  };
  const counted = () =>
    db
      .selectFrom("street_crime_count")
      .innerJoin("figure_slice", "figure_slice.id", "street_crime_count.slice_id")
      .select(["figure_slice.from_day", "category", "crimes"])
      .where("is_newest", "=", 1)
      .where("area_id", "is", null)
      .orderBy("from_day")
      .orderBy("category")
      .execute()
      .then((rows) => rows.map((row) => [row.from_day, row.category, row.crimes]));
  const JUNE = [street("2025-06", "E01000001", "Charnwood 001A", "Anti-social behaviour"), street("2025-06", "E01000001", "Charnwood 001A", "Robbery"), street("2025-06", "E01009202", "Birmingham 043B", "Robbery"), street("2025-06", "", "", "Drugs", ",")]; // prettier-ignore
  const JULY = [street("2025-07", "E01000001", "Charnwood 001A", "Robbery")];
  const file = (...rows: string[]) => `${[STREET_HEAD, ...rows].join("\n")}\n`;

  test("police.uk: each month is replaced whole; undoing brings back what it revised", async () => {
    await area("lsoa", "E01000001", "Charnwood 001A");
    const first = await load("police-uk", file(...JUNE, ...JULY));
    expect(first).toMatchObject({
      kind: "done",
      rows: 5,
      slices: [
        { from: "2025-06-01", crimes: 2, rowsOutside: 1, rowsWithoutPlace: 1, fate: "new" },
        { from: "2025-07-01", crimes: 1, fate: "new" },
      ],
    });
    expect(await load("police-uk", file(...JUNE, ...JULY))).toMatchObject({ kind: "unchanged" });
    const revised = await load("police-uk", file(...JULY, ...JULY, ...JUNE));
    expect(revised.kind === "done" && revised.slices.map((s) => s.fate)).toEqual(["changed", "same"]);
    const june = [
      ["2025-06-01", "Anti-social behaviour", 1],
      ["2025-06-01", "Robbery", 1],
    ];
    expect(await counted()).toEqual([...june, ["2025-07-01", "Robbery", 2]]);
    expect(await undoFigures(at, revised.kind === "done" ? revised.batchId : "")).toEqual({ kind: "done" });
    expect(await counted()).toEqual([...june, ["2025-07-01", "Robbery", 1]]);
    expect(await undoFigures(at, first.kind === "done" ? first.batchId : "")).toEqual({ kind: "done" });
    expect(await counted()).toEqual([]);
    expect((await auditEvents(db)).map((e) => e.event)).toEqual(["import.crime", "import.crime", "import.undone", "import.undone"]); // prettier-ignore
  });

  test.each([
    ["an empty file of rows", file(), /has no rows/],
    ["another heading", "a,b\n1,2\n", /heading is not that of data.police.uk/],
    [
      "the outcomes of the month",
      "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Outcome type\n",
      /file of outcomes.*-street\.csv/,
    ],
    [
      "the stops and searches of the month",
      "Type,Date,Legislation,Object of search,Outcome\n",
      /file of stops and searches.*-street\.csv/,
    ],
    ["rows of elsewhere alone", file(JUNE[2] ?? ""), /None of its rows lies/],
    ["a month to come", file(street("2999-06", "E01000001", "Charnwood 001A", "Robbery")), /has not been/],
    ["no month", file(street("June", "E01000001", "Charnwood 001A", "Robbery")), /is no month/],
  ])("police.uk: %s is an error and not zero", async (_, content, message) => {
    await area("lsoa", "E01000001", "Charnwood 001A");
    const result = await load("police-uk", content);
    expect(result).toMatchObject({ kind: "refused" });
    expect(result.kind === "refused" && result.errors[0]?.message).toMatch(message);
    expect(await db.selectFrom("import_batch").select("id").execute()).toEqual([]);
  });

  test("police.uk: without areas nothing can be placed", async () => {
    expect(await load("police-uk", file(...JUNE))).toMatchObject({ kind: "refused" });
  });

  const PRC = [PRC_HEAD, "2025/26,1,Leicestershire,Charnwood,Arson,Criminal damage,Arson,56A,4", "2025/26,Q1,Leicestershire,Charnwood,Robbery,Robbery,Robbery,34A,7", "2025/26,2,Leicestershire,Charnwood,Robbery,Robbery,Robbery,34A,5", "2025/26,1,North Yorkshire,City of York,Robbery,Robbery,Robbery,34A,9", "2025/26,1,Essex,Basildon,Robbery,Robbery,Robbery,34A,30"]; // prettier-ignore
  const group = async () => {
    const id = uuid();
    const { partnershipId: partnership_id } = p;
    await insert(db, "similar_group", {
      ...{ id, partnership_id, from_day: "2016-03-01", publisher: "iQuanta", created_at: "2026-01-01T00:00:00.000Z" },
      ...{ created_by: "system:test", withdrawn_at: null, withdrawn_by: null, version: 1 },
    });
    for (const [force = "", csp_name = ""] of [["Leicestershire", "Charnwood"], ["North Yorkshire", "York"], ["Kent", "Maidstone"]]) // prettier-ignore
      await insert(db, "similar_group_member", { id: uuid(), partnership_id, similar_group_id: id, force, csp_name, is_own: 0 }); // prettier-ignore
  };
  const sums = () =>
    db
      .selectFrom("csp_crime_count")
      .innerJoin("figure_slice", "figure_slice.id", "csp_crime_count.slice_id")
      .select((eb) => ["csp_name", "from_day", eb.fn.sum<number>("crimes").as("crimes")])
      .where("is_newest", "=", 1)
      .groupBy(["csp_name", "from_day"])
      .orderBy("csp_name")
      .orderBy("from_day")
      .execute()
      .then((rows) => rows.map((row) => [row.csp_name, row.from_day, Number(row.crimes)]));

  test("Home Office: the group alone is kept, whom the file does not name is said, a revision replaces its quarter", async () => {
    await group();
    const first = await load("home-office", PRC.join("\n"));
    expect(first).toMatchObject({ kind: "done", rows: 4, notFound: ["Kent – Maidstone"] });
    expect(await sums()).toEqual([
      ["Charnwood", "2025-04-01", 11],
      ["Charnwood", "2025-07-01", 5],
      ["City of York", "2025-04-01", 9],
    ]);
    const revised = await load("home-office", PRC.join("\n").replace("34A,7", "34A,8"));
    expect(revised.kind === "done" && revised.slices.map((s) => s.fate)).toEqual(["changed", "same", "same"]);
    expect((await sums())[0]).toEqual(["Charnwood", "2025-04-01", 12]);
  });

  test("Home Office: a workbook sheet by sheet, its notes kept out and said", async () => {
    await group();
    const cells = (row: string) => `<table:table-row>${row.split(",").map((cell) => `<table:table-cell office:value-type="string"><text:p>${cell}</text:p></table:table-cell>`).join("")}</table:table-row>`; // prettier-ignore
    const sheet = (name: string, rows: string[]) => `<table:table table:name="${name}">${rows.map(cells).join("")}</table:table>`; // prettier-ignore
    const content = `<?xml version="1.0"?><office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet>${sheet("Notes", ["Updated: 23 July 2026", "Kent: crime data for Maidstone are elsewhere"])}${sheet("2025_26", PRC)}${sheet("2024_25", [PRC[0] ?? "", "2024/25,4,Leicestershire,Charnwood,Robbery,Robbery,Robbery,34A,3"])}</office:spreadsheet></office:body></office:document-content>`; // prettier-ignore
    const mimetype = "application/vnd.oasis.opendocument.spreadsheet";
    const result = await load("home-office", zipOf({ mimetype, "content.xml": content }));
    expect(result).toMatchObject({ kind: "done", notes: ["Kent: crime data for Maidstone are elsewhere"] });
    expect((await sums())[0]).toEqual(["Charnwood", "2025-01-01", 3]);
    expect(await db.selectFrom("import_batch").select("published_on").executeTakeFirst()).toEqual({
      published_on: "2026-07-23",
    });
    expect(await load("home-office", PRC.join("\n"))).toMatchObject({ kind: "unchanged" });
  });

  test("Home Office: wrong rows are named by their line, and nothing is loaded", async () => {
    await group();
    expect(await load("home-office", [...PRC, PRC[1]].join("\n"))).toMatchObject({
      ...{
        kind: "refused",
        errors: [{ line: 7, message: "Arson of Leicestershire – Charnwood is in this quarter twice" }],
      },
    });
    expect(await load("home-office", PRC.join("\n").replace("56A,4", "56A,four"))).toMatchObject({ kind: "refused", errors: [{ line: 2 }] }); // prettier-ignore
    expect(await load("home-office", `${PRC_HEAD}\n${PRC[5] ?? ""}`)).toMatchObject({ kind: "refused" });
    const yearly =
      "Totals by year\nFinancial Year,Police Force,CSP Name,Offence Group,Offence Count\n2025/26,Kent,Maidstone,Robbery,3";
    expect(await load("home-office", yearly)).toMatchObject({
      errors: [{ line: 2, message: 'The heading has no "Financial Quarter". Choose the table by quarter and offence' }],
    });
    expect(await db.selectFrom("import_batch").select("id").execute()).toEqual([]);
  });
});
