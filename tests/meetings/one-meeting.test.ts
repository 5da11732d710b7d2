import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { planSittings } from "#app/jobs/plan-sittings.ts";
import {
  action as cancel,
  loader as cancelPage,
} from "#app/routes/meetings/$groupId.meetings.$sittingId.cancel/route.tsx";
import { action as move, loader as movePage } from "#app/routes/meetings/$groupId.meetings.$sittingId.move/route.tsx";
import { loader as listPage } from "#app/routes/meetings/$groupId.meetings._index/route.tsx";
import { action as add, loader as addPage } from "#app/routes/meetings/$groupId.meetings.new/route.tsx";
import { action as setPattern, loader as patternPage } from "#app/routes/meetings/$groupId.meetings.pattern/route.tsx";
import type { Executor } from "#db/transaction.ts";
import { anOffice, events, NOW, type Office, typedDays } from "../admin/office.ts";
import { aMinutesVersion } from "../support/minutes.ts";
import { anActor, aSitting, get, post, testDatabase } from "../factories.ts";

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
const pattern = (changes: Record<string, string> = {}, actor: Actor | null = chair, intent = "save") =>
  post(setPattern, actor, { groupId: office.jagId }, { ...PATTERN, ...changes, ...(intent ? { intent } : {}) });
const rows = () => db.selectFrom("sitting").selectAll().orderBy("day").execute();
const days = async () => (await rows()).map((s) => `${s.day} ${s.status}`);
const runJob = () =>
  planSittings.run({
    db,
    now: new Date(),
    clock: () => new Date(),
    isStopping: () => false,
    log: { info: () => {}, error: () => {} },
  });

