import { addDays, subDays } from "date-fns";
import { v7 as uuid } from "uuid";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { loader as userPage } from "#app/routes/admin/users.$userId/route.tsx";
import { action as changeUser, loader as changePage } from "#app/routes/admin/users.$userId_.change/route.tsx";
import { loader as usersPage } from "#app/routes/admin/users._index/route.tsx";
import { action as addUser } from "#app/routes/admin/users.new/route.tsx";
import { hashToken } from "#app/services/session/tokens.ts";
import type { Executor } from "#db/transaction.ts";
import { anActor, auditEvents, aUser, get, insert, post, testDatabase } from "../factories.ts";
import { anOffice, eventNames, events, giveRole, joinAgency, NOW, type Office, userRow } from "./office.ts";

let db: Executor;
let office: Office;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: NOW });
  db = await testDatabase();
  office = await anOffice(db);
});
afterEach(() => vi.useRealTimers());

type Listed = {
  count: number;
  users: { id: string; name: string; roles: string[] }[];
  previousHref: string | null;
  nextHref: string | null;
};
const list = (search = "", actor: Actor = office.admin) => get(usersPage, actor, {}, search) as Promise<Listed>;
const idsOf = ({ users }: Listed) => users.map((user) => user.id);

describe("the list of users", () => {
  test("shows the users of the partnership's agencies and whoever has a role in it, and nobody else", async () => {
    const elsewhere = await anOffice(db);
    const guest = await aUser(db, elsewhere.policeId, { name: "Guest", name_folded: "guest" });
    await giveRole(db, office.partnershipId, guest, { groupId: office.jagId, role: "guest" }, { until: "2026-12-31" });
    const invited = await aUser(db, office.policeId, {
      status: "invited",
      password_hash: null,
      name: "Zoe",
      name_folded: "zoe",
    });
    const shown = await list();
    expect(idsOf(shown)).toEqual([office.admin.id, guest, invited]);
    expect(shown.count).toBe(3);
    expect(shown.users.map((user) => user.roles)).toEqual([["Administrator"], ["Guest of JAG"], []]);
    expect(JSON.stringify(shown)).not.toMatch(/hash|totp|email/i);
  });

  test("each list leaves one event, with the ids in its detail", async () => {
    await list("?status=active");
    expect(await events(db)).toMatchObject([
      {
        event: "user.listed",
        category: "consultation",
        object_id: null,
        result_count: 1,
        detail: { filter: { status: "active" }, listed: [office.admin.id] },
      },
    ]);
  });

  test("filters by agency, status and group", async () => {
    const officer = await aUser(db, office.policeId, { status: "disabled" });
    const member = await anActor(db, office, { groups: { [office.jagId]: "member" } });
    const former = await aUser(db, office.councilId);
    await giveRole(
      db,
      office.partnershipId,
      former,
      { groupId: office.jagId, role: "member" },
      { until: "2026-03-09" },
    );
    expect(idsOf(await list(`?agency=${office.policeId}`))).toEqual([officer]);
    expect(idsOf(await list("?status=disabled"))).toEqual([officer]);
    expect(idsOf(await list(`?group=${office.jagId}`))).toEqual([member.id]);
    expect(idsOf(await list(`?group=${office.jagId}&status=disabled`))).toEqual([]);
    expect((await list("?status=king&group=1")).count).toBe(4);
  });

  test.each<[string, Date | null, Date, boolean]>([
    ["never, an account of today", null, NOW, false],
    ["never, an old account", null, subDays(NOW, 91), true],
    ["90 days ago", subDays(NOW, 90), subDays(NOW, 200), false],
    ["91 days ago", subDays(NOW, 91), subDays(NOW, 200), true],
    ["yesterday", subDays(NOW, 1), subDays(NOW, 200), false],
  ])("signed in %s", async (_name, signedIn, created, unused) => {
    const id = await aUser(db, office.policeId, {
      last_signed_in_at: signedIn?.toISOString() ?? null,
      created_at: created.toISOString(),
    });
    expect(idsOf(await list(`?show=not-signed-in&agency=${office.policeId}`))).toEqual(unused ? [id] : []);
  });

  test.each([
    ["today", 0, true],
    ["in 14 days", 14, true],
    ["in 15 days", 15, false],
    ["yesterday", -1, false],
  ])("a guest whose membership ends %s", async (_name, days, ending) => {
    const id = await aUser(db, office.policeId);
    const until = addDays(NOW, days).toISOString().slice(0, 10);
    await giveRole(db, office.partnershipId, id, { groupId: office.jagId, role: "guest" }, { until });
    expect(idsOf(await list("?show=guests-ending"))).toEqual(ending ? [id] : []);
  });

  test("nothing to do here: no duty and no group that is not over", async () => {
    const former = await aUser(db, office.policeId);
    await giveRole(db, office.partnershipId, former, { duty: "manager" }, { until: "2026-03-09" });
    const future = await aUser(db, office.policeId);
    await giveRole(db, office.partnershipId, future, { duty: "manager" }, { from: "2026-04-01" });
    await aUser(db, office.policeId, { status: "disabled" });
    expect(idsOf(await list("?show=no-role"))).toEqual([former]);
  });

  test("pages of 50 forwards and back show everybody once in the order of names, also of the same name", async () => {
    for (let i = 0; i < 120; i++) {
      const name = i % 3 === 0 ? "Same Name" : `User ${i}`;
      await aUser(db, office.policeId, { name, name_folded: name.toLowerCase() });
    }
    const pages: Listed[] = [await list()];
    for (let next = pages[0]?.nextHref; next; next = pages.at(-1)?.nextHref)
      pages.push(await list(next.slice("/admin/users".length)));
    const all = pages.flatMap((page) => page.users);
    expect(pages.map((page) => page.users.length)).toEqual([50, 50, 21]);
    expect(new Set(all.map((user) => user.id)).size).toBe(121);
    expect(all.map((user) => user.name.toLowerCase())).toEqual(all.map((user) => user.name.toLowerCase()).sort());
    expect(pages.map((page) => [page.previousHref !== null, page.nextHref !== null])).toEqual([[false, true], [true, true], [true, false]]); // prettier-ignore

    const back = await list(pages[2]?.previousHref?.slice("/admin/users".length));
    expect(idsOf(back)).toEqual(idsOf(pages[1] as Listed));
    const first = await list(back.previousHref?.slice("/admin/users".length));
    expect([idsOf(first), first.previousHref]).toEqual([idsOf(pages[0] as Listed), null]);
    expect(pages.map((page) => page.nextHref ?? "").join()).not.toMatch(/name/i);
  });
});

