import { v7 as uuid } from "uuid";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import {
  action as record,
  loader as attendancePage,
} from "#app/routes/meetings/$groupId.meetings.$sittingId.attendance._index/route.tsx";
import {
  action as add,
  loader as addPage,
} from "#app/routes/meetings/$groupId.meetings.$sittingId.attendance.new/route.tsx";
import {
  action as remove,
  loader as removePage,
} from "#app/routes/meetings/$groupId.meetings.$sittingId.attendance.remove/route.tsx";
import {
  action as reply,
  loader as replyPage,
} from "#app/routes/meetings/$groupId.meetings.$sittingId.reply/route.tsx";
import { rowSeen } from "#app/domain/meetings/attendance.form.ts";
import type { AttendanceRow } from "#app/domain/meetings/attendance.ts";
import { isMinuteTaker } from "#db/queries/attendance.ts";
import type { Executor } from "#db/transaction.ts";
import { anActor, anAgency, aPartnership, aSitting, aUser, auditEvents, get, insert, post, testDatabase, type TestPartnership } from "../factories.ts"; // prettier-ignore
import { hasAccepted } from "../support/meetings.ts";
import { aMinutesVersion } from "../support/minutes.ts";

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
  member = await anActor(db, p, { groups: { [p.jagId]: "member" }, name: "Mem Ber", agencyId: p.policeId });
  guest = await anActor(db, p, { groups: { [p.jagId]: "guest" }, name: "Gue St", agencyId: p.policeId });
  sittingId = await aSitting(db, p);
});
afterEach(() => vi.useRealTimers());

const onTheDay = () => vi.setSystemTime(new Date("2026-04-09T14:00:00Z"));
type Row = AttendanceRow & { key: string; id: string | null; version: number; name: string; deputyForName: string | null; hasAccepted: boolean }; // prettier-ignore
type Contribution = { agencyId: string; words: string; version: number };
type Page = { rows: Row[]; agencies: { name: string; status: string }[]; contributions: Contribution[] | null; mayRecord: boolean }; // prettier-ignore
type Answer = {
  init?: { status?: number };
  data: {
    errors: Record<string, string>;
    values: Record<string, string>;
    recorded: { label: string; recorded: string; entered: string }[];
  };
};
const status = (answer: unknown) => (answer instanceof Response ? answer.status : (answer as Answer).init?.status);
const answered = (answer: unknown) => (answer as Answer).data;
const at = () => ({ groupId: p.jagId, sittingId });
const open = async (who = chair) => (await get(attendancePage, who, at())) as Page;
const stored = () => db.selectFrom("attendance").selectAll().orderBy("id").execute();

/** The form as the page gives it, but for what is changed. */
const formOf = ({ rows }: Page, changes: Record<string, Partial<AttendanceRow>>, more: Record<string, string> = {}) =>
  Object.fromEntries([
    ...rows.flatMap(({ key, version, status: is, capacity, office }): [string, string][] => {
      const row = { status: is, capacity, office };
      const now = { ...row, ...changes[key] };
      return [
        [`status-${key}`, now.status],
        [`capacity-${key}`, now.capacity],
        [`office-${key}`, now.office ?? ""],
        [`seen-${key}`, rowSeen({ version, ...row })],
      ];
    }),
    ...Object.entries(more),
  ]) as Record<string, string>;

