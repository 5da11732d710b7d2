import { v7 as uuid } from "uuid";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type Actor, systemActor } from "#app/domain/access/actor.ts";
import { STANDING_SUBJECTS } from "#app/domain/meetings/agenda-item.ts";
import { daysAhead, periodBefore, periodOf, sideBySide } from "#app/domain/meetings/period.ts";
import { standingHref } from "#app/domain/meetings/standing-href.ts";
import { loader as aheadPage } from "#app/routes/meetings/$groupId.meetings.$sittingId.ahead/route.tsx";
import { loader as agendaPage } from "#app/routes/meetings/$groupId.meetings.$sittingId.agenda._index/route.tsx";
import { createPartnership } from "#app/services/admin/create-partnership.ts";
import { loader as periodPage } from "#app/routes/meetings/$groupId.meetings.$sittingId.period/route.tsx";
import { listStandingItems } from "#db/queries/agenda-candidates.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { aCase, anAction, anActor, anIncident, anIntervention, aPartnership, aSitting, auditEvents, get, insert, testDatabase, type TestPartnership } from "../factories.ts"; // prettier-ignore
import { anItem, hasAccepted } from "../support/meetings.ts";

describe("the period of a meeting", () => {
  test.each([
    ["since the last meeting, to today", "2026-03-05", "2026-04-09", "2026-04-02", "2026-03-06", "2026-04-02"],
    ["of one that is over, to its day", "2026-03-05", "2026-04-09", "2026-06-01", "2026-03-06", "2026-04-09"],
    ["before the first meeting, four weeks", null, "2026-04-09", "2026-04-09", "2026-03-13", "2026-04-09"],
    ["of the day after another", "2026-04-08", "2026-04-09", "2026-04-02", "2026-04-02", "2026-04-02"],
  ])("%s", (_, lastDay, day, today, from, until) => {
    expect(periodOf({ lastDay, day, today })).toEqual({ from, until });
  });

  test("is compared with as many days before it", () => {
    expect(periodBefore({ from: "2026-03-06", until: "2026-04-02" })).toEqual({ from: "2026-02-06", until: "2026-03-05" });
    expect(periodBefore({ from: "2026-03-01", until: "2026-03-01" })).toEqual({ from: "2026-02-28", until: "2026-02-28" });
  }); // prettier-ignore

  test.each([
    ["to the next meeting, its day included", "2026-04-02", "2026-04-02"],
    ["as many days as are set where none is planned", null, "2026-03-28"],
  ])("the month ahead begins on the day after the meeting and goes %s", (_, nextDay, until) => {
    expect(daysAhead("2026-02-28", nextDay, 28)).toEqual({ from: "2026-03-01", until });
  });

  test("both stand side by side, the most first, and what only one has with a nought in the other", () => {
    expect(sideBySide([{ of: "a", count: 1 }, { of: null, count: 3 }], [{ of: "b", count: 2 }])).toEqual([
      { of: null, count: 3, before: 0 },
      { of: "a", count: 1, before: 0 },
      { of: "b", count: 0, before: 2 },
    ]); // prettier-ignore
  });
});

test("every standing subject opens an address within the site", () => {
  for (const subject of STANDING_SUBJECTS) {
    const at = { subject, beatCode: "61", groupId: "g", sittingId: "s", lastDay: "2026-03-05", mayRun: true };
    expect(standingHref(at)).toMatch(/^\/[a-z]/);
  }
  const breaches = { beatCode: null, groupId: "g", sittingId: "s", lastDay: null, subject: "breaches" as const };
  expect(standingHref({ ...breaches, mayRun: false })).toBe("/groups/g/meetings");
  expect(standingHref({ ...breaches, subject: null, mayRun: true })).toBeNull();
});