const FIELDS = { name: "Zoë O’Neill", email: "Zoe.ONeill@Example.org ", jobTitle: "Analyst" };
const newUser = (fields: Record<string, string> | [string, string][], actor: Actor = office.admin) =>
  post(addUser, actor, {}, fields);

describe("adding a user", () => {
  test("invites them, shows the link once and leaves one event", async () => {
    const answer = await newUser([
      ...Object.entries({ ...FIELDS, agencyId: office.policeId }),
      ["duties", "manager"],
      ["duties", "asb-officer"],
    ]);
    expect(answer).toMatchObject({
      init: { status: 201 },
      data: {
        values: {},
        issued: { link: expect.stringMatching(/^http:\/\/localhost\/invitation\/[\w-]{43}$/) as string },
      },
    });
    const { userId, link } = (answer as { data: { issued: { userId: string; link: string } } }).data.issued;
    expect(await userRow(db, userId)).toMatchObject({
      name: "Zoë O’Neill",
      name_folded: "zoe oneill",
      email: "Zoe.ONeill@Example.org",
      email_folded: "zoe.oneill@example.org",
      job_title: "Analyst",
      agency_id: office.policeId,
      status: "invited",
      password_hash: null,
      version: 1,
    });
    const duties = await db
      .selectFrom("duty")
      .select(["duty", "from_day", "until_day", "partnership_id"])
      .where("user_id", "=", userId)
      .orderBy("duty")
      .execute();
    const begins = { from_day: "2026-03-10", until_day: null, partnership_id: office.partnershipId };
    expect(duties).toEqual([{ duty: "asb-officer", ...begins }, { duty: "manager", ...begins }]); // prettier-ignore

    const token = link.slice(link.lastIndexOf("/") + 1);
    const links = await db.selectFrom("access_link").selectAll().execute();
    expect(links).toMatchObject([
      { user_id: userId, purpose: "invitation", token_hash: hashToken(token), expires_at: "2026-03-11T09:00:00.000Z" },
    ]);
    const log = await events(db);
    expect(log).toMatchObject([
      {
        event: "user.invited",
        category: "permission",
        object_kind: "user",
        object_id: userId,
        fields: "name,email,agencyId,jobTitle,duties",
      },
    ]);
    expect(JSON.stringify(await auditEvents(db))).not.toMatch(/Zoë|Neill|example\.org/i);
    expect(JSON.stringify([log, links])).not.toContain(token);
  });

  test.each([
    ["nothing", {}, { name: "Enter a name", email: "Enter an e-mail address", agencyId: "Select an agency" }],
    [
      "half an address",
      { ...FIELDS, email: "zoe@" },
      {
        email: "Enter an e-mail address in the correct format, like name@example.gov.uk",
        agencyId: "Select an agency",
      },
    ],
  ])("with %s it is 400, keeps what was typed and adds nobody", async (_name, fields, errors) => {
    expect(await newUser(fields)).toMatchObject({
      init: { status: 400 },
      data: { values: fields, errors, issued: null },
    });
    expect(await db.selectFrom("user_account").select("id").execute()).toHaveLength(1);
    expect(await eventNames(db)).toEqual([]);
  });

  test("the same e-mail address again is refused, whatever its capitals, and says where the other is", async () => {
    await aUser(db, office.policeId, { email_folded: "zoe.oneill@example.org" });
    const fields = { ...FIELDS, agencyId: office.policeId };
    expect(await newUser(fields)).toMatchObject({
      init: { status: 422 },
      data: { values: fields, errors: { email: "A user with this e-mail address already exists" } },
    });
    const elsewhere = await anOffice(db);
    await aUser(db, elsewhere.policeId, { email_folded: "ann@example.org" });
    expect(await newUser({ ...fields, email: "ann@example.org" })).toMatchObject({
      init: { status: 422 },
      data: { errors: { email: expect.stringContaining("in another partnership. Add their agency") as string } },
    });
    expect(await eventNames(db)).toEqual([]);
  });

  test("two at once with the same address: one is added, the other told", async () => {
    const fields = { ...FIELDS, agencyId: office.policeId };
    const answers = (await Promise.all([newUser(fields), newUser(fields)])) as { init: { status: number } }[];
    expect(answers.map((answer) => answer.init.status).sort()).toEqual([201, 422]);
    expect(await eventNames(db)).toEqual(["user.invited"]);
  });

  test.each([
    ["another partnership's", async () => (await anOffice(db)).policeId],
    ["one that has left", async () => {
      const { agencyId } = { agencyId: uuid() };
      await insert(db, "agency", { id: agencyId, name: "Gone", name_folded: "gone", kind: "other", created_at: NOW.toISOString(), version: 1 });
      await joinAgency(db, office.partnershipId, agencyId, { left_on: "2026-02-01" });
      return agencyId;
    }],
    ["one that does not exist", async () => uuid()],
  ])("an agency that is %s is refused", async (_name, agencyOf) => {
    expect(await newUser({ ...FIELDS, agencyId: await agencyOf() })).toMatchObject({ init: { status: 422 }, data: { errors: { agencyId: "Select an agency from the list" } } });
  }); // prettier-ignore
});