describe("who is there", () => {
  test("begins with everybody in the group on the day of the meeting, and is recorded in one form", async () => {
    const left = await anActor(db, p, { name: "Left Before" });
    await insert(db, "membership", {
      ...{ id: uuid(), partnership_id: p.partnershipId, group_id: p.jagId, user_id: left.id, role: "member" },
      ...{ from_day: "2026-01-01", until_day: "2026-04-08", version: 1 },
    });
    onTheDay();
    const page = await open();
    expect(page.rows.map(({ name, capacity, office }) => [name, capacity, office])).toEqual(
      expect.arrayContaining([
        ["Chris Hair", "member", "chair"],
        ["Mem Ber", "member", null],
        ["Gue St", "guest", null],
      ]),
    );
    expect(page.rows).toHaveLength(3);
    const form = formOf(page, { [chair.id]: { status: "present" }, [member.id]: { status: "present", office: "minute-taker" } });
    expect(status(await post(record, chair, at(), form))).toBe(302);
    expect((await stored()).map((row) => [row.user_id, row.status, row.office]).sort()).toEqual(
      [
        [chair.id, "present", "chair"],
        [member.id, "present", "minute-taker"],
        [guest.id, "no-reply", null],
      ].sort(),
    );
    expect(await isMinuteTaker(db, sittingId, member.id)).toBe(true);
    expect((await open(member)).agencies.map(({ status: is }) => is)).toEqual(["present", "present"]);
    const events = (await auditEvents(db)).map(({ event }) => event);
    expect(events).toEqual(["attendance.viewed", "attendance.recorded", "attendance.viewed"]);
  }); // prettier-ignore

  test("is recorded by chair, coordinator and whoever takes the minutes; a member reads it, others do not", async () => {
    onTheDay();
    const coordinator = await anActor(db, p, { groups: { [p.jagId]: "coordinator" } });
    expect(status(await post(record, member, at(), formOf(await open(member), {})))).toBe(403);
    expect(status(await get(addPage, member, at()))).toBe(403);
    const form = formOf(await open(coordinator), { [member.id]: { office: "minute-taker" } });
    expect(status(await post(record, coordinator, at(), form))).toBe(302);
    expect(status(await post(record, member, at(), formOf(await open(member), { [guest.id]: { status: "present" } })))).toBe(302); // prettier-ignore
    expect(await open(guest)).toMatchObject({ mayRecord: false });
    const youth = await anActor(db, p, { groups: { [p.youthJagId]: "chair" } });
    expect(status(await get(attendancePage, youth, at()))).toBe(404);
    expect(status(await post(record, youth, at(), {}))).toBe(404);
    const administrator = await anActor(db, p, { duties: ["administrator"] });
    expect(status(await get(attendancePage, administrator, at()))).toBe(403);
  });

  test("of two who record it at once each keeps what the other did not touch, and sees what they both did", async () => {
    onTheDay();
    await post(record, chair, at(), formOf(await open(), {}));
    const page = await open();
    expect(status(await post(record, chair, at(), formOf(page, { [member.id]: { status: "present" } })))).toBe(302);
    const other = await post(record, chair, at(), formOf(page, { [guest.id]: { status: "apologies" } }));
    expect(status(other)).toBe(302);
    expect(Object.fromEntries((await stored()).map((row) => [row.user_id, row.status]))).toEqual({
      [chair.id]: "no-reply",
      [member.id]: "present",
      [guest.id]: "apologies",
    });
    const late = await post(record, chair, at(), formOf(page, { [member.id]: { status: "apologies" }, [chair.id]: { status: "present" } })); // prettier-ignore
    expect(status(late)).toBe(409);
    expect(answered(late).recorded).toEqual([
      { label: "Mem Ber", recorded: "Present, Member", entered: "Apologies, Member" },
    ]);
    expect(answered(late).values).toMatchObject({
      [`status-${member.id}`]: "apologies",
      [`status-${chair.id}`]: "present",
      [`status-${guest.id}`]: "apologies",
      [`seen-${member.id}`]: "2.present.member.",
    });
    expect((await stored()).find(({ user_id }) => user_id === chair.id)?.status).toBe("no-reply");
    expect(status(await post(record, chair, at(), answered(late).values))).toBe(302);
    expect((await stored()).find(({ user_id }) => user_id === member.id)?.status).toBe("apologies");
  });

  test("counts everybody of whom nothing was said as present by one button, and nobody who said that they do not come", async () => {
    const rest = { intent: "rest-present" };
    expect(status(await post(record, chair, at(), formOf(await open(), {}, rest)))).toBe(422);
    onTheDay();
    const page = await open();
    await post(record, chair, at(), formOf(page, { [guest.id]: { status: "apologies" } }));
    // Somebody looks at the page of before: what was said meanwhile is not what they see, and stays.
    expect(status(await post(record, chair, at(), formOf(page, { [member.id]: { office: "minute-taker" } }, rest)))).toBe(409); // prettier-ignore
    expect(status(await post(record, chair, at(), formOf(page, {}, rest)))).toBe(302);
    expect(Object.fromEntries((await stored()).map((row) => [row.user_id, row.status]))).toEqual({
      [chair.id]: "present",
      [member.id]: "present",
      [guest.id]: "apologies",
    });
    expect(status(await post(record, chair, at(), formOf(await open(), { [member.id]: { status: "no-reply" } }, rest)))).toBe(302); // prettier-ignore
    expect((await stored()).find(({ user_id }) => user_id === member.id)?.status).toBe("no-reply");
  });

  test("has one chair, nobody present before the day, and no change once the minutes are confirmed", async () => {
    const page = await open();
    const early = await post(record, chair, at(), formOf(page, { [member.id]: { status: "present" } }));
    expect(status(early)).toBe(422);
    expect(answered(early).errors[`status-${member.id}`]).toContain("9 April 2026");
    const two = await post(record, chair, at(), formOf(page, { [member.id]: { office: "chair" } }));
    expect(Object.values(answered(two).errors)).toEqual(["Only one person is in the chair"]);
    expect(status(await post(record, chair, at(), { ...formOf(page, {}), [`status-${member.id}`]: "asleep" }))).toBe(400);
    expect(await stored()).toEqual([]);
    await insert(db, "minutes_version", {
      ...{ id: uuid(), partnership_id: p.partnershipId, sitting_id: sittingId, number: 1, kind: "confirmed", content: "{}" },
      ...{ made_at: "2026-05-07T14:00:00.000Z", made_by: chair.id, confirmed_at_id: sittingId },
    });
    expect(status(await post(record, chair, at(), formOf(page, {})))).toBe(422);
  }); // prettier-ignore

  test("says what each agency brought, to whoever is past the gate", async () => {
    onTheDay();
    await post(record, chair, at(), formOf(await open(), {}));
    expect((await open()).contributions).toBeNull();
    const words = (version: string, was: string, said: string) => ({
      ...{ [`words-${p.policeId}`]: said, [`was-${p.policeId}`]: was, [`version-${p.policeId}`]: version },
    });
    await post(record, chair, at(), formOf(await open(), {}, words("0", "", "Patrols")));
    expect(await db.selectFrom("agency_contribution").selectAll().execute()).toEqual([]);
    for (const { id: userId } of [chair, member]) await hasAccepted(db, p, { sittingId, userId });
    expect(status(await post(record, chair, at(), formOf(await open(), {}, words("0", "", "Patrols\r\nat night"))))).toBe(302);
    expect((await open(member)).contributions).toMatchObject([{ words: "Patrols\nat night", version: 1 }]);
    expect((await open(guest)).contributions).toBeNull();
    const late = await post(record, chair, at(), formOf(await open(), {}, words("0", "", "Cameras")));
    expect(status(late)).toBe(409);
    expect(answered(late).recorded).toMatchObject([{ recorded: "Patrols\nat night", entered: "Cameras" }]);
    expect(status(await post(record, chair, at(), answered(late).values))).toBe(302);
    expect((await open()).contributions).toMatchObject([{ words: "Cameras", version: 2 }]);
  }); // prettier-ignore
});

