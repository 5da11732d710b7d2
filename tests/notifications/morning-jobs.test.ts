import { v7 as uuid } from "uuid";
import { addDays } from "date-fns";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import { JOB_NAMES } from "#app/domain/notifications/jobs.ts";
import { reminderOn } from "#app/domain/notifications/reminders.ts";
import { isMonday, lastWholeWeek, mondayOf, weekToTellOf } from "#app/domain/notifications/week.ts";
import { allJobs } from "#app/jobs/all.ts";
import { nextMorning } from "#app/jobs/each-morning.ts";
import { expireNotifications } from "#app/services/notifications/expire.ts";
import { useMail } from "#app/services/notifications/mail-settings.ts";
import { notify } from "#app/services/notifications/notify.ts";
import { remindOfActions } from "#app/services/notifications/remind-of-actions.ts";
import { tellOfGuestsEnding } from "#app/services/notifications/tell-of-guests-ending.ts";
import { tellOfWeek } from "#app/services/notifications/tell-of-week.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { anAction, anActor, aPartnership, aUser, insert, testDatabase, type TestPartnership } from "../factories.ts";

describe("what the owner of an action is reminded of", () => {
  const action = { raisedOn: "2026-03-01", dueOn: "2026-03-20", status: "open", holdUntil: null };
  test.each([
    { title: "8 days before", today: "2026-03-12", kind: null },
    { title: "a week before", today: "2026-03-13", kind: "action-due-soon" },
    { title: "6 days before, when a week before was missed", today: "2026-03-14", kind: "action-due-soon" },
    { title: "the day before", today: "2026-03-19", kind: "action-due-soon" },
    { title: "on the day", today: "2026-03-20", kind: "action-due-today" },
    { title: "the day after", today: "2026-03-21", kind: null },
  ])("$title: $kind", ({ today, kind }) => {
    expect(reminderOn(action, today, 7)).toBe(kind);
  });

  test.each([
    { title: "given exactly a week before", changes: { raisedOn: "2026-03-13" }, kind: "action-due-soon" },
    { title: "given less than a week before", changes: { raisedOn: "2026-03-14" }, kind: null },
    { title: "done", changes: { status: "done" }, kind: null },
    { title: "on hold to today", changes: { status: "on-hold", holdUntil: "2026-03-15" }, kind: null },
    { title: "held to yesterday", changes: { status: "on-hold", holdUntil: "2026-03-14" }, kind: "action-due-soon" },
  ])("$title, 5 days before: $kind", ({ changes, kind }) => {
    expect(reminderOn({ ...action, ...changes }, "2026-03-15", 7)).toBe(kind);
  });

  test.each([
    { title: "a day before, when one day is set", daysBefore: 1, today: "2026-03-19", kind: "action-due-soon" },
    { title: "two days before, when one day is set", daysBefore: 1, today: "2026-03-18", kind: null },
    { title: "four weeks before, when 28 are set: given later", daysBefore: 28, today: "2026-02-20", kind: null },
    { title: "14 days before, when 14 are set", daysBefore: 14, today: "2026-03-06", kind: "action-due-soon" },
    { title: "15 days before, when 14 are set", daysBefore: 14, today: "2026-03-05", kind: null },
    { title: "on the day, whatever is set", daysBefore: 14, today: "2026-03-20", kind: "action-due-today" },
  ])("$title: $kind", ({ daysBefore, today, kind }) => {
    expect(reminderOn(action, today, daysBefore)).toBe(kind);
  });

  test("over a leap day and the end of a month", () => {
    expect(reminderOn({ ...action, raisedOn: "2028-01-01", dueOn: "2028-03-01" }, "2028-02-23", 7)).toBe(
      "action-due-soon",
    );
    expect(reminderOn({ ...action, raisedOn: "2028-01-01", dueOn: "2028-03-01" }, "2028-02-22", 7)).toBe(null);
  });
});

describe("weeks", () => {
  test.each([
    { title: "a Monday", day: "2026-03-02", monday: "2026-03-02" },
    { title: "a Sunday", day: "2026-03-01", monday: "2026-02-23" },
    { title: "new year in mid-week", day: "2027-01-01", monday: "2026-12-28" },
    { title: "the Sunday on which the clocks change", day: "2026-03-29", monday: "2026-03-23" },
  ])("$title", ({ day, monday }) => {
    expect(mondayOf(day)).toBe(monday);
  });

  test("the last whole week ended before today, at most a week ago", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), (days) => {
        const today = plusDays("2000-01-01", days);
        const monday = lastWholeWeek(today);
        expect(isMonday(monday)).toBe(true);
        const sunday = plusDays(monday, 6);
        expect(sunday < today && plusDays(sunday, 7) >= today).toBe(true);
      }),
    );
  });

  test.each([
    { title: "Monday, on Monday", day: "monday", today: "2026-03-16", monday: "2026-03-09" },
    { title: "Monday, on the Sunday before", day: "monday", today: "2026-03-15", monday: "2026-03-02" },
    { title: "Friday, on Thursday", day: "friday", today: "2026-03-19", monday: null },
    { title: "Friday, on Friday", day: "friday", today: "2026-03-20", monday: "2026-03-09" },
    { title: "Friday, missed and made up for on Sunday", day: "friday", today: "2026-03-22", monday: "2026-03-09" },
    { title: "Wednesday over new year", day: "wednesday", today: "2026-12-30", monday: "2026-12-21" },
    { title: "never", day: "never", today: "2026-03-20", monday: null },
  ] as const)("told of on $title: $monday", ({ day, today, monday }) => {
    expect(weekToTellOf(today, day)).toBe(monday);
  });

  test.each(["2026-03-03", "2026-13-01", "week", ""])("%s is no Monday", (text) => {
    expect(isMonday(text)).toBe(false);
  });
});

