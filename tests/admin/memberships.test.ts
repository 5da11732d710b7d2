import { addDays } from "date-fns";
import { v7 as uuid } from "uuid";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { loader as groupPage } from "#app/routes/admin/groups.$groupId/route.tsx";
import { action as addMember, loader as addMemberPage } from "#app/routes/admin/groups.$groupId_.members.new/route.tsx";
import {
  action as changeMembership,
  loader as membershipPage,
} from "#app/routes/admin/users.$userId_.memberships.$membershipId/route.tsx";
import {
  action as giveMembership,
  loader as newMembershipPage,
} from "#app/routes/admin/users.$userId_.memberships.new/route.tsx";
import { listMembershipsOn } from "#db/queries/sessions.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { aGroup, aUser, get, insert, post, testDatabase } from "../factories.ts";
import { anOffice, eventNames, events, giveRole, NOW, type Office, TODAY, typedDays } from "./office.ts";

let db: Executor;
let office: Office;
let userId: string;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: NOW });
  db = await testDatabase();
  office = await anOffice(db);
  userId = await aUser(db, office.policeId);
  await insert(db, "session", {
    id: uuid(), token_hash: uuid(), previous_token_hash: null, renewed_at: null, renewal_due: 0, user_id: userId, partnership_id: null, stage: "complete",
    pending_secret_sealed: null, browser: "x", created_at: NOW.toISOString(), last_seen_at: NOW.toISOString(), expires_at: addDays(NOW, 1).toISOString(), ended_at: null,
  }); // prettier-ignore
});
afterEach(() => vi.useRealTimers());

const renewalDue = async () =>
  (await db.selectFrom("session").select("renewal_due").executeTakeFirstOrThrow()).renewal_due === 1;
const memberships = () =>
  db.selectFrom("membership").selectAll().where("user_id", "=", userId).orderBy("from_day").execute();
const from = (day: string, until: string | null = null) => typedDays({ fromDay: day, untilDay: until });
const ends = (how: string, day: string | null = null) => ({ version: "1", ends: how, ...typedDays({ untilDay: day }) });