describe("somebody who is not in the group", () => {
  const blank = { who: "name", name: "Ann Other", agencyId: "", userId: "", capacity: "guest" };
  const named = { ...blank };

  test("is added by name with an agency, or by account once; a form sent twice adds one", async () => {
    expect(answered(await post(add, chair, at(), { ...named, name: "" })).errors).toEqual({ name: "Enter a name" });
    expect(answered(await post(add, chair, at(), named)).errors).toEqual({ agencyId: "Select an agency" });
    const elsewhere = await anAgency(db, (await aPartnership(db)).partnershipId);
    expect(answered(await post(add, chair, at(), { ...named, agencyId: elsewhere })).errors).toEqual({ agencyId: "Select an agency" }); // prettier-ignore
    const once = uuid();
    for (const _ of [1, 2])
      expect(status(await post(add, chair, at(), { ...named, agencyId: p.policeId, once }))).toBe(302);
    const officer = await aUser(db, p.councilId, { name: "Off Icer" });
    const account = { ...blank, who: "account", userId: officer };
    expect(status(await post(add, chair, at(), account))).toBe(302);
    expect(answered(await post(add, chair, at(), account)).errors).toEqual({
      userId: "This person is on the list already",
    });
    expect((await stored()).map(({ name, user_id, capacity }) => [name, user_id, capacity])).toEqual([
      ["Ann Other", null, "guest"],
      [null, officer, "guest"],
    ]);
  });

  test("accepts the statement by whoever keeps the meeting, once", async () => {
    await post(add, chair, at(), { ...named, agencyId: p.policeId });
    const page = await open();
    const ann = page.rows.find(({ name }) => name === "Ann Other");
    for (const _ of [1, 2])
      await post(record, chair, at(), formOf(await open(), {}, { [`accepted-${ann?.key ?? ""}`]: "yes", [`accepted-${member.id}`]: "yes" })); // prettier-ignore
    expect(await db.selectFrom("statement_acceptance").selectAll().execute()).toMatchObject([
      { user_id: null, attendance_id: ann?.id, recorded_by: chair.id },
    ]);
    const after = await open();
    expect(after.rows.filter(({ hasAccepted: has }) => has).map(({ name }) => name)).toEqual(["Ann Other"]);
  });
});