describe("six in the morning", () => {
  test.each([
    { title: "before six", now: "2026-03-02T05:59:59Z", next: "2026-03-02T06:00:00.000Z" },
    { title: "at six", now: "2026-03-02T06:00:00Z", next: "2026-03-03T06:00:00.000Z" },
    { title: "over the change to summer time", now: "2026-03-28T12:00:00Z", next: "2026-03-29T05:00:00.000Z" },
    { title: "over the change to winter time", now: "2026-10-24T12:00:00Z", next: "2026-10-25T06:00:00.000Z" },
  ])("$title", ({ now, next }) => {
    expect(nextMorning(new Date(now)).toISOString()).toBe(next);
  });
});

test("every job has words, and there are words for no other", () => {
  const jobs = allJobs({
    headFile: "heads",
    dataDir: "data",
    checkLog: () => Promise.reject(new Error("not asked")),
    databaseUrl: "file:none",
    wipe: () => Promise.reject(new Error("not asked")),
  });
  expect(jobs.map(({ name }) => name).sort()).toEqual(Object.keys(JOB_NAMES));
});

describe("the morning's jobs", () => {
  let db: Executor;
  let p: TestPartnership;
  const now = new Date("2026-03-13T06:00:00Z");
  beforeEach(async () => {
    db = await testDatabase();
    p = await aPartnership(db);
  });
  afterEach(() => useMail(null));
  const told = () =>
    db
      .selectFrom("notification")
      .select(["user_id", "kind", "object_id", "reference", "for_day"])
      .orderBy("id")
      .execute();

  test("remind each owner once for each due day, however often they run", async () => {
    const owner = await aUser(db, p.policeId);
    const id = await anAction(db, p, { owner_user_id: owner, reference: "A-26-0001", raised_on: "2026-03-01" });
    await anAction(db, p, { owner_user_id: null });
    await anAction(db, p, { owner_user_id: owner, due_on: "2026-04-20" });
    await anAction(db, p, { owner_user_id: owner, status: "done", finished_on: "2026-03-10", outcome: "Done" });
    expect(await remindOfActions({ db, now })).toEqual({ reminders: 1 });
    expect(await remindOfActions({ db, now: addDays(now, 1) })).toEqual({ reminders: 0 });
    const about = { user_id: owner, object_id: id, reference: "A-26-0001" };
    expect(await told()).toEqual([{ ...about, kind: "action-due-soon", for_day: "2026-03-20" }]);
    expect(await remindOfActions({ db, now: addDays(now, 7) })).toEqual({ reminders: 1 });
    await inTransaction(db, (trx) =>
      trx.updateTable("action").set({ due_on: "2026-04-10" }).where("id", "=", id).execute(),
    );
    expect(await remindOfActions({ db, now: addDays(now, 21) })).toEqual({ reminders: 1 });
    expect((await told()).map(({ kind, for_day }) => [kind, for_day])).toEqual([
      ["action-due-soon", "2026-03-20"],
      ["action-due-today", "2026-03-20"],
      ["action-due-soon", "2026-04-10"],
    ]);
  });

  test("remind as many days before as the partnership has set, from the day on which it holds", async () => {
    const owner = await aUser(db, p.policeId);
    await anAction(db, p, { owner_user_id: owner, raised_on: "2026-03-01", due_on: "2026-03-24" });
    await insert(db, "setting_change", {
      ...{ id: uuid(), partnership_id: p.partnershipId, key: "actions.remind-days-before", value: "10" },
      ...{ from_day: "2026-03-14", reason: "Agreed", recorded_by: null, recorded_at: "2026-03-01T10:00:00.000Z" },
    });
    expect(await remindOfActions({ db, now })).toEqual({ reminders: 0 });
    expect(await remindOfActions({ db, now: addDays(now, 1) })).toEqual({ reminders: 1 });
    expect(await remindOfActions({ db, now: addDays(now, 4) })).toEqual({ reminders: 0 });
  });

  test("remind of more actions than are read at once", async () => {
    const owner = await aUser(db, p.policeId);
    const raised_by = await aUser(db, p.policeId);
    for (let i = 0; i < 205; i++)
      await anAction(db, p, {
        ...{ owner_user_id: owner, raised_by, context: "group", case_id: null, group_id: p.jagId },
        due_on: `2026-03-${14 + (i % 7)}`,
        original_due_on: "2026-03-20",
      });
    expect(await remindOfActions({ db, now })).toEqual({ reminders: 205 });
  });

  test("tell a guest and the coordinators of the group, 14 days before the last day and not 15", async () => {
    const coordinator = await anActor(db, p, { groups: { [p.jagId]: "coordinator" } });
    await anActor(db, p, { groups: { [p.jagId]: "member", [p.youthJagId]: "coordinator" } });
    const guest = await anActor(db, p, { groups: { [p.jagId]: "guest" } });
    const move = (until_day: string) =>
      inTransaction(db, (trx) =>
        trx.updateTable("membership").set({ until_day }).where("user_id", "=", guest.id).execute(),
      );
    await move("2026-03-28");
    expect(await tellOfGuestsEnding({ db, now })).toEqual({ told: 0 });
    await move("2026-03-27");
    expect(await tellOfGuestsEnding({ db, now })).toEqual({ told: 2 });
    expect(await tellOfGuestsEnding({ db, now })).toEqual({ told: 0 });
    expect((await told()).map((row) => row.user_id).sort()).toEqual([coordinator.id, guest.id].sort());
    await move("2026-03-12");
    expect(await tellOfGuestsEnding({ db, now })).toEqual({ told: 0 });
  });

  test("tell the managers of the partnership of its last whole week, once", async () => {
    const manager = await anActor(db, p, { duties: ["manager"] });
    await anActor(db, p, { duties: ["executive"] });
    const other = await aPartnership(db);
    const otherManager = await anActor(db, other, { duties: ["manager"] });
    expect(await tellOfWeek({ db, now })).toEqual({ told: 2 });
    expect(await tellOfWeek({ db, now: addDays(now, 1) })).toEqual({ told: 0 });
    const rows = await told();
    expect(rows.map((row) => row.user_id).sort()).toEqual([manager.id, otherManager.id].sort());
    expect(rows[0]).toMatchObject({ kind: "weekly-summary", object_id: "2026-03-02", for_day: "2026-03-02" });
  });

  test("tell managers on the day that their partnership has chosen, or never", async () => {
    await anActor(db, p, { duties: ["manager"] });
    const setting = { partnership_id: p.partnershipId, key: "notifications.weekly-summary-day", reason: "Agreed" };
    const choose = (value: string, from_day: string) =>
      insert(db, "setting_change", {
        ...{ ...setting, id: uuid(), value, from_day, recorded_by: null, recorded_at: "2026-03-01T10:00:00.000Z" },
      });
    await choose("wednesday", "2026-03-01");
    await choose("never", "2026-03-20");
    const on = (day: string) => tellOfWeek({ db, now: new Date(`${day}T06:00:00Z`) });
    expect(await on("2026-03-17")).toEqual({ told: 0 });
    expect(await on("2026-03-18")).toEqual({ told: 1 });
    expect(await on("2026-03-19")).toEqual({ told: 0 });
    expect(await on("2026-03-25")).toEqual({ told: 0 });
  });

  test("clear notifications by the months that the partnership has set", async () => {
    const userId = await aUser(db, p.policeId);
    const about = { kind: "action-chased", objectKind: "action", objectId: "x", reference: "A-26-0001" } as const;
    for (const days of [20, 100]) {
      const at = addDays(now, -days);
      await inTransaction(db, (trx) => notify(trx, [{ partnershipId: p.partnershipId, userId, ...about, at }]));
    }
    expect(await expireNotifications({ db, now })).toMatchObject({ notifications: 0 });
    await insert(db, "setting_change", {
      ...{ partnership_id: p.partnershipId, key: "retention.notification-months", reason: "Agreed", id: uuid() },
      ...{ value: "3", from_day: "2025-01-01", recorded_by: null, recorded_at: "2026-03-01T10:00:00.000Z" },
    });
    expect(await expireNotifications({ db, now })).toMatchObject({ notifications: 1 });
  });

  test("clear out what is old, each at its age", async () => {
    useMail({ smtpUrl: "smtp://localhost:25", from: "ja@example.org", origin: "http://localhost" });
    const userId = await aUser(db, p.policeId);
    const about = { kind: "action-chased", objectKind: "action", objectId: "x", reference: "A-26-0001" } as const;
    for (const days of [10, 91, 366]) {
      const at = addDays(now, -days);
      await inTransaction(db, (trx) => notify(trx, [{ partnershipId: p.partnershipId, userId, ...about, at }]));
      const instant = at.toISOString();
      const run = { job: "outbox", started_at: instant, finished_at: instant, counts: "{}", error: null };
      await insert(db, "job_run", { id: `run-${days}`, ...run });
    }
    expect(await expireNotifications({ db, now })).toEqual({ notifications: 1, emails: 2, runs: 2 });
    expect(await expireNotifications({ db, now })).toEqual({ notifications: 0, emails: 0, runs: 0 });
  });
});