describe("one user", () => {
  test("opening it shows no secret and leaves one event in ten minutes", async () => {
    const id = await aUser(db, office.policeId, { totp_secret_sealed: "sealed", totp_confirmed_at: NOW.toISOString() });
    await giveRole(db, office.partnershipId, id, { groupId: office.jagId, role: "member" });
    const shown = await get(userPage, office.admin, { userId: id });
    expect(shown).toMatchObject({
      own: false,
      mayChange: true,
      mayGiveWayIn: true,
      user: { id, status: "active", hasFactor: true },
      memberships: [{ text: "JAG: Member", over: false }],
    });
    expect(JSON.stringify(shown)).not.toMatch(/sealed|none|hash/);
    await get(userPage, office.admin, { userId: id });
    expect(await auditEvents(db)).toMatchObject([{ event: "user.viewed", object_id: id, category: "consultation" }]);
  });

  test("somebody with nothing to do with the partnership does not exist, read or written", async () => {
    const elsewhere = await anOffice(db);
    const params = { userId: elsewhere.admin.id };
    const fields = { version: "1", name: "Mine", email: "mine@example.org", agencyId: office.policeId, jobTitle: "" };
    expect(await get(userPage, office.admin, params)).toMatchObject({ status: 404 });
    expect(await get(changePage, office.admin, params)).toMatchObject({ status: 404 });
    expect(await post(changeUser, office.admin, params, fields)).toMatchObject({ status: 404 });
    expect((await userRow(db, elsewhere.admin.id)).version).toBe(1);
    expect(await eventNames(db)).toEqual(["access.not-found", "access.not-found", "access.not-found"]);
  });

  test("roles of another partnership are not shown", async () => {
    const elsewhere = await anOffice(db);
    const id = await aUser(db, office.policeId);
    await giveRole(db, elsewhere.partnershipId, id, { groupId: elsewhere.jagId, role: "chair" });
    await giveRole(db, elsewhere.partnershipId, id, { duty: "manager" });
    expect(await get(userPage, office.admin, { userId: id })).toMatchObject({
      duties: [],
      memberships: [],
      mayChange: false,
      mayGiveWayIn: false,
    });
  });
});

