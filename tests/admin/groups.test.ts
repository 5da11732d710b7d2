import { addDays } from "date-fns";
import { v7 as uuid } from "uuid";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { loader as groupPage } from "#app/routes/admin/groups.$groupId/route.tsx";
import { action as changeGroup, loader as changePage } from "#app/routes/admin/groups.$groupId_.change/route.tsx";
import { loader as groupsPage } from "#app/routes/admin/groups._index/route.tsx";
import { action as addGroup, loader as newGroupPage } from "#app/routes/admin/groups.new/route.tsx";
import { loader as usersPage } from "#app/routes/admin/users._index/route.tsx";
import type { Executor } from "#db/transaction.ts";
import {
  aCase,
  aGroup,
  anActor,
  aReferral,
  auditEvents,
  aUser,
  get,
  insert,
  post,
  testDatabase,
} from "../factories.ts";
import { anOffice, eventNames, events, giveRole, NOW, type Office, typedDays } from "./office.ts";

let db: Executor;
let office: Office;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: NOW });
  db = await testDatabase();
  office = await anOffice(db);
});
afterEach(() => vi.useRealTimers());

async function aBeat(code: string, partnershipId = office.partnershipId) {
  const id = uuid();
  await insert(db, "area", { id, partnership_id: partnershipId, kind: "beat", code, name: `Beat ${code}`, version: 1 });
  return id;
}
const row = (id: string) =>
  db.selectFrom("partnership_group").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
const beatsOf = async (id: string) =>
  (await db.selectFrom("group_beat").select("area_id").where("group_id", "=", id).orderBy("area_id").execute()).map(
    (beat) => beat.area_id,
  );

type Fields = [string, string][];
const FIELDS = { name: "LCDG", kind: "delivery", parentId: "", minAge: "", maxAge: "", cadence: "Every six weeks" };
const withList = (fields: Record<string, string>, lists: Record<string, string[]> = {}): Fields => [
  ...Object.entries(fields),
  ...Object.entries(lists).flatMap(([name, values]) => values.map((value): [string, string] => [name, value])),
];

describe("the list", () => {
  test("is a tree with members of today, whose counts open exactly their rows", async () => {
    const board = await aGroup(db, office.partnershipId, { name: "Board", holds_cases: 0 });
    const delivery = await aGroup(db, office.partnershipId, {
      name: "Abbey group",
      parent_id: board,
      ended_on: "2026-03-09",
    });
    await anOffice(db);
    await anActor(db, office, { groups: { [board]: "member" } });
    const former = await aUser(db, office.councilId);
    await giveRole(db, office.partnershipId, former, { groupId: board, role: "chair" }, { until: "2026-03-09" });
    const groups = (await get(groupsPage, office.admin)) as {
      id: string;
      name: string;
      depth: number;
      members: number;
      ended: boolean;
      ages: string;
    }[];
    expect(groups.map((group) => `${group.depth} ${group.name}`)).toEqual([
      "0 Adults at Risk Group",
      "0 Board",
      "1 Abbey group",
      "0 JAG",
      "0 Youth JAG",
    ]);
    expect(groups.map((group) => group.ages)).toEqual(["18 and over", "All ages", "All ages", "All ages", "Up to 17"]);
    expect(groups[1]).toMatchObject({ id: board, members: 1, ended: false });
    expect(groups[2]).toMatchObject({ id: delivery, ended: true });
    expect(await get(usersPage, office.admin, {}, `?group=${board}`)).toMatchObject({ count: 1 });
    expect(await events(db)).toMatchObject([{ event: "group.listed", result_count: 5 }, { event: "user.listed" }]);
  });
});

