import { v7 as uuid } from "uuid";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { planSittings } from "#app/jobs/plan-sittings.ts";
import { action as changeGroup } from "#app/routes/admin/groups.$groupId_.change/route.tsx";
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
import { anOffice, eventNames, events, NOW, type Office, typedDays } from "../admin/office.ts";
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
const seen = async () =>
  ((await get(patternPage, chair, { groupId: office.jagId })) as { initial: { seen: string } }).initial.seen;

describe("how a group meets", () => {
  test("is shown as its first six meetings with what speaks against them, and nothing is written", async () => {
    await aSitting(db, office, { group_id: office.youthJagId, day: "2026-04-09", start_time: "10:00" });
    const answer = await pattern({ weekday: "5", weeks: "3", ...typedDays({ fromDay: "2026-04-03" }) }, chair, "");
    expect(answer).toMatchObject({
      init: { status: 200 },
      data: {
        preview: {
          words: "Every 3 weeks on Friday",
          dates: [
            { day: "2026-04-03", warnings: ["This is a bank holiday: Good Friday"] },
            { day: "2026-04-24", warnings: [] },
            { day: "2026-05-15", warnings: [] },
            { day: "2026-06-05", warnings: [] },
            { day: "2026-06-26", warnings: [] },
            { day: "2026-07-17", warnings: [] },
          ],
        },
      },
    });
    expect(await rows()).toHaveLength(1);
    expect(await pattern({ weeks: "1" }, chair, "")).toMatchObject({
      data: {
        preview: {
          dates: expect.arrayContaining([
            { day: "2026-04-09", warnings: ["Youth JAG also meets on this day, at 10:00: 1 person is in both"] },
          ]) as unknown,
        },
      },
    });
  });

  test("a meeting on Christmas Day is warned of, and may be all the same", async () => {
    const christmas = { weekday: "5", weeks: "52", ...typedDays({ fromDay: "2026-12-25" }) };
    expect(await pattern(christmas, chair, "")).toMatchObject({
      data: { preview: { dates: [{ day: "2026-12-25", warnings: ["This is Christmas Day"] }, {}, {}, {}, {}, {}] } },
    });
    expect(await pattern(christmas)).toMatchObject({ status: 302 });
    expect(await days()).toEqual(["2026-12-25 planned"]);
  });

  test("stands in the calendar for twelve months, with one line in the log for the pattern and one for the days", async () => {
    expect(await pattern()).toMatchObject({ status: 302 });
    const planned = await rows();
    expect(planned).toHaveLength(13);
    expect(planned[0]).toMatchObject({
      group_id: office.jagId, day: "2026-03-12", series_day: "2026-03-12", start_time: "13:30", place: "Council Offices", status: "planned",
      partnership_id: office.partnershipId,
    }); // prettier-ignore
    expect(await events(db)).toMatchObject([
      {
        event: "meeting.pattern-changed",
        object_id: office.jagId,
        detail: { before: [], after: { weeks: 4, weekday: 4 } },
      },
      { event: "meeting.planned", object_id: office.jagId, result_count: 13 },
    ]);
  });

  test("changes from a day on: meetings before it stay, those after it follow the new pattern", async () => {
    await pattern();
    const answer = await pattern({
      seen: await seen(),
      weekday: "3",
      startTime: "10:00",
      ...typedDays({ fromDay: "2026-05-01" }),
    });
    expect(answer).toMatchObject({ status: 302 });
    expect((await rows()).slice(0, 4).map((s) => [s.day, s.start_time])).toEqual([
      ["2026-03-12", "13:30"],
      ["2026-04-09", "13:30"],
      ["2026-05-06", "10:00"],
      ["2026-06-03", "10:00"],
    ]);
    const list = (await get(listPage, member, { groupId: office.jagId })) as { patterns: unknown[] };
    expect(list.patterns).toMatchObject([
      { words: "Every 4 weeks on Thursday", fromDay: "2026-03-12", untilDay: "2026-04-30" },
      { words: "Every 4 weeks on Wednesday", fromDay: "2026-05-01", untilDay: null },
    ]);
  });

  test("a change of the time alone keeps every meeting as the row that it is", async () => {
    await pattern();
    const before = await rows();
    await pattern({ seen: await seen(), startTime: "14:00" });
    const after = await rows();
    expect(after.map((s) => s.id)).toEqual(before.map((s) => s.id));
    expect(new Set(after.map((s) => s.start_time))).toEqual(new Set(["14:00"]));
  });

  test("meeting as needed takes the planned ones out, and says which before", async () => {
    await pattern();
    const change = { seen: await seen(), pattern: "as-needed", ...typedDays({ fromDay: "2026-04-01" }) };
    const preview = (await pattern(change, chair, "")) as { data: { preview: { removed: string[]; words: null } } };
    expect(preview.data.preview.words).toBeNull();
    expect(preview.data.preview.removed).toHaveLength(12);
    await pattern(change);
    expect(await days()).toEqual(["2026-03-12 planned"]);
  });

  test("of two who change it at once the second is told, and nothing of either is lost", async () => {
    await pattern();
    const answer = await pattern({ weeks: "6" });
    expect(answer).toMatchObject({ init: { status: 409 }, data: { values: { weeks: "6", seen: await seen() } } });
    expect(await rows()).toHaveLength(13);
    expect(await pattern({ weeks: "6" }, chair, "")).toMatchObject({ init: { status: 409 } });
  });

  test.each([
    ["a day gone by", typedDays({ fromDay: "2026-03-09" }), 422, "fromDay"],
    ["a day years ahead", typedDays({ fromDay: "2028-03-11" }), 422, "fromDay"],
    ["no weeks", { weeks: "" }, 400, "weeks"],
  ])("%s is refused", async (_, changes, status, field) => {
    for (const intent of ["", "save"]) {
      expect(await pattern(changes, chair, intent)).toMatchObject({
        init: { status },
        data: { errors: { [field]: expect.any(String) as unknown } },
      });
    }
    expect(await rows()).toEqual([]);
  });

  test("a group without meetings, or one that has ended, cannot be given a pattern", async () => {
    for (const changes of [{ has_meetings: 0 as const }, { ended_on: "2026-03-09" }]) {
      const groupId = await aGroup(db, office.partnershipId, changes);
      const answer = await post(setPattern, office.admin, { groupId }, { ...PATTERN, intent: "save" });
      expect(answer).toMatchObject({ init: { status: 422 } });
    }
  });
});

