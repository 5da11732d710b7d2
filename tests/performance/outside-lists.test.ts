import { v7 as uuid } from "uuid";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { readPopulations } from "#app/domain/performance/read-populations.ts";
import { readPositions } from "#app/domain/performance/read-positions.ts";
import { readGroup } from "#app/domain/performance/similar-group-lines.ts";
import * as populationsPage from "#app/routes/performance/populations/route.tsx";
import * as positionsPage from "#app/routes/performance/positions/route.tsx";
import * as endPage from "#app/routes/performance/similar-group_.exclusions.$exclusionId.end/route.tsx";
import * as excludePage from "#app/routes/performance/similar-group_.exclusions.new/route.tsx";
import * as withdrawPage from "#app/routes/performance/similar-group_.versions.$groupVersionId.withdraw/route.tsx";
import * as groupsPage from "#app/routes/performance/similar-group_.versions._index/route.tsx";
import * as newGroupPage from "#app/routes/performance/similar-group_.versions.new/route.tsx";
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

const MEMBERS = "Leicestershire – Charnwood\nKent – Maidstone\nNorth Yorkshire – York";
const day = (name: string, iso: string) => {
  const [year = "", month = "", date = ""] = iso.split("-");
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year };
};

let db: Executor;
let p: TestPartnership;
let manager: Actor;
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db, "Charnwood");
  manager = await anActor(db, p, { duties: ["manager"] });
});
const record = (more: Record<string, string> = {}) =>
  post(newGroupPage.action, manager, {}, { ...day("fromDay", "2016-03-01"), publisher: "iQuanta", members: MEMBERS, own: "Leicestershire - Charnwood", ...more }); // prettier-ignore
type Listed = { versions: { id: string; version: number; members: unknown[] }[]; exclusions: { id: string }[] };
const listed = async () => (await get(groupsPage.loader, manager)) as Listed;

describe("the similar group", () => {
  test.each([
    ["a line without a dash", "Leicestershire Charnwood\nKent – Maidstone", "Kent – Maidstone", "members"],
    ["a member twice", `${MEMBERS}\nNorth Yorkshire – City of York`, "Kent – Maidstone", "members"],
    ["an own name that is not among them", MEMBERS, "Essex – Basildon", "own"],
  ])("%s is refused", (_, members, own, field) => {
    expect(readGroup(members, own)).toMatchObject({ field });
  });

  test("is recorded from a day, begins the next version, and is withdrawn", async () => {
    expect(await record()).toMatchObject({ status: 302 });
    expect(await get(newGroupPage.loader, manager)).toMatchObject({
      own: "Leicestershire – Charnwood",
      publisher: "iQuanta",
    });
    const [version] = (await listed()).versions;
    expect(version?.members).toHaveLength(3);
    const withdraw = () => post(withdrawPage.action, manager, { groupVersionId: version?.id ?? "" }, { version: "1" });
    expect(await withdraw()).toMatchObject({ status: 302 });
    expect(await withdraw()).toMatchObject({ init: { status: 409 } });
    expect(await get(withdrawPage.loader, manager, { groupVersionId: version?.id ?? "" })).toMatchObject({
      isWithdrawn: true,
    });
    expect((await auditEvents(db)).map((e) => e.event)).toEqual(
      expect.arrayContaining(["similar-group.changed-members", "similar-group.withdrawn", "similar-group.listed"]),
    );
  });

  test("the same form twice is one version; days to come are refused", async () => {
    const once = uuid();
    await record({ once });
    await record({ once });
    expect((await listed()).versions).toHaveLength(1);
    expect(await record(day("fromDay", "2999-01-01"))).toMatchObject({ init: { status: 422 } });
  });

  test("a member is excluded with a reason and days, and the exclusion ends", async () => {
    await record();
    const exclude = (more: Record<string, string>) =>
      post(excludePage.action, manager, {}, { member: "Kent – Maidstone", reason: "Unassigned in Kent", ...day("fromDay", "2024-01-01"), ...more }); // prettier-ignore
    expect(await exclude({})).toMatchObject({ status: 302 });
    expect(await exclude({ member: "Essex – Basildon" })).toMatchObject({ data: { errors: { member: expect.any(String) as string } } }); // prettier-ignore
    expect(await exclude(day("toDay", "2023-01-01"))).toMatchObject({ data: { errors: { toDay: expect.any(String) as string } } }); // prettier-ignore
    const id = (await listed()).exclusions[0]?.id ?? "";
    const end = (iso: string) =>
      post(endPage.action, manager, { exclusionId: id }, { version: "1", ...day("toDay", iso) });
    expect(await end("2023-12-31")).toMatchObject({ init: { status: 422 } });
    expect(await end("2026-03-31")).toMatchObject({ status: 302 });
    expect(await end("2026-04-30")).toMatchObject({ init: { status: 409 } });
    const other = await anActor(db, await aPartnership(db), { duties: ["manager"] });
    expect((await get(endPage.loader, other, { exclusionId: id })) as Response).toMatchObject({ status: 404 });
  });
});

