import fc from "fast-check";
import { v7 as uuid } from "uuid";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import { plusMonths } from "#app/domain/dates/periods.ts";
import {
  REPEATED_AT_PLACES,
  REPEATED_KINDS,
  repeatKey,
  repeatKeyOf,
  repeatWindow,
} from "#app/domain/interventions/repeats.ts";
import { loader as list } from "#app/routes/interventions/_index/route.tsx";
import { loader as inForce } from "#app/routes/interventions/in-force/route.tsx";
import { loader } from "#app/routes/interventions/repeats/route.tsx";
import { countRepeats, listRepeats } from "#db/queries/intervention-repeats.ts";
import type { Executor } from "#db/transaction.ts";
import { aCase, anActor, anIntervention, aPartnership, aPerson, aLocation, aRespondent, auditEvents, get, insert, testDatabase, type TestPartnership } from "../factories.ts"; // prettier-ignore
import { doneWith } from "./rows.ts";

describe("the window ends today and goes back so many months", () => {
  test.each([
    ["twelve months", "2026-03-20", 12, "2025-03-21"],
    ["a month with fewer days before it", "2026-03-31", 1, "2026-03-01"],
    ["the last of February, to a leap year", "2025-02-28", 12, "2024-02-29"],
    ["29 February, to a year that has none", "2028-02-29", 12, "2027-03-01"],
    ["the first of a month", "2026-03-01", 1, "2026-02-02"],
    ["three years", "2026-03-20", 36, "2023-03-21"],
  ])("%s", (_, today, months, since) => {
    expect(repeatWindow(today, months)).toEqual({ since, until: today });
  });

  test("on any day it holds today, and not the day that corresponds", () => {
    const anyDay = fc.integer({ min: 0, max: 20_000 }).map((days) => plusDays("1990-01-01", days));
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 36 }), (today, months) => {
        const { since, until } = repeatWindow(today, months);
        return since <= until && plusMonths(today, -months) < since;
      }),
    );
  });
});

test("notices and orders are what is civil or criminal, letters and contracts; of a place, what is given to it", () => {
  expect(REPEATED_KINDS).toEqual(expect.arrayContaining(["warning-letter", "second-letter", "abc", "cpw", "cbo"]));
  for (const kind of ["advice", "referral", "mediation", "cctv", "patrol", "own"] as const)
    expect(REPEATED_KINDS).not.toContain(kind);
  expect([...REPEATED_AT_PLACES].sort()).toEqual([
    ...["closure-notice", "closure-order-full", "closure-order-partial", "dispersal-authorisation", "pspo"],
  ]);
});

test("a key is read as it was written, and what is none is passed by", () => {
  const key = { rows: 3, id: "0198c0de-0000-7000-8000-000000000001", kind: "cpn" as const };
  expect(repeatKeyOf(repeatKey(key))).toEqual(key);
  for (const text of [null, "", "3~x~cpn", "x"]) expect(repeatKeyOf(text)).toBeUndefined();
});

const WINDOW = { since: "2025-03-21", until: "2026-03-20" };
let db: Executor;
let p: TestPartnership;
let officer: Actor;
let person: string;
beforeEach(async () => {
  vi.useFakeTimers({ now: new Date("2026-03-20T09:00:00Z"), toFake: ["Date"] });
  db = await testDatabase();
  p = await aPartnership(db);
  officer = await anActor(db, p, { duties: ["asb-officer"] });
  person = await aPerson(db, p, { given_names: "Robin", family_name: "Ash", birth_date: "2011-05-01" });
});
afterEach(() => vi.useRealTimers());

type Changes = Parameters<typeof anIntervention>[2];
type Page = { repeats: { who: string; kind: string; count: number; href: string; firstOn: string; lastOn: string }[] };
const page = async (actor: Actor) => (await get(loader, actor)) as Page & { next: string | null };
const opened = async (actor: Actor, href: string) =>
  ((await get(list, actor, {}, new URL(href, "http://x").search)) as { interventions: { id: string }[] }).interventions;
const letter = (issued_on: string, more: Changes = {}) => doneWith(db, p, person, { issued_on, ...more });

