import { v7 as uuid } from "uuid";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { calendarDays, calendarEntry, type CalendarSitting } from "#app/domain/meetings/calendar.ts";
import { loader as invitation } from "#app/routes/meetings/$groupId.meetings.$sittingId.invitation/route.tsx";
import { action as change, loader as calendarPage } from "#app/routes/session/account_.calendar/route.tsx";
import { loader as feed } from "#app/routes/session/calendar.$token[.]ics/route.tsx";
import { calendarFile } from "#app/services/meetings/calendar-file.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { aCase, anActor, aPartnership, aSitting, auditEvents, get, insert, post, testDatabase, type TestPartnership } from "../factories.ts"; // prettier-ignore
import { anItem } from "../support/meetings.ts";

const SITTING: CalendarSitting = {
  ...{ id: "0197c000-0000-7000-8000-000000000001", groupName: "Youth JAG", day: "2026-04-09", startTime: "10:00" },
  ...{ place: "Room 2", status: "planned", version: 1, changedAt: "2026-01-05T09:00:00.000Z" },
};
const CHOICE = { hasNeutralTitles: true, minutes: 120, origin: "https://ja.example.org" };
const file = (changes: Partial<CalendarSitting> = {}, choice: Partial<typeof CHOICE> = {}) =>
  calendarFile([calendarEntry({ ...SITTING, ...changes }, { ...CHOICE, ...choice })]).split("\r\n");

describe("an entry", () => {
  test.each([
    ["in winter time", "2026-03-28", "10:00", "20260328T100000Z"],
    ["on the day on which summer time begins", "2026-03-29", "10:00", "20260329T090000Z"],
    ["in summer time", "2026-10-24", "10:00", "20261024T090000Z"],
    ["on the day on which it ends", "2026-10-25", "10:00", "20261025T100000Z"],
    ["late on the eve of it", "2026-10-24", "23:30", "20261024T223000Z"],
  ])("keeps the time of London: %s", (_, day, startTime, starts) => {
    expect(file({ day, startTime })).toEqual(expect.arrayContaining([`DTSTART:${starts}`, "DURATION:PT120M"]));
  });

  test("is one entry through every change of it: the same UID, the next SEQUENCE; cancelled, it says so", () => {
    const uid = "UID:0197c000-0000-7000-8000-000000000001@ja.example.org";
    expect(file()).toEqual(expect.arrayContaining([uid, "SEQUENCE:0", "STATUS:CONFIRMED", "DTSTAMP:20260105T090000Z"]));
    const moved = file({ day: "2026-04-16", status: "moved", version: 2, changedAt: "2026-02-01T09:00:00.000Z" });
    expect(moved).toEqual(expect.arrayContaining([uid, "SEQUENCE:1", "DTSTAMP:20260201T090000Z"]));
    expect(file({ status: "cancelled", version: 3 })).toEqual(
      expect.arrayContaining([uid, "SEQUENCE:2", "STATUS:CANCELLED"]),
    );
  });

  test("names neither group nor place, unless its user wants them", () => {
    expect(file().join("\n")).not.toMatch(/Youth|Room/);
    expect(file()).toContain("SUMMARY:Meeting");
    const named = file({}, { hasNeutralTitles: false });
    expect(named).toEqual(expect.arrayContaining(["SUMMARY:Youth JAG", "LOCATION:Room 2"]));
  });
});

test.each([["\r"], ["\n"], ["\r\n"], ["\u2028"]])(
  "a line break in a place or a name adds nothing to an entry: %j",
  (lineBreak) => {
    const words = `Room 2${lineBreak}ATTENDEE:mailto:sam@example.org`;
    const lines = calendarFile([
      calendarEntry({ ...SITTING, place: words, groupName: words }, { ...CHOICE, hasNeutralTitles: false }),
    ]).split(/\r\n|[\r\n\u2028]/);
    expect(lines.filter((line) => line.startsWith("ATTENDEE"))).toEqual([]);
  },
);

test("a calendar has a month back and a year ahead", () => {
  expect(calendarDays("2026-04-02")).toEqual({ from: "2026-03-03", until: "2027-04-03" });
});