describe("adding one", () => {
  const add = (fields: Fields, actor: Actor = office.admin) => post(addGroup, actor, {}, fields);

  test("keeps its kind, parent, ages, cadence, what it does and its beats", async () => {
    const [first, second] = [await aBeat("61"), await aBeat("64")];
    const fields = withList(
      { ...FIELDS, parentId: office.jagId, minAge: "10", maxAge: "17" },
      { does: ["holds-cases"], beats: [first, second] },
    );
    const answer = (await add(fields)) as Response;
    const id = answer.headers.get("Location")?.split(/[/?]/).at(-2) ?? "";
    expect(await row(id)).toMatchObject({
      name: "LCDG", name_folded: "lcdg", kind: "delivery", parent_id: office.jagId, min_age: 10, max_age: 17, cadence: "Every six weeks",
      holds_cases: 1, has_meetings: 0, ended_on: null, partnership_id: office.partnershipId, version: 1,
    }); // prettier-ignore
    expect(await beatsOf(id)).toEqual([first, second].sort());
    expect(await events(db)).toMatchObject([
      {
        event: "group.added",
        category: "permission",
        object_kind: "group",
        object_id: id,
        detail: { after: { name: "LCDG", beats: [first, second] } },
      },
    ]);
  });

  test.each([
    ["nothing", {}, 400, { name: "Enter the name of the group", kind: "Select what kind of group it is" }],
    [
      "ages the wrong way round",
      { ...FIELDS, minAge: "18", maxAge: "17" },
      400,
      { maxAge: "Oldest age must be the same as or more than the youngest age" },
    ],
    [
      "an age in words",
      { ...FIELDS, minAge: "ten" },
      400,
      { minAge: "Youngest age must be a whole number from 0 to 120" },
    ],
    ["a beat that is no id", { ...FIELDS, beats: "61" }, 400, { beats: "Select beats from the list" }],
    [
      "a name that is taken",
      { ...FIELDS, name: "jag" },
      422,
      { name: "Another group of the partnership has this name" },
    ],
    ["a beat that is not known", { ...FIELDS, beats: uuid() }, 422, { beats: "Select beats from the list" }],
    ["a parent that is not known", { ...FIELDS, parentId: uuid() }, 422, { parentId: "Select a group from the list" }],
  ])("%s is refused and keeps what was typed", async (_name, fields, status, errors) => {
    expect(await add(withList(fields as Record<string, string>))).toMatchObject({
      init: { status },
      data: { values: fields, errors },
    });
    expect(await eventNames(db)).toEqual([]);
  });

  test("another partnership's group is no parent, its beat no beat, and its names are free", async () => {
    const elsewhere = await anOffice(db);
    const beat = await aBeat("61", elsewhere.partnershipId);
    await aGroup(db, elsewhere.partnershipId, { name: "LCDG" });
    expect(await add(withList({ ...FIELDS, parentId: elsewhere.jagId }))).toMatchObject({
      init: { status: 422 },
      data: { errors: { parentId: "Select a group from the list" } },
    });
    expect(await add(withList(FIELDS, { beats: [beat] }))).toMatchObject({ init: { status: 422 } });
    expect(await add(withList(FIELDS))).toMatchObject({ status: 302 });
  });

  test("two at once of the same name: one is added, the other told", async () => {
    const answers = (await Promise.all([add(withList(FIELDS)), add(withList(FIELDS))])) as {
      status?: number;
      init?: { status: number };
    }[];
    expect(answers.map((answer) => answer.status ?? answer.init?.status).sort()).toEqual([302, 422]);
  });
});

