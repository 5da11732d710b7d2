import { v7 as uuid } from "uuid";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { freezeLedger, readFrozenLedger } from "#app/domain/premises/frozen-ledger.ts";
import { ledgerOn, MICRO } from "#app/domain/premises/ledger.ts";
import { loader as gradeLoader } from "#app/routes/premises/$premisesId_.grades.$gradeId/route.tsx";
import { loader } from "#app/routes/premises/$premisesId_.ledger/route.tsx";
import { ledgerPage } from "#app/services/premises/ledger-page.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { aGrade, anActor, anIncident, aPartnership, aPremises, aPremisesGroup, aPremisesIncident, aSitting, auditEvents, get, testDatabase, type TestPartnership } from "../factories.ts"; // prettier-ignore
import { anEntry, AS_AT, SHIPPED } from "./ledger-cases.ts";

let db: Executor;
let p: TestPartnership;
let officer: Actor;
let premisesId: string;
beforeEach(async () => {
  vi.useFakeTimers({ now: new Date("2026-03-20T09:00:00Z"), toFake: ["Date"] });
  db = await testDatabase();
  p = await aPartnership(db);
  officer = await anActor(db, p, { duties: ["licensing-officer"] });
  premisesId = await aPremises(db, p, { capacity: 200 });
});
afterEach(() => vi.useRealTimers());

type Page = Exclude<Awaited<ReturnType<typeof loader>>, Response>;
const open = async (search = "", actor = officer) => (await get(loader, actor, { premisesId }, search)) as Page;

test("every incident in the window is a line, and what only is listed or waits is apart from the sum", async () => {
  await aPremisesIncident(db, p, premisesId, { day: "2026-03-18", called_police: 1 });
  await aPremisesIncident(db, p, premisesId, { day: "2026-02-20", severity: "disorder", attribution: "outside" });
  await aPremisesIncident(db, p, premisesId, { day: "2026-03-02", attribution: "near" });
  await aPremisesIncident(db, p, premisesId, { day: "2026-03-03", attribution: "undecided", severity: "homicide" });
  await aPremisesIncident(db, p, premisesId, { day: "2025-12-26" }); // 84 days
  const { ledger, waiting, rate } = await open();
  expect(ledger).toMatchObject({ points: 3.5 * MICRO, band: "green", because: "3.5 points; Green below 6" });
  expect(ledger.lines.map(({ day, counted }) => [day, counted / MICRO])).toEqual([
    ["2026-03-18", 3],
    ["2026-03-03", 0],
    ["2026-03-02", 0],
    ["2026-02-20", 0.5],
  ]);
  expect(waiting).toEqual({ incidents: 1, adds: 5 * MICRO, makesAmber: true });
  expect(rate).toEqual({ value: 1.75, per: 100, capacity: 200 });
});

test("nothing of what happened, nor of anybody in it, is sent with a line", async () => {
  const incident_id = await anIncident(db, p, { what_happened: "CANARY what", suspect_words: "CANARY suspect", latest_day: "2026-03-18" }); // prettier-ignore
  await aPremisesIncident(db, p, premisesId, { incident_id });
  expect(JSON.stringify(await open())).not.toContain("CANARY");
});

test("as at another day: by its settings, without what came later, and what age alone makes by the next meeting", async () => {
  await aPremisesIncident(db, p, premisesId, { day: "2026-02-19" });
  await aPremisesIncident(db, p, premisesId, { day: "2026-03-15" });
  await aPremisesGroup(db, p, { day: "2026-03-26" });
  const then = await open("?on-day=18&on-month=3&on-year=2026");
  expect(then.ledger).toMatchObject({ asAt: "2026-03-18", points: 8 * MICRO, band: "amber" });
  expect(then.next).toMatchObject({ day: "2026-03-26", points: 6 * MICRO, band: "amber" });
  expect(then.next?.falls.map(({ day, now, then: later }) => [day, now / MICRO, later / MICRO])).toEqual([
    ["2026-02-19", 4, 2],
  ]);
  expect((await open("?on=2026-03-01")).ledger.points).toBe(4 * MICRO);
});

test.each(["?on-day=31&on-month=2&on-year=2026", "?on=soon"])("a day that is none is said to be none: %s", async (search) => {
  const page = await open(search);
  expect(page.dayError).toBe("Day must be a real date, like 27 3 2026");
  expect(page.ledger.asAt).toBe("2026-03-20");
}); // prettier-ignore

