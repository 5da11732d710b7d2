import fc from "fast-check";
import { v7 as uuid } from "uuid";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { listHref, parseExportAddress } from "#app/domain/exports/lists.ts";
import { BANDS } from "#app/domain/premises/bands.ts";
import { countsInWords, type FortnightRow, isListed, movementInWords, worstFirst } from "#app/domain/premises/fortnight.ts"; // prettier-ignore
import { MICRO } from "#app/domain/premises/ledger.ts";
import { loader } from "#app/routes/premises/fortnight/route.tsx";
import { loader as incidentsLoader } from "#app/routes/premises/$premisesId_.incidents/route.tsx";
import { columnsOf, listRows } from "#app/services/exports/list-rows.ts";
import { fortnightRows } from "#app/services/premises/fortnight-rows.ts";
import { followUpOf } from "#app/services/premises/follow-up.ts";
import { followUpsOf } from "#app/services/premises/follow-ups-of.ts";
import { findPremises } from "#db/queries/premises.ts";
import { settingsOn } from "#db/queries/settings.ts";
import type { Executor } from "#db/transaction.ts";
import { aGrade, anActor, anAction, aPartnership, aPremises, aPremisesGroup, aPremisesIncident, aSitting, auditEvents, get, insert, testDatabase, type TestPartnership } from "../factories.ts"; // prettier-ignore

let db: Executor;
let p: TestPartnership;
let officer: Actor;
let groupId: string;
/** On 5, 12 (the factory's) and 26 March. */
let first: string;
let second: string;
let coming: string;
beforeEach(async () => {
  vi.useFakeTimers({ now: new Date("2026-03-20T09:00:00Z"), toFake: ["Date"] });
  db = await testDatabase();
  p = await aPartnership(db);
  officer = await anActor(db, p, { duties: ["licensing-officer"] });
  ({ groupId, sittingId: second } = await aPremisesGroup(db, p));
  first = await aSitting(db, p, { group_id: groupId, day: "2026-03-05" });
  coming = await aSitting(db, p, { group_id: groupId, day: "2026-03-26" });
});
afterEach(() => vi.useRealTimers());

type Page = Exclude<Awaited<ReturnType<typeof loader>>, Response>;
const open = async (search = "", actor = officer) => (await get(loader, actor, {}, search)) as Page;
const called = (name: string, changes = {}) => aPremises(db, p, { name, ...changes });
const names = ({ rows }: Page) => rows.map(({ name }) => name);

test("the next meeting is shown, points as at today beside those of the meeting before", async () => {
  const forge = await called("Forge");
  await aPremisesIncident(db, p, forge, { day: "2026-03-10" });
  await aPremisesIncident(db, p, forge, { day: "2026-03-14", severity: "homicide" });
  const page = await open();
  expect(page).toMatchObject({ sitting: { id: coming }, previous: { id: second }, asAt: "2026-03-20", mayGrade: false });
  expect(page.rows).toMatchObject([
    { name: "Forge", pointsThen: 4 * MICRO, pointsNow: 9 * MICRO, band: "amber", bandBefore: null, onAgenda: true, rank: 1 },
  ]);
  expect(page.rows[0]?.trend).toEqual([
    { day: "2026-03-05", points: 0 },
    { day: "2026-03-12", points: 4 * MICRO },
    { day: "2026-03-20", points: 9 * MICRO },
  ]);
}); // prettier-ignore

test("worst first by points, then by agreed grade, then by movement; those not graded come after", async () => {
  const one = await called("One");
  const two = await called("Two");
  const three = await called("Three");
  const four = await called("Four");
  const none = await called("Not graded, and worst");
  await called("Quiet and Green", { agreed_band: null });
  for (const id of [one, two, three, four]) await aGrade(db, p, { premises_id: id, sitting_id: second, computed_points: 0 }); // prettier-ignore
  await aPremisesIncident(db, p, one, { day: "2026-03-14", severity: "noise" });
  for (const id of [two, three, none]) await aPremisesIncident(db, p, id, { day: "2026-03-14" });
  const worse = await aSitting(db, p, { group_id: groupId, day: "2026-03-19" });
  await aGrade(db, p, { premises_id: three, sitting_id: worse, graded_on: "2026-03-19", agreed_band: "red", computed_points: 4 * MICRO }); // prettier-ignore
  expect(names(await open())).toEqual(["Three", "Two", "One", "Not graded, and worst"]);
});