describe("what is a repeat", () => {
  test.each<[string, Changes, Changes, number]>([
    ["the same twice", {}, {}, 1],
    ["on the first day of the window and on the last", { issued_on: "2025-03-21" }, { issued_on: "2026-03-20" }, 1],
    ["one on the day before the window", { issued_on: "2025-03-20" }, { issued_on: "2026-03-20" }, 0],
    ["one on the day after it", { issued_on: "2026-03-21" }, {}, 0],
    ["another kind", { kind: "abc", until_day: "2026-09-01" }, {}, 0],
    ["one that is planned", { state: "planned" }, {}, 0],
    ["one that was not made", { state: "not-made" }, {}, 0],
    ["what is neither notice nor order", { kind: "advice" }, { kind: "advice" }, 0],
    ["an order again", { kind: "cpn", tier: "civil" }, { kind: "cpn", tier: "civil" }, 1],
  ])("%s", async (_, first, again, rows) => {
    await letter("2026-01-10", first);
    await letter("2026-02-10", again);
    expect(await listRepeats(db, officer, { window: WINDOW, limit: 50 })).toHaveLength(rows);
    expect(await countRepeats(db, officer, WINDOW)).toBe(rows);
  });

  test("a place that was closed twice, not one where two people were given letters", async () => {
    const location_id = await aLocation(db, p, { name: "1 Toothill Road" });
    const closure = { kind: "closure-notice", tier: "civil", location_id, until_day: "2026-03-02" } as const;
    await anIntervention(db, p, { ...closure, issued_on: "2026-03-01" });
    await anIntervention(db, p, { ...closure, issued_on: "2026-03-02" });
    for (let i = 0; i < 2; i++) await aRespondent(db, p, await anIntervention(db, p, { location_id }));
    const { repeats } = await page(officer);
    expect(repeats).toMatchObject([{ who: "1 Toothill Road", kind: "Closure notice", count: 2 }]);
    expect(await opened(officer, repeats[0]?.href ?? "")).toHaveLength(2);
  });
});

test("records that are merged are one person, by initials for a child, and the count opens exactly its rows", async () => {
  const alias = await aPerson(db, p, { merged_into_id: person });
  const both = await letter("2026-01-10");
  await aRespondent(db, p, both, { person_id: alias });
  const ids = [both, await doneWith(db, p, alias, { issued_on: "2026-02-10" })];
  for (const more of [{ state: "planned" }, { kind: "cpn", tier: "civil" }] as Changes[])
    await letter("2026-02-11", more);
  await letter("2025-03-20");
  const { repeats } = await page(officer);
  expect(repeats).toMatchObject([{ who: "R A", count: 2, firstOn: "2026-01-10", lastOn: "2026-02-10" }]);
  expect((await opened(officer, repeats[0]?.href ?? "")).map(({ id }) => id)).toEqual(ids.reverse());
  expect(await get(inForce, officer)).toMatchObject({ repeats: 1 });
  const [event] = (await auditEvents(db)).filter((e) => e.event === "intervention.repeats-listed");
  expect(event).toMatchObject({ object_kind: "person", result_count: 1 });
});

test("through a case: its group sees the repeat, another group and another partnership do not", async () => {
  const { id: case_id } = await aCase(db, p);
  for (const day of ["2026-01-10", "2026-02-10"]) await letter(day, { case_id });
  const seen = async (actor: Actor) => (await page(actor)).repeats.map(({ count }) => count);
  expect(await seen(await anActor(db, p, { groups: { [p.jagId]: "chair" } }))).toEqual([2]);
  expect(await seen(await anActor(db, p, { groups: { [p.adultsId]: "chair" } }))).toEqual([]);
  const elsewhere = await aPartnership(db);
  const stranger = await anActor(db, elsewhere, { duties: ["asb-officer"] });
  expect(await seen(stranger)).toEqual([]);
  expect(await opened(stranger, `/interventions?show=all&person=${person}`)).toEqual([]);
});

test("of two of which the actor sees one, none is a repeat", async () => {
  const { id: case_id } = await aCase(db, p, { group_id: p.adultsId });
  await letter("2026-01-10", { case_id });
  await letter("2026-02-10", { case_id: (await aCase(db, p)).id });
  expect((await page(await anActor(db, p, { groups: { [p.jagId]: "chair" } }))).repeats).toEqual([]);
});

test("the partnership's own number of months is taken", async () => {
  await letter("2026-01-10");
  await letter("2026-03-10");
  expect((await page(officer)).repeats).toHaveLength(1);
  await insert(db, "setting_change", {
    ...{ id: uuid(), partnership_id: p.partnershipId, key: "interventions.repeat-months", value: "2" },
    ...{ from_day: "2026-03-01", reason: "Agreed", recorded_by: null, recorded_at: "2026-03-01T09:00:00.000Z" },
  });
  expect((await page(officer)).repeats).toEqual([]);
});

test("page after page gives each once, those with the most first", async () => {
  const people = [person, await aPerson(db, p), await aPerson(db, p)];
  for (const one of people)
    for (const issued_on of ["2026-01-10", "2026-02-10"]) await doneWith(db, p, one, { issued_on });
  for (const issued_on of ["2026-01-11", "2026-02-11", "2026-02-12"])
    await doneWith(db, p, person, { issued_on, kind: "cpn", tier: "civil" });
  const seen: string[] = [];
  let after: Parameters<typeof listRepeats>[2]["after"];
  for (let pages = 0; pages < 5; pages++) {
    const [row] = await listRepeats(db, officer, { window: WINDOW, after, limit: 1 });
    if (!row) break;
    seen.push(`${row.rows} ${row.kind}`);
    after = row;
  }
  expect(seen).toEqual(["3 cpn", "2 warning-letter", "2 warning-letter", "2 warning-letter"]);
});