describe("memberships", () => {
  const give = (fields: Record<string, string>, id = userId, actor: Actor = office.admin) =>
    post(giveMembership, actor, { userId: id }, fields);
  const change = (membershipId: string, fields: Record<string, string>) =>
    post(changeMembership, office.admin, { userId, membershipId }, fields);
  const today = () => listMembershipsOn(db, userId, office.partnershipId, TODAY);

  test("one is given from the user's page, and one from the group's, each with its event", async () => {
    expect(await give({ groupId: office.jagId, role: "member", ...from(TODAY) })).toMatchObject({ status: 302 });
    const answer = (await post(
      addMember,
      office.admin,
      { groupId: office.adultsId },
      { userId, role: "guest", ...from(TODAY, "2026-04-30") },
    )) as Response;
    expect([answer.status, answer.headers.get("Location")]).toEqual([
      302,
      `/admin/groups/${office.adultsId}?saved=member-added`,
    ]);
    expect(await today()).toHaveLength(2);
    expect(await renewalDue()).toBe(true);
    expect(await events(db)).toMatchObject([
      {
        event: "membership.given",
        category: "permission",
        object_id: userId,
        fields: "groupId,role,fromDay,untilDay",
        detail: { after: { groupId: office.jagId, role: "member", fromDay: TODAY, untilDay: null } },
      },
      {
        event: "membership.given",
        detail: { after: { groupId: office.adultsId, role: "guest", untilDay: "2026-04-30" } },
      },
    ]);
    const seenBy = await db
      .selectFrom("audit_object")
      .select("event_id")
      .where("object_kind", "=", "group")
      .where("object_id", "=", office.jagId)
      .execute();
    expect(seenBy).toHaveLength(1);
  });

  test.each([
    ["nothing", {}, 400, ["groupId", "role", "fromDay", "untilDay"]],
    ["a guest without an end", { groupId: "jag", role: "guest", ...from(TODAY) }, 422, ["untilDay"]],
    ["a first day in the past", { groupId: "jag", role: "member", ...from("2026-03-09") }, 422, ["fromDay"]],
  ])("%s is refused and keeps what was typed", async (_name, given, status, wrong) => {
    const fields = { ...given, ...("groupId" in given ? { groupId: office.jagId } : {}) };
    const answer = (await give(fields)) as { init: { status: number }; data: { values: object; errors: object } };
    expect([answer.init.status, Object.keys(answer.data.errors)]).toEqual([status, wrong]);
    expect(answer.data.values).toEqual(fields);
    expect([await memberships(), await eventNames(db)]).toEqual([[], []]);
  });

  test("twice in a group on a day, an ended group and a disabled user are refused at the field that was chosen", async () => {
    await giveRole(db, office.partnershipId, userId, { groupId: office.jagId, role: "member" });
    expect(await give({ groupId: office.jagId, role: "chair", ...from(TODAY) })).toMatchObject({
      init: { status: 422 },
      data: { errors: { groupId: "The user already is in this group from 1 January 2026. Change that instead" } },
    });
    expect(
      await post(addMember, office.admin, { groupId: office.jagId }, { userId, role: "chair", ...from(TODAY) }),
    ).toMatchObject({
      init: { status: 422 },
      data: { errors: { userId: expect.stringContaining("already is") as string } },
    });
    const ended = await aGroup(db, office.partnershipId, { ended_on: "2026-03-09" });
    expect(await give({ groupId: ended, role: "member", ...from(TODAY) })).toMatchObject({
      init: { status: 422 },
      data: { errors: { groupId: "This group has ended" } },
    });
    const disabled = await aUser(db, office.policeId, { status: "disabled" });
    expect(await give({ groupId: office.jagId, role: "member", ...from(TODAY) }, disabled)).toMatchObject({
      init: { status: 422 },
    });
  });

  test("ended now it opens nothing from the next request on", async () => {
    const id = await giveRole(db, office.partnershipId, userId, { groupId: office.jagId, role: "member" });
    expect(await change(id, { ...ends("now"), role: "member" })).toMatchObject({ status: 302 });
    expect([await today(), await renewalDue()]).toEqual([[], true]);
    expect(await memberships()).toMatchObject([{ until_day: "2026-03-09", role: "member" }]);
    expect(await events(db)).toMatchObject([
      { event: "membership.ended", fields: "untilDay", detail: { groupId: office.jagId, before: { role: "member" } } },
    ]);
  });

  test("another role begins today, and the old one stays on the record up to yesterday", async () => {
    const id = await giveRole(db, office.partnershipId, userId, { groupId: office.jagId, role: "member" });
    expect(await change(id, { ...ends("on", "2026-12-31"), role: "chair" })).toMatchObject({ status: 302 });
    expect(await memberships()).toMatchObject([
      { id, role: "member", from_day: "2026-01-01", until_day: "2026-03-09", version: 2 },
      { role: "chair", from_day: TODAY, until_day: "2026-12-31", version: 1 },
    ]);
    expect(await today()).toEqual([{ groupId: office.jagId, role: "chair", groupKind: "jag" }]);
    expect(await events(db)).toMatchObject([
      {
        event: "membership.changed",
        fields: "role,untilDay",
        detail: { before: { role: "member" }, after: { role: "chair" } },
      },
    ]);
  });

  test("a guest's end is put off and not taken away", async () => {
    const id = await giveRole(
      db,
      office.partnershipId,
      userId,
      { groupId: office.jagId, role: "guest" },
      { until: "2026-03-20" },
    );
    expect(await change(id, { ...ends("never"), role: "guest" })).toMatchObject({
      init: { status: 422 },
      data: { errors: { untilDay: "Enter the last day: a guest's membership must end" } },
    });
    expect(await change(id, { ...ends("on", "2026-06-20"), role: "guest" })).toMatchObject({ status: 302 });
    expect(await memberships()).toMatchObject([{ until_day: "2026-06-20" }]);
  });

  test("a lost race answers 409 with both versions", async () => {
    const id = await giveRole(db, office.partnershipId, userId, { groupId: office.jagId, role: "member" });
    await change(id, { ...ends("on", "2026-05-01"), role: "member" });
    const mine = { ...ends("never"), role: "chair" };
    expect(await change(id, mine)).toMatchObject({
      init: { status: 409 },
      data: { values: { ...mine, version: "2" }, current: { role: "member", untilDay: "2026-05-01" } },
    });
  });

  test("nobody changes their own groups, from either page", async () => {
    const id = await giveRole(db, office.partnershipId, office.admin.id, { groupId: office.jagId, role: "member" });
    const params = { userId: office.admin.id, membershipId: id };
    const fields = { role: "coordinator", ...from(TODAY) };
    expect(await get(newMembershipPage, office.admin, params)).toMatchObject({ status: 403 });
    expect(await get(membershipPage, office.admin, params)).toMatchObject({ status: 403 });
    expect(await give({ groupId: office.adultsId, ...fields }, office.admin.id)).toMatchObject({ status: 403 });
    expect(
      await post(addMember, office.admin, { groupId: office.adultsId }, { userId: office.admin.id, ...fields }),
    ).toMatchObject({ status: 403 });
    expect(await post(changeMembership, office.admin, params, { ...ends("never"), role: "coordinator" })).toMatchObject(
      { status: 403 },
    );
    expect(await eventNames(db)).toEqual(Array(5).fill("access.refused"));
    const shown = (await get(addMemberPage, office.admin, { groupId: office.jagId })) as { users: { id: string }[] };
    expect(shown.users.map((user) => user.id)).toEqual([userId]);
    const rows = await db
      .selectFrom("membership")
      .select(["role", "group_id"])
      .where("user_id", "=", office.admin.id)
      .execute();
    expect(rows).toEqual([{ role: "member", group_id: office.jagId }]);
  });

  test("another partnership's users, groups and memberships do not exist here", async () => {
    const elsewhere = await anOffice(db);
    const theirs = await giveRole(db, elsewhere.partnershipId, userId, { groupId: elsewhere.jagId, role: "member" });
    const fields = { role: "member", ...from(TODAY) };
    expect(await give({ groupId: elsewhere.jagId, ...fields })).toMatchObject({ status: 404 });
    expect(await give({ groupId: office.jagId, ...fields }, elsewhere.admin.id)).toMatchObject({ status: 404 });
    expect(await post(addMember, office.admin, { groupId: elsewhere.jagId }, { userId, ...fields })).toMatchObject({
      status: 404,
    });
    expect(await get(membershipPage, office.admin, { userId, membershipId: theirs })).toMatchObject({ status: 404 });
    expect(await change(theirs, { ...ends("now"), role: "member" })).toMatchObject({ status: 404 });
    expect(await get(groupPage, office.admin, { groupId: elsewhere.jagId })).toMatchObject({ status: 404 });
    expect(await memberships()).toMatchObject([{ until_day: null, version: 1 }]);
  });

  test("a change and its event stand or fall together", async () => {
    const id = await giveRole(db, office.partnershipId, userId, { groupId: office.jagId, role: "member" });
    await inTransaction(db, (trx) => trx.schema.alterTable("audit_unsealed").renameTo("moved").execute());
    expect(await change(id, { ...ends("now"), role: "member" })).toBeInstanceOf(Error);
    expect(await memberships()).toMatchObject([{ until_day: null, version: 1 }]);
    expect(await renewalDue()).toBe(false);
  });
});
