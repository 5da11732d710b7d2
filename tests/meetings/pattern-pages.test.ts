import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { planSittings } from "#app/jobs/plan-sittings.ts";
import { action as changeGroup } from "#app/routes/admin/groups.$groupId_.change/route.tsx";
import { loader as listPage } from "#app/routes/meetings/$groupId.meetings._index/route.tsx";
import { action as setPattern, loader as patternPage } from "#app/routes/meetings/$groupId.meetings.pattern/route.tsx";
import type { Executor } from "#db/transaction.ts";
import { anOffice, eventNames, events, NOW, type Office, typedDays } from "../admin/office.ts";
import { anItem } from "../support/meetings.ts";
import { aGroup, anActor, aSitting, get, post, testDatabase } from "../factories.ts";

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
  test("a meeting with something on its agenda stays when the pattern no longer gives its day", async () => {
    await pattern();
    const [first] = await rows();
    await anItem(db, office, { sitting_id: first?.id ?? "" });
    const changed = await pattern({ seen: await seen(), weekday: "5", ...typedDays({ fromDay: "2026-03-13" }) });
    expect((changed as Response).status).toBe(302);
    const found = await days();
    expect(found.slice(0, 2)).toEqual(["2026-03-12 planned", "2026-03-13 planned"]);
    expect(found).not.toContain("2026-04-09 planned");
    await runJob();
    expect(await days()).toEqual(found);
  });

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