describe("changing a user", () => {
  const fieldsOf = (changes: Record<string, string> = {}) => ({
    version: "1",
    name: "New Name",
    email: "new@example.org",
    agencyId: office.councilId,
    jobTitle: "",
    ...changes,
  });
  const change = (userId: string, fields: Record<string, string>, actor = office.admin) =>
    post(changeUser, actor, { userId }, fields);

  test("changes name, address, agency and title, and leaves what was and what is in the detail", async () => {
    const id = await aUser(db, office.policeId, {
      job_title: "Constable",
      email: "old@example.org",
      email_folded: "old@example.org",
    });
    await insert(db, "session", {
      id: uuid(), token_hash: uuid(), previous_token_hash: null, renewed_at: null, renewal_due: 0, user_id: id, partnership_id: null, stage: "complete",
      pending_secret_sealed: null, browser: "x", created_at: NOW.toISOString(), last_seen_at: NOW.toISOString(), expires_at: addDays(NOW, 1).toISOString(), ended_at: null,
    }); // prettier-ignore
    const answer = (await change(id, fieldsOf())) as Response;
    expect([answer.status, answer.headers.get("Location")]).toEqual([302, `/admin/users/${id}?saved=user-changed`]);
    expect(await userRow(db, id)).toMatchObject({
      name: "New Name",
      name_folded: "new name",
      email: "new@example.org",
      email_folded: "new@example.org",
      agency_id: office.councilId,
      job_title: null,
      version: 2,
    });
    expect(await events(db)).toMatchObject([
      {
        event: "user.changed",
        category: "permission",
        object_id: id,
        fields: "name,email,agencyId,jobTitle",
        detail: { before: { name: "Sam Example", jobTitle: "Constable" }, after: { name: "New Name", jobTitle: null } },
      },
    ]);
    expect(await db.selectFrom("session").select("renewal_due").execute()).toEqual([{ renewal_due: 1 }]);
  });

  test("a lost race answers 409 with both versions, and sending again is about the newer one", async () => {
    const id = await aUser(db, office.councilId);
    await change(id, fieldsOf({ name: "Theirs" }));
    const mine = fieldsOf({ name: "Mine" });
    expect(await change(id, mine)).toMatchObject({
      init: { status: 409 },
      data: { values: { ...mine, version: "2" }, current: { name: "Theirs" } },
    });
    expect((await userRow(db, id)).name).toBe("Theirs");
    expect(await change(id, { ...mine, version: "2" })).toMatchObject({ status: 302 });
    expect((await userRow(db, id)).name).toBe("Mine");
  });

  test("bad input is 400 and another's address 422, with what was typed", async () => {
    const id = await aUser(db, office.councilId);
    await aUser(db, office.councilId, { email_folded: "taken@example.org" });
    expect(await change(id, fieldsOf({ name: "" }))).toMatchObject({
      init: { status: 400 },
      data: { values: { name: "" }, errors: { name: "Enter a name" } },
    });
    expect(await change(id, fieldsOf({ version: "x" }))).toMatchObject({
      init: { status: 400 },
      data: { errors: { version: "Reload the page" } },
    });
    expect(await change(id, fieldsOf({ email: "Taken@example.org" }))).toMatchObject({
      init: { status: 422 },
      data: { errors: { email: "Another user has this e-mail address" } },
    });
    expect((await userRow(db, id)).version).toBe(1);
    expect(await eventNames(db)).toEqual([]);
  });

  test("of oneself the name and title, not the agency and not the address", async () => {
    const own = await userRow(db, office.admin.id);
    expect(await change(own.id, fieldsOf({ email: own.email, agencyId: office.policeId }))).toMatchObject({
      status: 403,
    });
    expect(await change(own.id, fieldsOf({ agencyId: own.agency_id }))).toMatchObject({ status: 403 });
    expect(await eventNames(db)).toEqual(["access.refused", "access.refused"]);
    expect(await change(own.id, fieldsOf({ email: own.email, agencyId: own.agency_id }))).toMatchObject({
      status: 302,
    });
  });

  test("somebody shared with another partnership keeps the address, and the name of somebody who works only there is theirs", async () => {
    const elsewhere = await anOffice(db);
    const shared = await aUser(db, office.councilId);
    await giveRole(db, office.partnershipId, shared, { duty: "manager" });
    await giveRole(db, elsewhere.partnershipId, shared, { duty: "manager" });
    const { email } = await userRow(db, shared);
    expect(await change(shared, fieldsOf())).toMatchObject({
      init: { status: 422 },
      data: { errors: { email: expect.stringContaining("also works in another partnership") as string } },
    });
    expect(await change(shared, fieldsOf({ email }))).toMatchObject({ status: 302 });

    const theirs = await aUser(db, office.councilId);
    await giveRole(db, elsewhere.partnershipId, theirs, { duty: "manager" });
    expect(await get(changePage, office.admin, { userId: theirs })).toMatchObject({ status: 403 });
    expect(await change(theirs, fieldsOf())).toMatchObject({ status: 403 });

    const guest = await aUser(db, elsewhere.policeId);
    await giveRole(db, office.partnershipId, guest, { groupId: office.jagId, role: "guest" }, { until: "2026-12-31" });
    expect(await change(guest, fieldsOf())).toMatchObject({ status: 403 });
  });
});

test.each([
  ["the list", usersPage, {}],
  ["a user", userPage, { userId: uuid() }],
])("%s is 401 signed out and 403 without the permission", async (_name, loader, params) => {
  const coordinator = await anActor(db, office, { groups: { [office.jagId]: "coordinator" } });
  expect(await get(loader, null, params)).toMatchObject({ init: { status: 401 } });
  expect(await get(loader, coordinator, params)).toMatchObject({ status: 403 });
  expect(await auditEvents(db)).toMatchObject([{ event: "access.refused", purpose: "users:manage" }]);
});
