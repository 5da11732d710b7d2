import fc from "fast-check";
import { v7 as uuid } from "uuid";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import { choosesViceChair, councilYearOf } from "#app/domain/meetings/council-year.ts";
import { action as arrange } from "#app/routes/meetings/$groupId.meetings.$sittingId.agenda._index/route.tsx";
import { changeAgendaItem } from "#app/services/meetings/change-agenda-item.ts";
import { findViceChair } from "#db/queries/attendance.ts";
import type { Executor } from "#db/transaction.ts";
import { aGroup, anActor, aPartnership, aSitting, insert, post, testDatabase } from "../factories.ts";

test.each([
  ["the day before it begins", "2026-04-30", 5, "2025-05-01"],
  ["the day it begins", "2026-05-01", 5, "2026-05-01"],
  ["the last day of the calendar year", "2026-12-31", 5, "2026-05-01"],
  ["a year that begins in January", "2026-01-01", 1, "2026-01-01"],
  ["a year that begins in December", "2026-11-30", 12, "2025-12-01"],
])("the Council year of %s", (_, day, month, start) => {
  expect(councilYearOf(day, month)).toBe(start);
});

test.each([
  ["its first of all", "2026-10-08", null, true],
  ["its first on the day the year begins", "2026-05-01", "2026-04-30", true],
  ["its first in October, where none was held since May", "2026-10-08", "2026-04-30", true],
  ["its second", "2026-07-09", "2026-05-01", false],
  ["the last before the year begins", "2026-04-30", "2025-10-09", false],
])("a board chooses its vice-chair at %s: %s after %s", (_, day, before, does) => {
  expect(choosesViceChair(day, before, 5)).toBe(does);
});

test("in each Council year with a meeting it chooses exactly once, whenever it meets", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(2000), { minLength: 1, maxLength: 30 }), fc.integer({ min: 1, max: 12 }), (gaps, month) => {
      const days = gaps.sort((a, b) => a - b).map((n) => plusDays("2024-01-01", n));
      const chosen = days.filter((day, n) => choosesViceChair(day, days[n - 1] ?? null, month));
      expect(chosen.map((day) => councilYearOf(day, month))).toEqual([...new Set(days.map((day) => councilYearOf(day, month)))]);
    }),
  );
}); // prettier-ignore

let db: Executor;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-05-04T09:00:00Z") });
  db = await testDatabase();
});
afterEach(() => vi.useRealTimers());

test("the choice stands on the agenda of that meeting once, and not again when it is closed", async () => {
  const p = await aPartnership(db);
  const boardId = await aGroup(db, p.partnershipId, { kind: "board", holds_cases: 0 });
  const chair = await anActor(db, p, { groups: { [boardId]: "chair", [p.jagId]: "chair" } });
  const first = await aSitting(db, p, { group_id: boardId, day: "2026-05-07" });
  const second = await aSitting(db, p, { group_id: boardId, day: "2026-07-09" });
  const jag = await aSitting(db, p, { day: "2026-05-07" });
  const build = (groupId: string, sittingId: string) =>
    post(arrange, chair, { groupId, sittingId }, { intent: "build" });
  for (const _ of [1, 2]) await build(boardId, first);
  await build(p.jagId, jag);
  const items = () => db.selectFrom("agenda_item").select(["id", "title", "part", "sitting_id"]).execute();
  expect(await items()).toMatchObject([{ title: "Choose the vice-chair", part: "opening", sitting_id: first }]);
  const itemId = (await items())[0]?.id ?? "";
  const form = { version: 1, state: "closed", reason: "Left open this year" } as const;
  await changeAgendaItem({ db, actor: chair, now: new Date() }, { groupId: boardId, sittingId: first, itemId }, form);
  expect(await db.selectFrom("forward_item").selectAll().execute()).toMatchObject([
    { state: "dropped", state_reason: "Left open this year", created_by: null },
  ]);
  vi.setSystemTime(new Date("2026-05-08T09:00:00Z"));
  await build(boardId, second);
  expect(await items()).toHaveLength(1);
});

test("whoever was chosen is vice-chair from that meeting until the next is chosen", async () => {
  const p = await aPartnership(db);
  const choose = async (day: string, name: string, status: "held" | "cancelled" = "held") => {
    const reason = status === "cancelled" ? "Snow" : null;
    const sitting_id = await aSitting(db, p, { day, status, reason });
    await insert(db, "attendance", {
      ...{ id: uuid(), partnership_id: p.partnershipId, sitting_id, agency_id: p.policeId, user_id: null, name },
      ...{ capacity: "member", status: "present", deputy_for_id: null, office: "vice-chair", recorded_by: null },
      ...{ recorded_at: "2026-05-04T09:00:00.000Z", version: 1 },
    });
  };
  await choose("2025-05-08", "Fire One");
  await choose("2026-05-07", "Fire Two");
  await choose("2026-06-04", "Never", "cancelled");
  const on = async (day: string) => (await findViceChair(db, p.partnershipId, p.jagId, day))?.name;
  expect([await on("2025-05-07"), await on("2025-05-08"), await on("2026-05-06"), await on("2026-07-01")]).toEqual([
    ...[undefined, "Fire One", "Fire One", "Fire Two"],
  ]);
});