describe("at a meeting", () => {
  let db: Executor;
  let p: TestPartnership;
  let chair: Actor;
  let member: Actor;
  let sittingId: string;
  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-04-02T09:00:00Z") });
    db = await testDatabase();
    p = await aPartnership(db);
    chair = await anActor(db, p, { groups: { [p.jagId]: "coordinator" }, name: "Chris Hair" });
    member = await anActor(db, p, { groups: { [p.jagId]: "member" } });
    await aSitting(db, p, { day: "2026-03-05" });
    sittingId = await aSitting(db, p, { day: "2026-04-09" });
  });
  afterEach(() => vi.useRealTimers());

  const at = () => ({ groupId: p.jagId, sittingId });
  const status = (answer: unknown) => (answer as Response).status;

  test("the figures of the period count what the reader may open, beside those before it", async () => {
    for (const latest_day of ["2026-03-05", "2026-03-06", "2026-04-02"])
      await anIncident(db, p, { earliest_day: latest_day, latest_day, beat_code: "61" });
    expect(await get(periodPage, chair, at())).toMatchObject({
      period: { from: "2026-03-06", until: "2026-04-02" },
      byBeat: [{ of: "61", count: 2, before: 1 }],
    });
    expect(await get(periodPage, member, at())).toMatchObject({ byBeat: [] });
    const youth = await anActor(db, p, { groups: { [p.youthJagId]: "chair" } });
    for (const page of [periodPage, aheadPage]) expect(status(await get(page, youth, at()))).toBe(404);
    expect((await auditEvents(db)).filter(({ event }) => event === "agenda.period-viewed")).toHaveLength(2);
  });

  test("the month ahead has the meetings of the reader's groups, and behind the gate nothing else", async () => {
    await aSitting(db, p, { day: "2026-04-30" });
    await aSitting(db, p, { day: "2026-05-08" });
    const before = (await get(aheadPage, chair, at())) as { gate: unknown; reviewsDue: unknown };
    expect(before).toMatchObject({ reviewsDue: null, sittings: [{ day: "2026-04-30" }] });
    expect(before.gate).not.toBeNull();
    await hasAccepted(db, p, { sittingId, userId: chair.id });
    expect(await get(aheadPage, chair, at())).toMatchObject({ gate: null, reviewsDue: 0, ending: [] });
  });

  test("of the month ahead are the orders that end from the day after the meeting to the next, not from today", async () => {
    const order = (until_day: string) => anIntervention(db, p, { kind: "abc", until_day });
    await order("2026-04-05");
    const next = await order("2026-05-07");
    await order("2026-05-08");
    const officer = await anActor(db, p, { duties: ["asb-officer"], groups: { [p.jagId]: "coordinator" } });
    await hasAccepted(db, p, { sittingId, userId: officer.id });
    type Ahead = { days: { until: string }; ending: { id: string }[]; endingList: string };
    const ahead = async () => (await get(aheadPage, officer, at())) as Ahead;
    expect((await ahead()).days.until).toBe("2026-05-07");
    await aSitting(db, p, { day: "2026-05-07" });
    const { ending, endingList } = await ahead();
    expect(ending.map(({ id }) => id)).toEqual([next]);
    expect(endingList).toBe("/interventions?show=in-force&endsFrom=2026-04-10&endsUntil=2026-05-07");
    await aSitting(db, p, { day: "2026-04-16" });
    expect((await ahead()).ending).toEqual([]);
  });

  test("each case shows what changed since the group last met, and private notes only to their agency", async () => {
    const record = await aCase(db, p);
    await anItem(db, p, { sitting_id: sittingId, case_id: record.id });
    await anAction(db, p, { case_id: record.id, status: "done", finished_on: "2026-03-05", outcome: "Done" });
    await anAction(db, p, { case_id: record.id, status: "done", finished_on: "2026-03-06", outcome: "Done" });
    const write = async (written_at: string, isShared: 0 | 1) => {
      const id = uuid();
      const note = { partnership_id: p.partnershipId, kind: "fact" as const, happened_on: "2026-03-01", agency_id: p.policeId };
      await insert(db, "case_note", { ...note, id, words: "Seen", source_grade: null, information_assessment: null, handling_code: null, handling_conditions: null, written_by: chair.id, written_at, corrects_id: null });
      await insert(db, "note_case", { ...note, note_id: id, case_id: record.id, written_by: chair.id, is_shared: isShared, version: 1 });
    };
    await write("2026-03-05T23:59:00.000Z", 1);
    await write("2026-03-06T00:00:00.000Z", 1);
    await write("2026-03-10T10:00:00.000Z", 0);
    const incident = await anIncident(db, p);
    await insert(db, "incident_case", { incident_id: incident, case_id: record.id, partnership_id: p.partnershipId, shows_reporter: 0, linked_at: "2026-03-07T10:00:00.000Z", linked_by: null });
    await hasAccepted(db, p, { sittingId, userId: chair.id });
    const page = (await get(agendaPage, chair, at())) as { parts: { items: { ofCase?: { lastDay: string; since: object } }[] }[] };
    const shown = page.parts.flatMap(({ items }) => items).find(({ ofCase }) => ofCase);
    expect(shown?.ofCase).toMatchObject({ lastDay: "2026-03-05", since: { incidents: 1, finished: 1, breaches: 0, notes: 1 } });
  }); // prettier-ignore
});

test("a partnership made from Charnwood's template has what its groups hear at every meeting", async () => {
  const db = await testDatabase();
  const made = await inTransaction(db, (trx) =>
    createPartnership(trx, systemActor("test"), new Date("2026-04-02T09:00:00Z"), { name: "Ours", template: "charnwood" }),
  ); // prettier-ignore
  const titles = async (name: string) => {
    const id = made.groups.find((group) => group.name === name)?.id ?? "";
    const of = { partnershipId: made.partnershipId, groupId: id };
    return (await listStandingItems(db, of)).map(({ title, part }) => `${part}: ${title}`);
  };
  expect(await titles("JAG")).toEqual([
    ...["ahead: The month ahead", "analysis: Crime and anti-social behaviour of the period"],
    ...["standing: Beat 61", "standing: Beat 64", "standing: Hate incidents", "standing: High risk ASB"],
    "standing: Breaches",
  ]);
  expect(await titles("Youth JAG")).toHaveLength(4);
  expect(await titles("CSP board")).toEqual([]);
});
