import { v7 as uuid } from "uuid";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { areaOfRow } from "#app/domain/performance/area-names.ts";
import { judgeAreaEntries } from "#app/domain/performance/judge-area-entries.ts";
import { readAreaTable } from "#app/domain/performance/read-area-table.ts";
import * as page from "#app/routes/performance/import_.areas/route.tsx";
import { importAreaTable } from "#app/services/performance/import-area-table.ts";
import { listAreaCounts, listCountsWithoutArea } from "#db/queries/crime-shown.ts";
import { crimeTableFacts } from "#app/services/performance/crime-table-facts.ts";
import type { Executor } from "#db/transaction.ts";
import {
  anActor,
  aPartnership,
  auditEvents,
  get,
  insert,
  post,
  testDatabase,
  type TestPartnership,
} from "../factories.ts";

const PERIOD = { from: "2023-04-01", to: "2023-09-30" };
const AREAS = ["NL56", "NL58", "NL62"].map((code) => ({ id: `id-${code}`, code, name: `${code} name` }));
const KNOWN = { kind: "beat" as const, areas: AREAS, own: [], wholeName: "Charnwood" };
const TWO_ROWS = [
  ["Beat", "All Crime", "", "", "Burglary – Residential", "", ""],
  ["", "Sept 2022", "Sept 2023", "% variance", "Sept 2022", "Sept 2023", "% variance"],
];
const ROWS = [
  ["56", "435", "458", "+5%", "10", "27", "+170%"],
  ["Beat 58", "299", "278", "-7%", "13", "5", "-61%"],
  ["Not recorded", "20", "12", "-40%", "", "", ""],
  ["Charnwood Borough", "", "", "", "", "", ""],
];
const lines = (rows: readonly (readonly string[])[]) => rows.map((cells, index) => ({ line: index + 1, cells }));
const read = (rows: readonly (readonly string[])[]) => readAreaTable(lines(rows), PERIOD, KNOWN);

describe("a table by beat", () => {
  test("two rows of headings: each type has its years and percentage; no row is dropped silently", () => {
    const { entries, passedOver, errors } = read([["Figure 2: by beat"], ...TWO_ROWS, ...ROWS]);
    expect(errors).toEqual([]);
    expect(passedOver).toEqual(["Charnwood Borough"]);
    expect(entries.map((e) => [e.areaId, e.crimeType, e.previous, e.current, e.printedPercent])).toEqual([
      ["id-NL56", "All Crime", 435, 458, "+5%"],
      ["id-NL56", "Burglary – Residential", 10, 27, "+170%"],
      ["id-NL58", "All Crime", 299, 278, "-7%"],
      ["id-NL58", "Burglary – Residential", 13, 5, "-61%"],
      [null, "All Crime", 20, 12, "-40%"],
    ]);
  });

  test("a percentage that the numbers do not give is kept beside theirs, whole as beats print it", () => {
    const judged = judgeAreaEntries(read([...TWO_ROWS, ...ROWS]).entries, []);
    expect(judged.flatMap((row) => row.disagreements)).toEqual([
      { figure: "percentage", printed: "-61%", computed: "−62%" },
    ]);
  });

  test("one row of headings, the years in any order", () => {
    const heading = ["Beat", "Theft of a Motor Vehicle as at 30th Sept 2023", "Theft of a Motor Vehicle as at 30th Sept 2022", "Theft of a Motor Vehicle % variance"]; // prettier-ignore
    const { entries, errors } = read([heading, ["NL62", "16", "15", "+7%"]]);
    expect(errors).toEqual([]);
    expect(entries).toMatchObject([{ crimeType: "Theft of Vehicles", previous: 15, current: 16 }]);
  });

  test.each([
    ["an unknown beat", [...TWO_ROWS, ["99", "1", "1", "", "", "", ""]], /No beat is called "99"/],
    ["a beat twice", [...TWO_ROWS, ROWS[0], ["NL56", "1", "2", "", "", "", ""]], /twice/],
    ["no whole number", [...TWO_ROWS, ["56", "x", "1", "", "", "", ""]], /"x" is not a whole number/],
    ["this year missing", [...TWO_ROWS, ["56", "4", "", "", "", "", ""]], /is missing/],
    [
      "columns of no year",
      [
        ["Beat", "All Crime", "All Crime"],
        ["56", "1", "2"],
      ],
      /does not say/,
    ],
    [
      "other days",
      [
        ["Beat", "All Crime June 2022", "All Crime June 2023"],
        ["56", "1", "2"],
      ],
      /does not say/,
    ],
    ["what could be another type", [["Beat", "All Crime Sept 2023", "Robbery of shops Sept 2023"], ["56", "1", "2"]], /is no type of crime/], // prettier-ignore
    ["no heading", [["56", "1", "2"]], /No heading/],
    ["no beats loaded", [], /empty/],
  ])("%s is refused", (_, rows, message) => {
    const { entries, errors } = read(rows as string[][]);
    expect(entries).toEqual([]);
    expect(errors[0]?.message).toMatch(message);
  });

  test.each([
    ["", "none"],
    ["Not recorded", "none"],
    ["Invalid beat", "none"],
    ["N/A", "none"],
    ["Blank (all CBC - migrated records)", "none"],
    ["Beats incorrectly recorded", "none"],
    ["(Blank)", "none"],
    ["(Total)", "whole"],
    ["Total", "whole"],
    ["Charnwood", "whole"],
    ["nl-56", "area"],
    ["Beat 62", "area"],
    ["62", "area"],
    ["6", "unknown"],
  ])("a row called %s", (name, kind) => {
    expect(areaOfRow(name, AREAS, "Charnwood").kind).toBe(kind);
  });

  test("a beat whose code is a number is known by the letters of its force too, and no other is", () => {
    const numbered = [{ id: "id-56", code: "56", name: "Rothley" }, ...AREAS.slice(1)];
    expect(areaOfRow("NL56", numbered, "Charnwood")).toMatchObject({ kind: "area", area: { id: "id-56" } });
    expect(areaOfRow("Beat NL 56", numbered, "Charnwood").kind).toBe("area");
    expect(areaOfRow("LX58", numbered, "Charnwood").kind).toBe("unknown");
  });

  test("a number that two codes have is never guessed", () => {
    const two = [...AREAS, { id: "other", code: "LX56", name: "Other" }];
    expect(areaOfRow("56", two, "Charnwood").kind).toBe("unknown");
  });
});

