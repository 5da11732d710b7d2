import { addDays } from "date-fns";
import { v7 as uuid } from "uuid";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { loader as userPage } from "#app/routes/admin/users.$userId/route.tsx";
import { action as changeUser, loader as changePage } from "#app/routes/admin/users.$userId_.change/route.tsx";
import { loader as usersPage } from "#app/routes/admin/users._index/route.tsx";
import type { Executor } from "#db/transaction.ts";
import { anActor, auditEvents, aUser, get, insert, post, testDatabase } from "../factories.ts";
import { anOffice, eventNames, events, giveRole, NOW, type Office, userRow } from "./office.ts";

let db: Executor;
let office: Office;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: NOW });
  db = await testDatabase();
  office = await anOffice(db);
});
afterEach(() => vi.useRealTimers());

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