describe("changing one", () => {
  const fieldsOf = (changes: Record<string, string> = {}) => ({
    version: "1",
    ...FIELDS,
    name: "JAG",
    kind: "jag",
    ...typedDays({ endedOn: null }),
    ...changes,
  });
  const change = (
    fields: Record<string, string>,
    groupId = office.jagId,
    lists: Record<string, string[]> = { does: ["holds-cases", "has-meetings"] },
  ) => post(changeGroup, office.admin, { groupId }, withList(fields, lists));

  test("changes the row and the beats, and leaves one event with the fields that differ", async () => {
    const [old, fresh] = [await aBeat("61"), await aBeat("64")];
    await insert(db, "group_beat", { group_id: office.jagId, area_id: old, partnership_id: office.partnershipId });
    expect(
      await change(fieldsOf({ cadence: "Monthly", maxAge: "99" }), office.jagId, {
        does: ["holds-cases"],
        beats: [fresh],
      }),
    ).toMatchObject({ status: 302 });
    expect(await row(office.jagId)).toMatchObject({
      cadence: "Monthly",
      max_age: 99,
      holds_cases: 1,
      has_meetings: 0,
      version: 2,
    });
    expect(await beatsOf(office.jagId)).toEqual([fresh]);
    expect(await events(db)).toMatchObject([
      {
        event: "group.changed",
        category: "permission",
        object_id: office.jagId,
        fields: "cadence,hasMeetings,maxAge,beats",
        detail: { before: { cadence: null, beats: old }, after: { cadence: "Monthly", beats: fresh } },
      },
    ]);
  });

  test("no loop: not to itself, not to one below, and not when two are changed at once", async () => {
    const below = await aGroup(db, office.partnershipId, { name: "Below", parent_id: office.jagId });
    expect(await change(fieldsOf({ parentId: office.jagId }))).toMatchObject({
      init: { status: 422 },
      data: { errors: { parentId: "A group cannot report to itself" } },
    });
    expect(await change(fieldsOf({ parentId: below }))).toMatchObject({
      init: { status: 422 },
      data: { errors: { parentId: "A group cannot report to a group that reports to it" } },
    });
    const page = (await get(changePage, office.admin, { groupId: office.jagId })) as { parents: { id: string }[] };
    expect(page.parents.map((parent) => parent.id).sort()).toEqual([office.adultsId, office.youthJagId].sort());

    const answers = await Promise.all([
      change(fieldsOf({ parentId: office.adultsId })),
      change(
        fieldsOf({ name: "Adults at Risk Group", kind: "adults-at-risk", parentId: office.jagId }),
        office.adultsId,
      ),
    ]);
    const statuses = answers.map(
      (answer) => (answer as { status?: number }).status ?? (answer as { init: { status: number } }).init.status,
    );
    expect(statuses.sort()).toEqual([302, 422]);
  });

  test("a lost race answers 409 with both versions, and sending again is about the newer one", async () => {
    await change(fieldsOf({ cadence: "Theirs" }));
    const mine = fieldsOf({ cadence: "Mine" });
    expect(await change(mine)).toMatchObject({
      init: { status: 409 },
      data: { values: { ...mine, version: "2" }, current: { cadence: "Theirs" } },
    });
    expect(await change({ ...mine, version: "2" })).toMatchObject({ status: 302 });
    expect((await row(office.jagId)).cadence).toBe("Mine");
  });

  test("one with open cases or undecided referrals does not end and does not stop taking cases; only counts are told", async () => {
    await aCase(db, office, { group_id: office.jagId });
    await aCase(db, office, { group_id: office.jagId, status: "on-hold" });
    await aCase(db, office, { group_id: office.jagId, status: "closed", closed_on: "2026-03-01" });
    await aReferral(db, office, { group_id: office.jagId, status: "awaiting-decision" });
    const open = await db.selectFrom("referral").select("id").where("status", "=", "awaiting-decision").execute();
    const message = `The group still has 2 open cases and ${open.length} referral${open.length === 1 ? "" : "s"} awaiting a decision. Its coordinator closes them or hands them on first`;
    const ending = fieldsOf(typedDays({ endedOn: "2026-03-10" }));
    expect(await change(ending)).toMatchObject({
      init: { status: 422 },
      data: { values: ending, errors: { endedOn: message } },
    });
    expect(await change(fieldsOf(), office.jagId, { does: ["has-meetings"] })).toMatchObject({
      init: { status: 422 },
      data: { errors: { does: message } },
    });
    expect(await row(office.jagId)).toMatchObject({ ended_on: null, holds_cases: 1, version: 1 });
    expect(await eventNames(db)).toEqual([]);
  });

  test("ended, its members' sessions are renewed; not in the future", async () => {
    const member = await anActor(db, office, { groups: { [office.jagId]: "member" } });
    await insert(db, "session", {
      id: uuid(), token_hash: uuid(), previous_token_hash: null, renewed_at: null, renewal_due: 0, user_id: member.id, partnership_id: null, stage: "complete",
      pending_secret_sealed: null, browser: "x", created_at: NOW.toISOString(), last_seen_at: NOW.toISOString(), expires_at: addDays(NOW, 1).toISOString(), ended_at: null,
    }); // prettier-ignore
    expect(await change(fieldsOf(typedDays({ endedOn: "2026-03-11" }) as Record<string, string>))).toMatchObject({
      init: { status: 422 },
      data: { errors: { endedOn: "Last day of the group must be today or in the past" } },
    });
    expect(await change(fieldsOf(typedDays({ endedOn: "2026-03-09" }) as Record<string, string>))).toMatchObject({
      status: 302,
    });
    expect(await db.selectFrom("session").select("renewal_due").execute()).toEqual([{ renewal_due: 1 }]);
    expect(await eventNames(db)).toEqual(["group.ended"]);
    expect(await change({ ...fieldsOf(), version: "2" })).toMatchObject({ status: 302 });
    expect((await row(office.jagId)).ended_on).toBeNull();
  });

  test("another partnership's group does not exist here", async () => {
    const elsewhere = await anOffice(db);
    expect(await get(groupPage, office.admin, { groupId: elsewhere.jagId })).toMatchObject({ status: 404 });
    expect(await get(changePage, office.admin, { groupId: elsewhere.jagId })).toMatchObject({ status: 404 });
    expect(await change(fieldsOf(), elsewhere.jagId)).toMatchObject({ status: 404 });
    expect((await row(elsewhere.jagId)).version).toBe(1);
  });
});

test("opening one shows its members, those who were too, and no case", async () => {
  const member = await anActor(db, office, { groups: { [office.jagId]: "member" } });
  await giveRole(
    db,
    office.partnershipId,
    office.admin.id,
    { groupId: office.jagId, role: "guest" },
    { until: "2026-03-09" },
  );
  await aCase(db, office, { group_id: office.jagId });
  const shown = await get(groupPage, office.admin, { groupId: office.jagId });
  expect(shown).toMatchObject({ group: { name: "JAG", kind: "Joint Action Group" } });
  const { members } = shown as { members: { userId: string; over: boolean; own: boolean }[] };
  expect(members.map((m) => [m.userId, m.over, m.own])).toEqual([[office.admin.id, true, true], [member.id, false, false]]); // prettier-ignore
  expect(JSON.stringify(shown)).not.toMatch(/CS-|reference/);
  expect(await auditEvents(db)).toMatchObject([{ event: "group.viewed", object_id: office.jagId }]);
});

test.each([
  ["the list", groupsPage],
  ["adding", newGroupPage],
])("%s is 401 signed out and 403 without the permission", async (_name, loader) => {
  const chair = await anActor(db, office, { groups: { [office.jagId]: "chair" } });
  expect(await get(loader, null)).toMatchObject({ init: { status: 401 } });
  expect(await get(loader, chair)).toMatchObject({ status: 403 });
  expect(await auditEvents(db)).toMatchObject([{ event: "access.refused", purpose: "groups:manage" }]);
});