test("premises with nothing but incidents to decide are on the list, and the number opens just those", async () => {
  const forge = await called("Forge");
  const undecided = { severity: "homicide", attribution: "undecided" } as const;
  for (const day of ["2025-12-27", "2025-12-26", "2026-03-14"])
    await aPremisesIncident(db, p, forge, { day, ...undecided });
  const [row] = (await open()).rows;
  expect(row).toMatchObject({ name: "Forge", pointsNow: 0, waiting: 2 });
  const { pathname, search } = new URL(row?.waitingHref ?? "", "http://localhost");
  expect(pathname).toBe(`/premises/${forge}/incidents`);
  const listed = (await get(incidentsLoader, officer, { premisesId: forge }, search)) as { rows: unknown[] };
  expect(listed.rows).toHaveLength(2);
});

test("counts of what happened since the meeting before open exactly those incidents", async () => {
  const forge = await called("Forge");
  for (const day of ["2026-03-12", "2026-03-13", "2026-03-20"]) await aPremisesIncident(db, p, forge, { day });
  await aPremisesIncident(db, p, forge, { day: "2026-03-15", severity: "noise", attribution: "unrelated" });
  await aPremisesIncident(db, p, forge, { day: "2026-03-16", ended_on: "2026-03-17", ended_reason: "Next door" });
  const [row] = (await open()).rows;
  expect(row?.since).toMatchObject({ incidents: 3, words: "2 violence with injury, 1 noise" });
  const { pathname, search } = new URL(row?.since?.href ?? "", "http://localhost");
  expect(pathname).toBe(`/premises/${forge}/incidents`);
  const listed = (await get(incidentsLoader, officer, { premisesId: forge }, search)) as { rows: unknown[] };
  expect(listed.rows).toHaveLength(3);
});

test("an earlier meeting: what was in force before it, what it agreed, and the points that the group had", async () => {
  const forge = await called("Forge");
  const { id } = await aPremisesIncident(db, p, forge, { day: "2026-03-01" });
  await aGrade(db, p, { premises_id: forge, sitting_id: first, graded_on: "2026-03-05", agreed_band: "amber", computed_points: 7 * MICRO, computed_band: "amber" }); // prettier-ignore
  await aGrade(db, p, { premises_id: forge, sitting_id: second, agreed_band: "green", computed_points: 4 * MICRO });
  const page = await open(`?sitting=${second}`);
  expect(page).toMatchObject({ asAt: "2026-03-12", mayGrade: true });
  expect(page.rows).toMatchObject([{ id: forge, bandBefore: "amber", pointsThen: 7 * MICRO, pointsNow: 4 * MICRO, agreedHere: "green" }]); // prettier-ignore
  expect((await open()).rows).toMatchObject([{ bandBefore: "green", pointsThen: 4 * MICRO, agreedHere: null }]);
  expect(id).toBeTruthy();
});

test("a corrected grade counts as corrected", async () => {
  const forge = await called("Forge");
  const wrong = await aGrade(db, p, { premises_id: forge, sitting_id: second, agreed_band: "red", reason: "Slip", computed_band: "green" }); // prettier-ignore
  await aGrade(db, p, { premises_id: forge, sitting_id: second, agreed_band: "amber", reason: "So agreed", computed_band: "green", corrects_id: wrong }); // prettier-ignore
  expect((await open()).rows).toMatchObject([{ bandBefore: "amber" }]);
  expect((await open(`?sitting=${second}`)).rows).toMatchObject([{ agreedHere: "amber", bandBefore: null }]);
});

test("closed premises, other partnerships and other beats are left out; not graded is counted apart", async () => {
  await called("Closed", { closed_on: "2026-03-01", closed_reason: "Sold" });
  const here = await called("Here", { beat_code: "62" });
  const there = await called("There", { beat_code: "65" });
  const q = await aPartnership(db);
  const elsewhere = await aPremises(db, q, { name: "Elsewhere" });
  for (const id of [here, there]) await aPremisesIncident(db, p, id, { day: "2026-03-14" });
  await aPremisesIncident(db, q, elsewhere, { day: "2026-03-14" });
  await aGrade(db, p, { premises_id: here, sitting_id: second });
  expect(names(await open())).toEqual(["Here", "There"]);
  const narrowed = await open("?beat=62");
  expect(names(narrowed)).toEqual(["Here"]);
  expect(narrowed.counts).toEqual({ red: 0, amber: 0, green: 1, none: 0 });
  expect((await open()).counts).toEqual({ red: 0, amber: 0, green: 1, none: 1 });
});

