import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { arePapersDue, refusePapers } from "#app/domain/meetings/papers.ts";
import { sendPapers } from "#app/jobs/send-papers.ts";
import {
  action as arrange,
  loader as agendaPage,
} from "#app/routes/meetings/$groupId.meetings.$sittingId.agenda._index/route.tsx";
import { type Executor, inTransaction } from "#db/transaction.ts";
import type { Database } from "#db/types/database.ts";
import { anActor, aPartnership, aSitting, auditEvents, get, post, testDatabase, type TestPartnership } from "../factories.ts"; // prettier-ignore
import { anItem } from "../support/meetings.ts";

test.each([
  ["on their day", "2026-04-08", "2026-04-09", "2026-04-08", true],
  ["the day before it", "2026-04-08", "2026-04-09", "2026-04-07", false],
  ["after it, when nothing ran on it", "2026-04-02", "2026-04-07", "2026-04-04", true],
  ["on the day of the meeting", "2026-04-08", "2026-04-09", "2026-04-09", true],
  ["after the meeting", "2026-04-08", "2026-04-09", "2026-04-10", false],
])("papers go out by themselves: %s", (_, due, day, today, expected) => {
  expect(arePapersDue(due, day, today)).toBe(expected);
});

test.each([
  ["with items", {}, { hasItems: true, sentFor: [] }, null],
  ["again for a new day", {}, { hasItems: true, sentFor: ["2026-04-02"] }, null],
  [
    "twice for one day",
    {},
    { hasItems: true, sentFor: ["2026-04-09"] },
    "The papers for 9 April 2026 went out already",
  ],
  ["without items", {}, { hasItems: false, sentFor: [] }, "Nothing is on the agenda yet"],
  ["cancelled", { status: "cancelled" }, { hasItems: true, sentFor: [] }, "This meeting is cancelled"],
  ["over", { day: "2026-04-01" }, { hasItems: true, sentFor: [] }, "This meeting is over"],
] as const)("papers of a meeting: %s", (_, changes, facts, message) => {
  const sitting = { day: "2026-04-09", status: "planned" as const, ...changes };
  expect(refusePapers(sitting, facts, "2026-04-02")?.message ?? null).toBe(message);
});

describe("the papers of a meeting", () => {
  let db: Executor;
  let p: TestPartnership;
  let chair: Actor;
  let member: Actor;
  let guest: Actor;
  let sittingId: string;
  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-04-02T09:00:00Z") });
    db = await testDatabase();
    p = await aPartnership(db);
    chair = await anActor(db, p, { groups: { [p.jagId]: "chair" }, name: "Chris Hair" });
    member = await anActor(db, p, { groups: { [p.jagId]: "member" } });
    guest = await anActor(db, p, { groups: { [p.jagId]: "guest" } });
    await anActor(db, p, { groups: { [p.youthJagId]: "member" } });
    // The Tuesday after Easter: a working day before it is Maundy Thursday.
    sittingId = await aSitting(db, p, { day: "2026-04-07" });
    await anItem(db, p, { sitting_id: sittingId });
  });
  afterEach(() => vi.useRealTimers());

  const at = () => ({ groupId: p.jagId, sittingId });
  const run = (day: string) => sendPapers.run({ db, now: new Date(`${day}T06:00:00Z`) } as never);
  const told = async () =>
    (await db.selectFrom("notification").select(["user_id", "object_kind", "object_id", "for_day"]).where("kind", "=", "papers-out").execute()); // prettier-ignore
  const change = (changes: Partial<Database["sitting"]>) =>
    inTransaction(db, (trx) => trx.updateTable("sitting").set(changes).where("id", "=", sittingId).execute());
  const sendNow = (who = chair) => post(arrange, who, at(), { intent: "papers" });
  const status = (answer: unknown) =>
    answer instanceof Response ? answer.status : (answer as { init?: { status?: number } }).init?.status;

  test("go out as links to every member and guest, a working day before, once", async () => {
    expect(await run("2026-04-01")).toEqual({ sent: 0 });
    expect(await run("2026-04-02")).toEqual({ sent: 1 });
    expect(await run("2026-04-02")).toEqual({ sent: 0 });
    expect(await run("2026-04-07")).toEqual({ sent: 0 });
    const rows = await told();
    expect(rows.map((one) => one.user_id).sort()).toEqual([chair.id, member.id, guest.id].sort());
    expect(rows[0]).toMatchObject({ object_kind: "meeting", object_id: sittingId, for_day: "2026-04-07" });
    expect(await db.selectFrom("papers_sent").selectAll().execute()).toMatchObject([
      { sitting_id: sittingId, for_day: "2026-04-07", recipients: 3, sent_by: null },
    ]);
    expect((await auditEvents(db)).filter(({ event }) => event === "papers.sent")).toHaveLength(1);
  });

  test("go out again for the new day when the meeting is moved afterwards, and the agenda says so", async () => {
    await run("2026-04-02");
    await change({ day: "2026-04-16", status: "moved", reason: "Fire drill" });
    expect(await run("2026-04-14")).toEqual({ sent: 0 });
    expect(await run("2026-04-15")).toEqual({ sent: 1 });
    expect(await told()).toHaveLength(6);
    const page = (await get(agendaPage, guest, at())) as { papers: { forDay: string }[] };
    expect(page.papers.map(({ forDay }) => forDay)).toEqual(["2026-04-16", "2026-04-07"]);
  });

  test("of a cancelled meeting, and of one with nothing on its agenda, do not go out", async () => {
    await change({ status: "cancelled", reason: "Snow" });
    const empty = await aSitting(db, p, { day: "2026-04-09" });
    expect(await run("2026-04-07")).toEqual({ sent: 0 });
    await anItem(db, p, { sitting_id: empty });
    expect(await run("2026-04-09")).toEqual({ sent: 1 });
  });

  test("the chair sends them earlier, and they do not go out a second time", async () => {
    expect(status(await sendNow(member))).toBe(403);
    expect(status(await sendNow())).toBe(302);
    expect(status(await sendNow())).toBe(422);
    expect(await run("2026-04-02")).toEqual({ sent: 0 });
    expect((await told()).map((one) => one.user_id).sort()).toEqual([member.id, guest.id].sort());
    const youth = await anActor(db, p, { groups: { [p.youthJagId]: "chair" } });
    expect(status(await sendNow(youth))).toBe(404);
  });
});