describe("loading it", () => {
  let db: Executor;
  let p: TestPartnership;
  let manager: Actor & { partnershipId: string };
  const TEXT = [...TWO_ROWS, ...ROWS].map((cells) => cells.join("\t")).join("\n");
  beforeEach(async () => {
    db = await testDatabase();
    p = await aPartnership(db, "Charnwood");
    manager = await anActor(db, p, { duties: ["manager"] });
    for (const code of ["NL56", "NL58", "NL62"])
      await insert(db, "area", {
        id: uuid(),
        partnership_id: p.partnershipId,
        kind: "beat",
        code,
        name: code,
        version: 1,
      });
  });
  const source = { publisher: "Leicestershire Police", asAt: null, publishedOn: "2023-10-20" };
  const load = (text = TEXT, dryRun = false) =>
    importAreaTable({ db, actor: manager, now: new Date("2026-11-22T10:00:00Z") }, { text, kind: "beat", period: PERIOD, dryRun, source }); // prettier-ignore

  test("writes each figure, keeps what is in no beat, and says the same again is recorded already", async () => {
    const result = await load();
    expect(result).toMatchObject({ kind: "done", passedOver: ["Charnwood Borough"] });
    const counts = await listAreaCounts(db, p.partnershipId, "beat", PERIOD);
    expect(counts.map((c) => [c.code, c.crimeType, c.crimes]).sort()).toEqual([
      ["NL56", "All Crime", 458],
      ["NL56", "Burglary – Residential", 27],
      ["NL58", "All Crime", 278],
      ["NL58", "Burglary – Residential", 5],
    ]);
    expect(await listCountsWithoutArea(db, p.partnershipId, "beat", PERIOD)).toMatchObject([
      { crimeType: "All Crime", crimes: 12, printed: "Not recorded", printedPercent: "-40%" },
    ]);
    expect(await db.selectFrom("import_batch").selectAll().executeTakeFirstOrThrow()).toMatchObject({
      ...{ format: "areas", publisher: "Leicestershire Police", as_at: "2023-09-30", published_on: "2023-10-20" },
    });
    expect((await auditEvents(db)).map((e) => e.event)).toEqual(["import.crime"]);
    expect(await load()).toMatchObject({ kind: "unchanged" });
    expect(await load(TEXT.replace("\t12\t", "\t13\t"))).toMatchObject({ kind: "done" });
    expect((await listCountsWithoutArea(db, p.partnershipId, "beat", PERIOD))[0]).toMatchObject({ crimes: 13 });
  });

  test("is never taken for the whole borough, and a dry run writes nothing", async () => {
    expect(await load(TEXT, true)).toMatchObject({ kind: "checked" });
    expect(await db.selectFrom("import_batch").select("id").execute()).toEqual([]);
    await load();
    expect(await crimeTableFacts(db, p.partnershipId, PERIOD)).toEqual([]);
  });

  test("the page shows the figures, then loads them; wrong lines keep what was pasted", async () => {
    const form = {
      ...{
        "from-day": "1",
        "from-month": "4",
        "from-year": "2023",
        "to-day": "30",
        "to-month": "9",
        "to-year": "2023",
      },
      ...{ kind: "beat", table: TEXT, publisher: "Police" },
    };
    expect(await get(page.loader, manager)).toMatchObject({ hasAreas: true });
    expect(await post(page.action, manager, {}, form)).toMatchObject({ data: { preview: { passedOver: ["Charnwood Borough"] } } }); // prettier-ignore
    expect(await post(page.action, manager, {}, { ...form, intent: "load" })).toMatchObject({ status: 302 });
    const wrong = await post(page.action, manager, {}, { ...form, table: `${TEXT}\n77\t1\t2` });
    expect(wrong).toMatchObject({
      init: { status: 422 },
      data: { lines: [{ line: 7 }], values: { publisher: "Police" } },
    });
  });
});