describe("one meeting", () => {
  const when = (day: string, changes: Record<string, string> = {}) => ({
    ...typedDays({ day }),
    startTime: "13:30",
    place: "",
    ...changes,
  });
  const addOne = (day: string, changes: Record<string, string> = {}, actor = chair) =>
    post(add, actor, { groupId: office.jagId }, when(day, changes));
  const moveOne = (sittingId: string, fields: Record<string, string>, actor = chair) =>
    post(move, actor, { groupId: office.jagId, sittingId }, { version: "1", reason: "The room is let", ...fields });
  const cancelOne = (sittingId: string, fields: Record<string, string> = {}, actor = chair) =>
    post(cancel, actor, { groupId: office.jagId, sittingId }, { version: "1", reason: "Too few can come", ...fields });

  test("is added by itself", async () => {
    expect(await addOne("2026-03-17")).toMatchObject({ status: 302 });
    expect(await rows()).toMatchObject([{ day: "2026-03-17", series_id: null, place: null, start_time: "13:30" }]);
    expect(await events(db)).toMatchObject([
      { event: "meeting.added", object_kind: "meeting", category: "collection" },
    ]);
  });

  test("sent twice is added once, and the second is answered as the first", async () => {
    const { once } = (await get(addPage, chair, { groupId: office.jagId })) as { once: string };
    const first = (await addOne("2026-03-17", { once })) as Response;
    const second = (await addOne("2026-03-17", { once })) as Response;
    expect([first.status, second.status]).toEqual([302, 302]);
    expect(second.headers.get("Location")).toBe(first.headers.get("Location"));
    expect([await rows(), await events(db)].map(({ length }) => length)).toEqual([1, 1]);
  });

  test("on a day that has something against it is added only when that was read", async () => {
    const first = await addOne("2026-12-25");
    expect(first).toMatchObject({
      init: { status: 200 },
      data: { warned: { day: "2026-12-25", warnings: ["This is Christmas Day"] } },
    });
    expect(await rows()).toEqual([]);
    expect(await addOne("2026-12-26", { warnedDay: "2026-12-25" })).toMatchObject({
      data: { warned: { warnings: ["This is a weekend"] } },
    });
    expect(await addOne("2026-12-25", { warnedDay: "2026-12-25" })).toMatchObject({ status: 302 });
    expect(await days()).toEqual(["2026-12-25 planned"]);
  });

  test("is moved with a reason, and the pattern does not plan its old day again", async () => {
    await pattern();
    const [{ id = "" } = {}] = await rows();
    expect(await moveOne(id, when("2026-03-17", { place: "Town Hall" }))).toMatchObject({ status: 302 });
    await runJob();
    expect((await days()).slice(0, 2)).toEqual(["2026-03-17 moved", "2026-04-09 planned"]);
    expect((await events(db)).at(-1)).toMatchObject({
      event: "meeting.moved", fields: "day,place,status,reason", detail: { after: { day: "2026-03-17", reason: "The room is let" } },
    }); // prettier-ignore
    expect(await get(listPage, member, { groupId: office.jagId })).toMatchObject({
      sittings: [{ day: "2026-03-17", status: "moved", movedFrom: "2026-03-12", reason: "The room is let" }, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}],
    }); // prettier-ignore
  });

  test("is cancelled with a reason, stays in the list, and another may be added on its day", async () => {
    await pattern();
    const [{ id = "" } = {}] = await rows();
    expect(await cancelOne(id)).toMatchObject({ status: 302 });
    expect((await days())[0]).toBe("2026-03-12 cancelled");
    expect((await events(db)).at(-1)).toMatchObject({ event: "meeting.cancelled", object_id: id });
    expect(await addOne("2026-03-12")).toMatchObject({ status: 302 });
    expect(await cancelOne(id, { version: "2" })).toMatchObject({ init: { status: 422 } });
  });

  test.each([
    ["a day gone by", "2026-03-09", "Day of the meeting must be today or in the future"],
    ["a day on which the group meets", "2026-04-09", "The group already meets on that day"],
    ["a day of the pattern beyond what is planned", "2027-04-08", "The group already meets on that day"],
    ["a day years ahead", "2028-03-11", "Day of the meeting must be within 24 months from today"],
  ])("cannot be added on or moved to %s", async (_, day, message) => {
    await pattern();
    const [{ id = "" } = {}] = await rows();
    const refused = { init: { status: 422 }, data: { errors: { day: message } } };
    expect(await addOne(day)).toMatchObject(refused);
    expect(await moveOne(id, when(day))).toMatchObject(refused);
  });

  test("that is over cannot be moved or cancelled, and its pages say so", async () => {
    const id = await aSitting(db, office, { day: "2026-03-09" });
    for (const [page, change] of [
      [movePage, moveOne(id, when("2026-03-17"))],
      [cancelPage, cancelOne(id)],
    ] as const) {
      expect(await change).toMatchObject({ init: { status: 422 }, data: { errors: { form: "This meeting is over" } } });
      const params = { groupId: office.jagId, sittingId: id };
      expect(await get(page, chair, params)).toMatchObject({ refusal: "This meeting is over" });
    }
  });

  test("of which minutes are drafted is neither moved, cancelled nor taken out by another pattern, and its pages say so", async () => {
    await pattern({ ...typedDays({ fromDay: "2026-03-12", untilDay: null }) });
    const [{ id = "" } = {}] = await rows();
    vi.setSystemTime(new Date("2026-03-12T15:00:00Z"));
    await aMinutesVersion(db, office, { sitting_id: id, made_by: chair.id });
    const refusal = "There are minutes of this meeting already";
    for (const page of [movePage, cancelPage])
      expect(await get(page, chair, { groupId: office.jagId, sittingId: id })).toMatchObject({ refusal });
    for (const answer of [await cancelOne(id), await moveOne(id, when("2026-03-17"))])
      expect(answer).toMatchObject({ init: { status: 422 }, data: { errors: { form: refusal } } });
    const today = typedDays({ fromDay: "2026-03-12", untilDay: null });
    const { initial } = (await get(patternPage, chair, { groupId: office.jagId })) as { initial: { seen: string } };
    expect(await pattern({ ...today, seen: initial.seen, weekday: "5" })).toMatchObject({ status: 302 });
    expect(await days()).toContain("2026-03-12 planned");
  });

  test("that somebody changed first shows what is recorded, and nothing is overwritten", async () => {
    const id = await aSitting(db, office, { day: "2026-03-17" });
    await moveOne(id, when("2026-03-18"));
    expect(await moveOne(id, when("2026-03-19"))).toMatchObject({
      init: { status: 409 },
      data: { values: { version: "2" }, current: { day: "2026-03-18" } },
    });
    expect(await cancelOne(id)).toMatchObject({ init: { status: 409 } });
    expect(await days()).toEqual(["2026-03-18 moved"]);
  });

  test.each([
    ["no reason", { reason: " " }, "reason"],
    ["no such day", typedDays({ day: "2026-02-29" }), "day"],
    ["no time", { startTime: "" }, "startTime"],
  ])("moved with %s is told so", async (_, changes, field) => {
    const id = await aSitting(db, office, { day: "2026-03-17" });
    expect(await moveOne(id, { ...when("2026-03-18"), ...changes })).toMatchObject({
      init: { status: 400 },
      data: { errors: { [field]: expect.any(String) as unknown } },
    });
  });
});