describe("populations", () => {
  const areas = [{ id: "beat-56", code: "NL56", name: "Rothley" }];
  const members = [
    { force: "Leicestershire", cspName: "Charnwood", isOwn: true },
    { force: "Kent", cspName: "Maidstone", isOwn: false },
    { force: "North Yorkshire", cspName: "York", isOwn: false },
  ];
  const read = (text: string) => readPopulations(text, { areas, members, wholeNames: ["Charnwood"] });

  test("the borough is the member of its name too; a name without a number is passed over", () => {
    const { entries, errors } = read("Whole borough\t183,978\nBeat 56\nNL56\t12000\nKent – Maidstone, 175782\n\n");
    expect(errors).toEqual([]);
    expect(entries.map((e) => [e.areaId, e.member?.cspName ?? null, e.people])).toEqual([
      [null, null, 183_978],
      [null, "Charnwood", 183_978],
      ["beat-56", null, 12_000],
      [null, "Maidstone", 175_782],
    ]);
  });
  test("a member is known by its name alone, however that is written", () => {
    expect(read("City of York\t198,051\nMAIDSTONE\t155143").entries.map((e) => [e.member?.cspName, e.people])).toEqual([
      ["York", 198_051],
      ["Maidstone", 155_143],
    ]);
  });
  test.each([
    ["Loughborough\t5", /neither the borough/],
    ["NL56\t0", /no number of people/],
    ["NL56\tmany", /no number of people/],
    ["NL56\t5\nRothley\t6", /there twice/],
    ["NL56\t", /one population at least/],
  ])("%s is refused", (text, message) => {
    expect(read(text).errors[0]?.message).toMatch(message);
  });

  test("are recorded with their year and publisher; the same again changes nothing, another figure replaces it", async () => {
    await record();
    const send = (table: string, year = "2024") =>
      post(populationsPage.action, manager, {}, { year, publisher: "ONS", table });
    expect(await send("Charnwood\t183978\nMaidstone\t175782")).toMatchObject({ status: 302 });
    expect(await send("Charnwood\t183978")).toMatchObject({ init: { status: 422 } });
    expect(await send("Charnwood\t184000")).toMatchObject({ status: 302 });
    expect(await send("Charnwood\t1", "2999")).toMatchObject({
      data: { errors: { year: expect.any(String) as string } },
    });
    const { newest } = (await get(populationsPage.loader, manager)) as { newest: { of: string; people: number }[] };
    expect(newest.map((row) => [row.of, row.people]).sort()).toEqual([
      ["Kent – Maidstone", 175_782],
      ["Leicestershire – Charnwood", 184_000],
      ["Whole borough", 184_000],
    ]);
  });
});

describe("positions", () => {
  const cut = (text: string) => text.split("\n").map((line, index) => ({ line: index + 1, cells: line.split("\t") }));
  const read = (text: string, asAt: string | null = "2024-10-31") =>
    readPositions(cut(text), { asAt, groupSize: 15, own: [], today: "2026-01-01" });

  test("a type a line, of one day; or a column for each month, as at its last day", () => {
    expect(read("All Crime\t6\nRobbery\tN/A*\nCycle Theft\t").entries).toEqual([
      { crimeType: "All Crime", asAt: "2024-10-31", position: 6, groupSize: 15, printed: "6" },
      { crimeType: "Robbery", asAt: "2024-10-31", position: null, groupSize: null, printed: "N/A*" },
    ]);
    expect(
      read("Crime type\tOct 2023\tOct 2024\nAll Crime\t12\t6", null).entries.map((e) => [e.asAt, e.position]),
    ).toEqual([
      ["2023-10-31", 12],
      ["2024-10-31", 6],
    ]);
  });
  test.each([
    ["Piracy\t1", /no type of crime/],
    ["All Crime\t16", /no position in a group of 15/],
    ["All Crime\t1\nTotal crime\t2", /there twice/],
    ["All Crime\tfirst", /is not a position/],
    ["All Crime\t", /one position at least/],
  ])("%s is refused", (text, message) => {
    expect(read(text).errors[0]?.message).toMatch(message);
  });

  test("are one import; the same again changes nothing", async () => {
    const send = (table: string) =>
      post(positionsPage.action, manager, {}, { table, ...day("dayOfPositions", "2024-10-31"), groupSize: "15" });
    expect(await send("All Crime\t6\nRobbery\t3 of 15")).toMatchObject({ status: 302 });
    expect(await send("All Crime\t6")).toMatchObject({ init: { status: 422 } });
    expect(await send("Piracy\t6")).toMatchObject({ init: { status: 422 }, data: { lines: [{ line: 1 }] } });
    expect(await db.selectFrom("import_batch").select(["format", "row_count"]).execute()).toEqual([
      { format: "positions", row_count: 2 },
    ]);
  });

  test("begin with the types of the table and those of the partnership's own", async () => {
    await insert(db, "own_crime_type", {
      ...{ id: uuid(), partnership_id: p.partnershipId, name: "Knife crime", name_folded: "knife crime", ordinal: 1 },
      ...{
        aim: "lower",
        ended_on: null,
        created_at: "2026-01-01T00:00:00.000Z",
        created_by: "system:test",
        version: 1,
      },
    });
    const { table } = (await get(positionsPage.loader, manager)) as { table: string };
    expect(table).toMatch(/^All Crime\t\n.*\nKnife crime\t$/s);
  });
});