test("fifty a page; the button goes on to the next premises, over the end of a page", async () => {
  for (let n = 0; n < 53; n++) {
    const id = await called(`Venue ${String(n).padStart(2, "0")}`);
    await aPremisesIncident(db, p, id, { day: "2026-03-10", severity: n < 3 ? "homicide" : "noise" });
  }
  const page = await open(`?sitting=${second}`);
  expect([page.rows.length, page.total, page.page]).toEqual([50, 53, { number: 1, before: false, after: true }]);
  const last = await open(`?sitting=${second}&page=2`);
  expect(last.rows.map(({ rank }) => rank)).toEqual([51, 52, 53]);
  expect(page.rows.at(-1)).toMatchObject({ next: last.rows[0]?.id, nextPage: "2" });
  expect(last.rows.at(-1)).toMatchObject({ next: null });
  expect((await open(`?sitting=${second}&page=99`)).page.number).toBe(2);
  expect(await fortnightRows({ db, actor: officer, now: new Date() }, { sitting: second })).toHaveLength(53);
});

test("a meeting further ahead stands beside the last that took place, and not beside one that is to come", async () => {
  const forge = await called("Forge");
  await aPremisesIncident(db, p, forge, { day: "2026-03-14" });
  const later = await aSitting(db, p, { group_id: groupId, day: "2026-04-23" });
  const page = await open(`?sitting=${later}`);
  expect(page).toMatchObject({ sitting: { id: later }, previous: { id: second }, since: "2026-03-13" });
  expect(page.rows).toMatchObject([{ pointsThen: 0, pointsNow: 4 * MICRO, since: { incidents: 1 } }]);
});

test("what is due of each is said as its own page says it", async () => {
  const open1 = await called("With a plan");
  const red = await called("Still Red");
  const quiet = await called("Green");
  const shut = await called("Shut", { closed_on: "2026-03-18", closed_reason: "Sold", contact_from_on: "2026-03-01" });
  for (const [index, sitting_id] of [first, second].entries())
    await aGrade(db, p, { premises_id: red, sitting_id, agreed_band: "red", graded_on: ["2026-03-05", "2026-03-12"][index] ?? "" }); // prettier-ignore
  await aGrade(db, p, { premises_id: open1, sitting_id: second, agreed_band: "amber" });
  for (const premises_id of [quiet, shut])
    await aGrade(db, p, { premises_id, sitting_id: second, agreed_band: "green" });
  const plan = (premises_id: string, changes = {}) => {
    const id = uuid();
    return insert(db, "premises_plan", {
      ...{ id, partnership_id: p.partnershipId, premises_id, band: "red", aim: "Safer", started_on: "2026-01-01" },
      ...{ ends_on: "2026-03-01", version: 1, created_at: "2026-01-01T10:00:00.000Z", ...changes },
    });
  };
  await plan(red);
  const { id: planId } = await plan(open1, { ends_on: "2026-05-01" });
  await anAction(db, p, { context: "premises", case_id: null, premises_id: open1, premises_plan_id: planId, due_on: "2026-03-10", original_due_on: "2026-03-10" }); // prettier-ignore
  await insert(db, "premises_meeting", {
    ...{ id: uuid(), partnership_id: p.partnershipId, premises_id: open1, band: "amber", due_on: "2026-03-24" },
    ...{ version: 1, created_at: "2026-03-12T10:00:00.000Z" },
  });
  const today = "2026-03-20";
  const settings = await settingsOn(db, p.partnershipId, today);
  const found = [];
  for (const id of [open1, red, quiet, shut]) found.push((await findPremises(db, officer, id)) ?? expect.fail());
  const together = await followUpsOf(db, officer, found, { today, settings });
  for (const one of found) expect(together.get(one.id)).toEqual(await followUpOf(db, officer, one, today, settings));
  expect(together.get(red)?.isReviewPrompted).toBe(true);
  expect(together.get(open1)?.lines.map(({ key }) => key)).toEqual(["meeting", "plan", "actions"]);
});

test("the file has the rows of the page in their order, with the same numbers, and names each in the log", async () => {
  const forge = await called("Forge");
  await aPremisesIncident(db, p, forge, { day: "2026-03-14", severity: "disorder", attribution: "outside" });
  await aGrade(db, p, { premises_id: forge, sitting_id: second, agreed_band: "amber", computed_points: 2 * MICRO });
  await aPremisesIncident(db, p, await called("Not graded"), { day: "2026-03-14", severity: "homicide" });
  const asked = parseExportAddress(new URL((await open()).download ?? "", "http://localhost").searchParams);
  expect(asked).toEqual({ list: "premises-fortnight", filter: { sitting: coming, beat: undefined } });
  if (!asked) return;
  const rows = [];
  for await (const batch of listRows({ db, actor: officer, now: new Date() }, asked)) rows.push(...batch);
  const headings = columnsOf("premises-fortnight").map(({ heading }) => heading);
  const said = rows.map(({ cells }) => Object.fromEntries(headings.map((heading, at) => [heading, cells[at]])));
  expect(said).toMatchObject([
    { Order: 1, Premises: "Forge", "Grade before": "Amber", "Points then": 2, "Points now": 1, Movement: -1 },
    { Order: 2, Premises: "Not graded", "Grade before": "Not graded", "Points now": 5, "The points propose": "Amber", "On the agenda by one incident": "Yes" },
  ]);
  expect(rows[0]?.objects).toEqual([{ kind: "premises", id: forge }]);
  expect(listHref(asked)).toBe(`/premises/fortnight?sitting=${coming}`);
}); // prettier-ignore