test("an agreed grade stands as it was; what today's facts make of its day is said beside it", async () => {
  const { id } = await aPremisesIncident(db, p, premisesId, { day: "2026-03-10" });
  await aPremisesIncident(db, p, premisesId, { day: "2026-03-10" });
  const { sittingId, groupId } = await aPremisesGroup(db, p);
  const { ledger, settings } = await ledgerPage(db, officer, { id: premisesId }, "2026-03-12");
  const frozen = freezeLedger(ledger, settings, "2026-03-12");
  const gradeId = await aGrade(db, p, { premises_id: premisesId, sitting_id: sittingId, agreed_band: "amber", computed_points: ledger.points, ledger: JSON.stringify(frozen) }); // prettier-ignore
  await aSitting(db, p, { group_id: groupId, day: "2026-03-19", status: "cancelled", reason: "Snow" });
  expect((await open()).grades[0]).toMatchObject({ agreedBand: "amber", byFacts: null });

  await inTransaction(db, (trx) =>
    trx.updateTable("premises_incident").set({ attribution: "unrelated" }).where("id", "=", id).execute(),
  );
  const { grades, trend } = await open();
  expect(grades[0]).toMatchObject({ computedPoints: 8 * MICRO, computedBand: "amber", byFacts: { points: 4 * MICRO, band: "green" } }); // prettier-ignore
  expect(trend).toEqual([{ day: "2026-03-12", then: 8 * MICRO, agreed: "amber", byFacts: 4 * MICRO }]);
  const page = (await get(gradeLoader, officer, { premisesId, gradeId })) as Awaited<ReturnType<typeof gradeLoader>>;
  expect(page.ledger).toEqual(frozen);
  expect(page.correctedBy).toBeNull();
});

test("older grades are on a page of their own", async () => {
  const { groupId } = await aPremisesGroup(db, p, { day: "2025-01-01" });
  for (let month = 1; month <= 15; month++) {
    const day = month <= 12 ? `2025-${String(month).padStart(2, "0")}-02` : `2026-0${month - 12}-02`;
    const sittingId = await aSitting(db, p, { group_id: groupId, day });
    await aGrade(db, p, { premises_id: premisesId, sitting_id: sittingId, graded_on: day });
  }
  const first = await open();
  expect(first.grades).toHaveLength(12);
  const second = await open(`?after=${first.nextGrades}`);
  expect(second.grades.map(({ gradedOn }) => gradedOn)).toEqual(["2025-03-02", "2025-02-02", "2025-01-02"]);
  expect(second.nextGrades).toBeNull();
});

test.each(["[]", "", "not json", '{"version":99}', "null"])("a ledger that no version of ours wrote is not read: %s", (text) => {
  expect(readFrozenLedger(text)).toBeNull();
}); // prettier-ignore

test("a frozen ledger reads back as it was", () => {
  const entry = { ...anEntry({ attribution: "outside", calledPolice: true }), id: uuid(), reference: "IN-26-0001" };
  const frozen = freezeLedger(ledgerOn([entry], SHIPPED, AS_AT), SHIPPED, AS_AT);
  expect(readFrozenLedger(JSON.stringify(frozen))).toEqual(frozen);
  expect(frozen.lines[0]).toMatchObject({ attributedShare: 50, attributed: 2 * MICRO, mitigated: MICRO });
});

test("the look is in the log once in ten minutes", async () => {
  await open();
  await open();
  const looked = (await auditEvents(db)).filter(({ event }) => event === "premises.ledger-viewed");
  expect(looked).toHaveLength(1);
  expect(looked[0]).toMatchObject({ object_kind: "premises", object_id: premisesId });
});

test("a member of the JAG is refused, another partnership does not find it", async () => {
  const jag = await anActor(db, p, { groups: { [p.jagId]: "chair" } });
  expect(await get(loader, jag, { premisesId })).toMatchObject({ status: 403 });
  const elsewhere = await anActor(db, await aPartnership(db), { duties: ["licensing-officer"] });
  expect(await get(loader, elsewhere, { premisesId })).toMatchObject({ status: 404 });
  const { sittingId } = await aPremisesGroup(db, p);
  const gradeId = await aGrade(db, p, { premises_id: premisesId, sitting_id: sittingId });
  expect(await get(gradeLoader, elsewhere, { premisesId, gradeId })).toMatchObject({ status: 404 });
  const other = await aPremises(db, p);
  expect(await get(gradeLoader, officer, { premisesId: other, gradeId })).toMatchObject({ status: 404 });
});
