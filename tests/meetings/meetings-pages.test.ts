import { v7 as uuid } from "uuid";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { loader as home } from "#app/routes/home/_index/route.tsx";
import {
  action as cancel,
  loader as cancelPage,
} from "#app/routes/meetings/$groupId.meetings.$sittingId.cancel/route.tsx";
import { action as move, loader as movePage } from "#app/routes/meetings/$groupId.meetings.$sittingId.move/route.tsx";
import { loader as listPage } from "#app/routes/meetings/$groupId.meetings._index/route.tsx";
import { action as add, loader as addPage } from "#app/routes/meetings/$groupId.meetings.new/route.tsx";
import { action as setPattern, loader as patternPage } from "#app/routes/meetings/$groupId.meetings.pattern/route.tsx";
import type { Executor } from "#db/transaction.ts";
import { anOffice, NOW, type Office, typedDays } from "../admin/office.ts";
import { aGroup, anActor, aSitting, get, insert, post, testDatabase } from "../factories.ts";

let db: Executor;
let office: Office;
let chair: Actor;
let member: Actor;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: NOW });
  db = await testDatabase();
  office = await anOffice(db);
  chair = await anActor(db, office, { groups: { [office.jagId]: "chair", [office.youthJagId]: "member" } });
  member = await anActor(db, office, { groups: { [office.jagId]: "member" } });
});
afterEach(() => vi.useRealTimers());

const PATTERN = {
  seen: "none", pattern: "every-n-weeks", weeks: "4", nth: "", monthOfQuarter: "", weekday: "4", startTime: "13:30", place: "Council Offices",
  ...typedDays({ fromDay: "2026-03-12", untilDay: null }),
}; // prettier-ignore
const rows = () => db.selectFrom("sitting").selectAll().orderBy("day").execute();
const days = async () => (await rows()).map((s) => `${s.day} ${s.status}`);

describe("who", () => {
  test("members and guests read, chair, coordinator and administrator plan, and to nobody else is there anything", async () => {
    const sittingId = await aSitting(db, office, { day: "2026-03-17" });
    const params = { groupId: office.jagId, sittingId };
    const coordinator = await anActor(db, office, { groups: { [office.jagId]: "coordinator" } });
    const guest = await anActor(db, office, { groups: { [office.jagId]: "guest" } });
    const other = await anActor(db, office, { groups: { [office.youthJagId]: "chair" } });
    const stranger = (await anOffice(db)).admin;
    // In the group, but with leave to plan only in another.
    const both = await anActor(db, office, { groups: { [office.jagId]: "member", [office.youthJagId]: "chair" } });
    const status = (answer: unknown) => (answer as { status?: number }).status ?? 200;
    const fields = { ...PATTERN, intent: "save" };
    const when = {
      ...typedDays({ day: "2026-03-18" }),
      startTime: "10:00",
      place: "",
      reason: "A reason",
      version: "9",
    };
    for (const [who, reads, plans] of [
      [member, 200, 403],
      [guest, 200, 403],
      [both, 200, 403],
      [other, 404, 404],
      [stranger, 404, 404],
    ] as const) {
      expect(status(await get(listPage, who, params))).toBe(reads);
      for (const page of [patternPage, addPage, movePage, cancelPage])
        expect(status(await get(page, who, params))).toBe(plans);
      expect(status(await post(setPattern, who, params, fields))).toBe(plans);
      expect(status(await post(setPattern, who, params, PATTERN))).toBe(plans);
      for (const change of [add, move, cancel]) expect(status(await post(change, who, params, when))).toBe(plans);
    }
    for (const who of [chair, coordinator, office.admin]) {
      expect(await get(listPage, who, params)).toMatchObject({ mayPlan: true });
      for (const page of [patternPage, addPage, movePage, cancelPage])
        expect(status(await get(page, who, params))).toBe(200);
    }
    expect(await days()).toEqual(["2026-03-17 planned"]);
  });

  test("a meeting is found under its own group alone", async () => {
    const sittingId = await aSitting(db, office, { day: "2026-03-17", group_id: office.youthJagId });
    expect(await get(movePage, office.admin, { groupId: office.jagId, sittingId })).toMatchObject({ status: 404 });
    expect(await get(movePage, office.admin, { groupId: office.jagId, sittingId: uuid() })).toMatchObject({
      status: 404,
    });
  });
});