describe("somebody's calendar", () => {
  let db: Executor;
  let p: TestPartnership;
  let member: Actor;
  let sittingId: string;
  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-04-02T09:00:00Z") });
    db = await testDatabase();
    p = await aPartnership(db);
    member = await anActor(db, p, { groups: { [p.jagId]: "member" } });
    sittingId = await aSitting(db, p, { day: "2026-04-09", place: "Room 2" });
  });
  afterEach(() => vi.useRealTimers());

  const status = (answer: unknown) =>
    answer instanceof Response ? answer.status : (answer as { init?: { status?: number } }).init?.status;
  const send = (intent: string, titles = "neutral", who = member) => post(change, who, {}, { intent, titles });
  async function make(titles = "neutral", who = member): Promise<string> {
    const { address } = ((await send("make", titles, who)) as { data: { address: string } }).data;
    expect(address).toMatch(/^http:\/\/localhost\/calendar\/[\w-]{43}\.ics$/);
    return address.slice("http://localhost/calendar/".length, -".ics".length);
  }
  const fetched = async (token: string) => get(feed, null, { token });
  const text = async (token: string) => (await ((await fetched(token)) as Response).text()).replaceAll("\r\n ", "");
  const uids = async (token: string) => [...(await text(token)).matchAll(/UID:([\w-]+)@/g)].map(([, id]) => id);

  test("has the meetings of the groups that they are in today, a month back and a year ahead", async () => {
    const month = await aSitting(db, p, { day: "2026-03-03" });
    await aSitting(db, p, { day: "2026-03-02" });
    const year = await aSitting(db, p, { day: "2027-04-03" });
    await aSitting(db, p, { day: "2027-04-04" });
    await aSitting(db, p, { group_id: p.youthJagId });
    const off = await aSitting(db, p, { day: "2026-04-20", status: "cancelled", reason: "Snow" });
    const token = await make();
    expect(await uids(token)).toEqual([month, sittingId, off, year]);
    expect(await text(token)).toContain("STATUS:CANCELLED");
    const answer = (await fetched(token)) as Response;
    expect(answer.headers.get("Cache-Control")).toBe("private, no-store");
    expect(answer.headers.get("Content-Type")).toContain("text/calendar");
    expect(answer.headers.get("Set-Cookie")).toBeNull();
  });

  test("says nothing of a case, and of a group only when they want it", async () => {
    const record = await aCase(db, p, { reference: "CS-26-0042" });
    await anItem(db, p, { sitting_id: sittingId, case_id: record.id });
    await anItem(db, p, { sitting_id: sittingId, title: "Canary" });
    const token = await make("named");
    expect(await text(token)).toContain("SUMMARY:JAG");
    expect(await text(token)).not.toMatch(/CS-26|Canary|Sample/);
    expect(status(await send("titles", "neutral"))).toBe(302);
    expect(await text(token)).not.toMatch(/JAG|Room/);
    expect(await get(calendarPage, member)).toMatchObject({ feed: { titles: "neutral" } });
  });

  test("a new address ends the old at once, and so does ending it; every wrong address gives the same answer", async () => {
    const old = await make();
    const renewed = await make();
    expect(status(await fetched(old))).toBe(404);
    expect(status(await fetched(renewed))).toBe(200);
    expect(status(await send("end"))).toBe(302);
    expect(status(await send("end"))).toBe(404);
    for (const token of [renewed, "x".repeat(43), "short"]) {
      const answer = (await fetched(token)) as Response;
      expect([answer.status, await answer.text()]).toEqual([404, ""]);
    }
    const kept = await db.selectFrom("calendar_feed").selectAll().execute();
    expect(kept).toEqual([]);
    expect(JSON.stringify(await auditEvents(db))).not.toContain(renewed);
  });

  test("whose account is not in use, or whose membership has ended, reads nothing", async () => {
    const token = await make();
    await inTransaction(db, (trx) =>
      trx.updateTable("membership").set({ until_day: "2026-04-01" }).where("user_id", "=", member.id).execute(),
    );
    expect(await uids(token)).toEqual([]);
    await inTransaction(db, (trx) =>
      trx.updateTable("user_account").set({ status: "disabled" }).where("id", "=", member.id).execute(),
    );
    expect(status(await fetched(token))).toBe(404);
  });

  test("an agency that has left the partnership takes its people's calendars with it", async () => {
    const token = await make();
    await inTransaction(db, (trx) =>
      trx.updateTable("partnership_agency").set({ left_on: "2026-04-01" }).where("agency_id", "=", p.councilId).execute(),
    ); // prettier-ignore
    expect(await uids(token)).toEqual([]);
  });

  test("is read once a day in the log, and asked for too often gives nothing for a while", async () => {
    const token = await make();
    for (let i = 0; i < 20; i += 1) expect(status(await fetched(token))).toBe(200);
    expect((await auditEvents(db)).filter(({ event }) => event === "calendar.read")).toHaveLength(1);
    vi.setSystemTime("2026-04-03T09:00:00Z");
    await fetched(token);
    expect((await auditEvents(db)).filter(({ event }) => event === "calendar.read")).toHaveLength(2);
    const wrong = "y".repeat(43);
    for (let i = 0; i < 12; i += 1) expect(status(await fetched(wrong))).toBe(404);
    expect(status(await fetched(token))).toBe(404);
    vi.setSystemTime("2026-04-03T09:06:00Z");
    expect(status(await fetched(token))).toBe(200);
  });

  test("one meeting is downloaded by whoever is in its group", async () => {
    await insert(db, "sitting_change", {
      ...{ id: uuid(), partnership_id: p.partnershipId, sitting_id: sittingId, kind: "moved", reason: "Fire drill" },
      ...{ before_day: "2026-04-02", before_start_time: "10:00", before_place: null, after_day: "2026-04-09" },
      ...{ after_start_time: "10:00", after_place: null, changed_by: member.id, changed_at: "2026-03-20T10:00:00.000Z" },
    }); // prettier-ignore
    const at = { groupId: p.jagId, sittingId };
    const answer = (await get(invitation, member, at)) as Response;
    const words = await answer.text();
    expect(words).toContain("DTSTAMP:20260320T100000Z");
    expect(words.match(/BEGIN:VEVENT/g)).toHaveLength(1);
    expect(words).not.toContain("JAG");
    const youth = await anActor(db, p, { groups: { [p.youthJagId]: "chair" } });
    expect(status(await get(invitation, youth, at))).toBe(404);
  });
});