describe("somebody who was put on the list by mistake", () => {
  const named = { who: "name", name: "Ann Other", agencyId: "", userId: "", capacity: "guest" };
  const putOn = (agencyId: string, name = "Ann Other") => post(add, chair, at(), { ...named, agencyId, name });
  const removable = async (who = chair) => (await get(removePage, who, at())) as { refusal: string | null; people: { value: string; text: string }[] }; // prettier-ignore
  const first = async () => (await removable()).people[0]?.value ?? "";

  test("is taken off it by whoever records who is there, once, and it stands in the log", async () => {
    await putOn(p.policeId);
    const who = await first();
    expect(status(await removable(member))).toBe(403);
    expect(status(await post(remove, member, at(), { who }))).toBe(403);
    expect(answered(await post(remove, chair, at(), { who: "" })).errors).toEqual({ who: "Select a person" });
    expect(status(await post(remove, chair, at(), { who }))).toBe(302);
    expect(await stored()).toEqual([]);
    expect(answered(await post(remove, chair, at(), { who })).errors.who).toContain("from the list");
    expect((await auditEvents(db)).filter(({ event }) => event === "attendance.person-taken-off")).toHaveLength(1);
    expect((await removable()).refusal).toContain("nobody on the list");
  });

  test("stays when they are in the group, have accepted, come in somebody's place or alone for an agency that brought something", async () => {
    const lone = await anAgency(db, p.partnershipId);
    for (const [agencyId, name] of [[p.policeId, "Has Accepted"], [lone, "Brought Something"]] as const) await putOn(agencyId, name); // prettier-ignore
    const deputy = { version: "0", status: "deputy", deputyId: "", deputyName: "De Puty" };
    expect(status(await post(reply, member, at(), deputy))).toBe(302);
    await hasAccepted(db, p, { sittingId, userId: chair.id });
    const { rows } = await open();
    const key = rows.find(({ name }) => name === "Has Accepted")?.key ?? "";
    const more = { [`accepted-${key}`]: "yes", [`words-${lone}`]: "Figures", [`was-${lone}`]: "", [`version-${lone}`]: "0" }; // prettier-ignore
    expect(status(await post(record, chair, at(), formOf(await open(), {}, more)))).toBe(302);
    expect((await removable()).people).toEqual([]);
    await putOn(lone, "Another");
    expect((await removable()).people.map(({ text }) => text.split(" (")[0]).sort()).toEqual(["Another", "Brought Something"]); // prettier-ignore
  });

  test("stays as somebody else has recorded them meanwhile, and once the minutes are confirmed", async () => {
    await putOn(p.policeId);
    const who = await first();
    onTheDay();
    const page = await open();
    const key = page.rows.find(({ name }) => name === "Ann Other")?.key ?? "";
    await post(record, chair, at(), formOf(page, { [key]: { status: "present" } }));
    expect(answered(await post(remove, chair, at(), { who })).errors.who).toContain("Somebody has changed");
    const next = await aSitting(db, p, { day: "2026-05-07" });
    await aMinutesVersion(db, p, {
      sitting_id: sittingId,
      made_by: chair.id,
      kind: "confirmed",
      confirmed_at_id: next,
    });
    expect(answered(await post(remove, chair, at(), { who: await first() })).errors.form).toContain("are confirmed");
    expect((await stored()).some(({ name }) => name === "Ann Other")).toBe(true);
  });
});