describe("the list", () => {
  type List = { sittings: { day: string; warnings: string[] }[]; next: string | null };
  const list = (search = "") => get(listPage, member, { groupId: office.jagId }, search) as Promise<List>;

  test("goes through what is coming and what is past page by page, each meeting once", async () => {
    for (let n = 0; n < 22; n++) {
      const day = String(n + 1).padStart(2, "0");
      await aSitting(db, office, { day: `2026-02-${day}` });
      await aSitting(db, office, { day: `2026-06-${day}` });
    }
    await aSitting(db, office, { day: "2026-06-05", group_id: office.youthJagId });
    for (const [show, month, first] of [
      ["coming", "06", "2026-06-01"],
      ["past", "02", "2026-02-22"],
    ] as const) {
      const one = await list(`?show=${show}`);
      const two = await list(`?show=${show}&after=${one.next}`);
      const shown = [...one.sittings, ...two.sittings].map(({ day }) => day);
      expect(shown[0]).toBe(first);
      expect(new Set(shown).size).toBe(22);
      expect(shown.every((day) => day.startsWith(`2026-${month}`))).toBe(true);
      expect([one.sittings.length, two.sittings.length, two.next]).toEqual([20, 2, null]);
    }
  });

  test("today's meeting is coming until the day is over in London", async () => {
    await aSitting(db, office, { day: "2026-06-30" });
    vi.setSystemTime(new Date("2026-06-30T22:59:00Z"));
    expect((await list()).sittings).toHaveLength(1);
    vi.setSystemTime(new Date("2026-06-30T23:00:00Z"));
    expect((await list()).sittings).toHaveLength(0);
    expect((await list("?show=past")).sittings).toHaveLength(1);
  });

  test("warns of days to come, not of cancelled ones", async () => {
    await aSitting(db, office, { day: "2026-12-25" });
    await aSitting(db, office, { day: "2026-12-28", status: "cancelled", reason: "Bank holiday" });
    expect((await list()).sittings.map(({ warnings }) => warnings)).toEqual([["This is Christmas Day"], []]);
  });

  test.each(["?after=x", "?show=everything", "?after=2026-01-01~", "?after[]=1"])(
    "%s shows the beginning",
    async (search) => {
      expect(await list(search)).toMatchObject({ show: "coming", next: null });
    },
  );
});

test("Home shows the next meeting of each of one's groups that has meetings", async () => {
  const ended = await aGroup(db, office.partnershipId, { ended_on: "2026-03-09" });
  await insert(db, "membership", {
    id: uuid(), partnership_id: office.partnershipId, group_id: ended, user_id: chair.id, role: "chair", from_day: "2026-01-01", until_day: null, version: 1,
  }); // prettier-ignore
  await aSitting(db, office, { day: "2026-03-09" });
  await aSitting(db, office, { day: "2026-03-12", status: "cancelled", reason: "A reason" });
  await aSitting(db, office, { day: "2026-04-09", place: "Council Offices" });
  await aSitting(db, office, { day: "2026-05-07" });
  await aSitting(db, office, { day: "2026-03-11", group_id: office.adultsId });
  const actor = { ...chair, memberships: [...chair.memberships, { groupId: ended, role: "chair" as const }] };
  expect(await get(home, actor)).toMatchObject({
    meetings: [
      { id: office.jagId, name: "JAG", next: { day: "2026-04-09", startTime: "13:30", place: "Council Offices" } },
      { id: office.youthJagId, name: "Youth JAG", next: null },
    ],
  });
});