describe("the daily job", () => {
  const run = (day: string) => {
    vi.setSystemTime(new Date(`${day}T03:00:00Z`));
    return runJob();
  };

  test("adds what has come within twelve months, and leaves no trace when nothing has", async () => {
    await pattern();
    const before = await eventNames(db);
    expect(await run("2026-03-10")).toEqual({ added: 0, removed: 0 });
    expect(await eventNames(db)).toEqual(before);
    expect(await run("2026-03-11")).toEqual({ added: 1, removed: 0 });
    expect((await rows()).at(-1)?.day).toBe("2027-03-11");
    expect((await events(db)).at(-1)).toMatchObject({
      event: "meeting.planned", actor_id: "system:jobs", partnership_id: office.partnershipId, result_count: 1, detail: { added: ["2027-03-11"] },
    }); // prettier-ignore
  });

  test("is due again in the night, in summer as in winter", () => {
    expect(planSittings.nextRunAt(new Date("2026-03-28T12:00:00Z")).toISOString()).toBe("2026-03-29T03:00:00.000Z");
    expect(planSittings.nextRunAt(new Date("2026-07-01T23:30:00Z")).toISOString()).toBe("2026-07-03T03:00:00.000Z");
  });

  test("takes the meetings ahead of a group that has ended out of the calendar", async () => {
    await pattern();
    const { version } = await db
      .selectFrom("partnership_group").select("version").where("id", "=", office.jagId).executeTakeFirstOrThrow(); // prettier-ignore
    vi.setSystemTime(new Date("2026-04-15T09:00:00Z"));
    const fields = { version: String(version), name: "JAG", kind: "jag", parentId: "", minAge: "", maxAge: "", cadence: "", does: "has-meetings", ...typedDays({ endedOn: "2026-04-15" }) }; // prettier-ignore
    expect(await post(changeGroup, office.admin, { groupId: office.jagId }, fields)).toMatchObject({ status: 302 });
    expect(await run("2026-04-16")).toEqual({ added: 0, removed: 11 });
    expect(await days()).toEqual(["2026-03-12 planned", "2026-04-09 planned"]);
  });
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