describe("a member says before the meeting", () => {
  const say = (fields: Record<string, string>, who = member) =>
    post(reply, who, at(), { version: "0", status: "apologies", deputyId: "", deputyName: "", ...fields });
  const own = async () => (await stored()).find(({ user_id }) => user_id === member.id);

  test("that they do not come, and takes it back", async () => {
    expect(status(await say({}))).toBe(302);
    expect(await own()).toMatchObject({ status: "apologies", version: 1, recorded_by: member.id });
    expect(status(await say({ status: "no-reply" }))).toBe(409);
    expect(status(await say({ version: "1", status: "no-reply" }))).toBe(302);
    expect(await own()).toMatchObject({ status: "no-reply", version: 2 });
    expect(status(await say({ version: "2", status: "present" }))).toBe(400);
  });

  test("who comes in their place: somebody of their own agency, by account or by name", async () => {
    const colleague = await aUser(db, p.policeId, { name: "Col League" });
    expect(answered(await say({ status: "deputy" })).errors).toEqual({
      deputyId: "Select who comes in your place, or enter their name",
    });
    for (const deputyId of [member.id, chair.id]) expect(status(await say({ status: "deputy", deputyId }))).toBe(422);
    expect(status(await say({ status: "deputy", deputyId: colleague }))).toBe(302);
    const list = (await open()).rows.map(({ name, deputyForName, status: is }) => [name, is, deputyForName]);
    expect(list).toContainEqual(["Col League", "no-reply", "Mem Ber"]);
    expect(list).toContainEqual(["Mem Ber", "deputy", null]);
    expect(((await get(replyPage, member, at())) as { deputyId: string }).deputyId).toBe(colleague);
    expect(status(await say({ version: "1", status: "deputy", deputyName: "Nam Ed" }))).toBe(302);
    const deputies = (await open()).rows.filter(({ deputyForName }) => deputyForName !== null);
    expect(deputies.map(({ name }) => name)).toEqual(["Nam Ed"]);
  });

  test("nothing of anybody else, nothing of a meeting that is over, and nothing where they are not expected", async () => {
    await say({});
    expect((await stored()).map(({ user_id }) => user_id)).toEqual([member.id]);
    vi.setSystemTime(new Date("2026-04-10T09:00:00Z"));
    expect(status(await say({ version: "1", status: "no-reply" }))).toBe(422);
    const youth = await anActor(db, p, { groups: { [p.youthJagId]: "member" } });
    expect(status(await say({}, youth))).toBe(404);
  });

  test("what stands when the table of the meeting was opened before and is saved after", async () => {
    const page = await open();
    await say({});
    expect(status(await post(record, chair, at(), formOf(page, {})))).toBe(302);
    expect(await own()).toMatchObject({ status: "apologies" });
  });
});