test("without any meeting it still lists by points as at today", async () => {
  const q = await aPartnership(db);
  const there = await anActor(db, q, { duties: ["licensing-officer"] });
  await aPremisesIncident(db, q, await aPremises(db, q), { day: "2026-03-14" });
  expect(await open("", there)).toMatchObject({ sitting: null, previous: null, rows: [{ pointsNow: 4 * MICRO }] });
});

test("is for the premises group and licensing officers, and each look is in the log with what was listed", async () => {
  expect(await open("", await anActor(db, p, { groups: { [p.jagId]: "chair" } }))).toMatchObject({ status: 403 });
  const forge = await called("Forge");
  await aPremisesIncident(db, p, forge, { day: "2026-03-14" });
  const member = await anActor(db, p, { groups: { [groupId]: "member" } });
  expect(await open(`?sitting=${second}`, member)).toMatchObject({ mayGrade: false });
  await open();
  const looked = (await auditEvents(db)).filter(({ event }) => event === "premises.fortnight-listed");
  expect(looked.at(-1)).toMatchObject({ result_count: 1 });
});

describe("the order", () => {
  const row = (changes: Partial<FortnightRow>): FortnightRow => ({
    ...{ id: "a", name: "A", licenceNumber: "1", address: null, beatCode: null, bandBefore: "green", pointsThen: 0 },
    ...{ pointsNow: 0, band: "green", onAgenda: false, waiting: 0, agreedHere: null, trend: [], ...changes },
  });
  test.each([
    ["more points", { pointsNow: 2 }, { pointsNow: 1, bandBefore: "red" }],
    ["of the same points the worse grade", { bandBefore: "red" }, { bandBefore: "amber" }],
    ["of the same grade what went up more", { pointsNow: 5, pointsThen: 1 }, { pointsNow: 5, pointsThen: 4 }],
    ["of the same movement what has more to decide", { waiting: 2, name: "B" }, { waiting: 1, name: "A" }],
    ["of the same movement the name", { name: "A" }, { name: "B" }],
    ["of the same name always the same", { id: "a" }, { id: "b" }],
  ] as const)("%s comes first", (_, earlier, later) => {
    expect(worstFirst(row(earlier), row(later))).toBeLessThan(0);
    expect(worstFirst(row(later), row(earlier))).toBeGreaterThan(0);
  });

  test("is the same whatever order the rows came in", () => {
    const rows = fc.uniqueArray(
      fc.record({
        ...{ id: fc.uuid(), name: fc.constantFrom("A", "B"), pointsNow: fc.nat(3), pointsThen: fc.nat(3) },
        bandBefore: fc.constantFrom(...BANDS, null),
      }),
      { selector: ({ id }) => id },
    );
    const inTwoOrders = rows.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    fc.assert(
      fc.property(inTwoOrders, ([one, other]) => {
        expect(other.map(row).sort(worstFirst)).toEqual(one.map(row).sort(worstFirst));
      }),
    );
  });

  test.each([
    ["points now", { pointsNow: 1 }, true],
    ["points at the meeting before, none now", { pointsThen: 1 }, true],
    ["Amber without points", { bandBefore: "amber" }, true],
    ["Red without points", { bandBefore: "red" }, true],
    ["graded Red at this meeting", { agreedHere: "red" }, true],
    ["not graded, with something to decide", { bandBefore: null, waiting: 1 }, true],
    ["Green and quiet", {}, false],
    ["not graded and quiet", { bandBefore: null }, false],
  ] as const)("%s: listed %s", (_, changes, listed) => {
    expect(isListed(row(changes))).toBe(listed);
  });
});

test.each([
  [0, "No change"],
  [3.5 * MICRO, "▲ up 3.5"],
  [-2 * MICRO, "▼ down 2"],
  [-0.625 * MICRO, "▼ down 0.625"],
])("a movement of %d millionths reads %s", (movement, words) => {
  expect(movementInWords(movement)).toBe(words);
});

test("counts are told worst first", () => {
  expect(countsInWords([{ severity: "noise", incidents: 3 }, { severity: "robbery", incidents: 1 }])).toBe("1 robbery, 3 noise"); // prettier-ignore
  expect(countsInWords([])).toBe("");
});
