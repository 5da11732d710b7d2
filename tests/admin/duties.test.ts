import { addDays } from "date-fns";
import { v7 as uuid } from "uuid";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { action as changeDuty, loader as dutyPage } from "#app/routes/admin/users.$userId_.duties.$dutyId/route.tsx";
import { action as giveDuty, loader as newDutyPage } from "#app/routes/admin/users.$userId_.duties.new/route.tsx";
import { listDutiesOn } from "#db/queries/sessions.ts";
import { type Executor } from "#db/transaction.ts";
import { anActor, auditEvents, aUser, get, insert, post, testDatabase } from "../factories.ts";
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
const duties = () => db.selectFrom("duty").selectAll().where("user_id", "=", userId).orderBy("from_day").execute();
const from = (day: string, until: string | null = null) => typedDays({ fromDay: day, untilDay: until });
const ends = (how: string, day: string | null = null) => ({ version: "1", ends: how, ...typedDays({ untilDay: day }) });

describe("duties", () => {
  const give = (fields: Record<string, string>, actor: Actor = office.admin, id = userId) =>
    post(giveDuty, actor, { userId: id }, fields);
  const change = (dutyId: string, fields: Record<string, string>, actor: Actor = office.admin) =>
    post(changeDuty, actor, { userId, dutyId }, fields);

  test("one is given with its days, renews the session and leaves one event", async () => {
    const answer = (await give({ duty: "manager", ...from(TODAY, "2026-06-30") })) as Response;
    expect([answer.status, answer.headers.get("Location")]).toEqual([302, `/admin/users/${userId}?saved=duty-given`]);
    expect(await duties()).toMatchObject([
      { duty: "manager", from_day: TODAY, until_day: "2026-06-30", partnership_id: office.partnershipId, version: 1 },
    ]);
    expect(await renewalDue()).toBe(true);
    expect(await events(db)).toMatchObject([
      {
        event: "duty.given",
        category: "permission",
        object_kind: "user",
        object_id: userId,
        fields: "duty,fromDay,untilDay",
        detail: { after: { duty: "manager", fromDay: TODAY, untilDay: "2026-06-30" } },
      },
    ]);
  });

  test.each([
    ["nothing chosen", {}, 400, ["duty", "fromDay", "untilDay"]],
    ["a duty that is none", { duty: "emperor", ...from(TODAY) }, 400, ["duty"]],
    ["a day that is none", { duty: "manager", ...from("2026-02-30") }, 400, ["fromDay"]],
    ["a first day in the past", { duty: "manager", ...from("2026-03-09") }, 422, ["fromDay"]],
    ["a last day before the first", { duty: "manager", ...from("2026-04-02", "2026-04-01") }, 422, ["untilDay"]],
  ])("%s is refused and keeps what was typed", async (_name, fields, status, wrong) => {
    const answer = (await give(fields)) as { init: { status: number }; data: { values: object; errors: object } };
    expect([answer.init.status, Object.keys(answer.data.errors)]).toEqual([status, wrong]);
    expect(answer.data.values).toEqual(fields);
    expect([await duties(), await eventNames(db), await renewalDue()]).toEqual([[], [], false]);
  });

  test("the same duty twice on a day is refused; after its end it is not", async () => {
    await give({ duty: "manager", ...from(TODAY, "2026-06-30") });
    expect(await give({ duty: "manager", ...from("2026-06-30") })).toMatchObject({
      init: { status: 422 },
      data: {
        errors: { duty: "The user already has this duty from 10 March 2026 to 30 June 2026. Change that instead" },
      },
    });
    expect(await give({ duty: "manager", ...from("2026-07-01") })).toMatchObject({ status: 302 });
    expect(await give({ duty: "reviewer", ...from(TODAY) })).toMatchObject({ status: 302 });
  });

  test("somebody disabled is given none", async () => {
    const id = await aUser(db, office.policeId, { status: "disabled" });
    expect(await give({ duty: "manager", ...from(TODAY) }, office.admin, id)).toMatchObject({
      init: { status: 422 },
      data: { errors: { duty: "This user is disabled. Enable the account first" } },
    });
  });

  test("one ended now is over today, and its days up to yesterday stay", async () => {
    const id = await giveRole(db, office.partnershipId, userId, { duty: "manager" });
    expect(await listDutiesOn(db, userId, office.partnershipId, TODAY)).toHaveLength(1);
    expect(await change(id, ends("now"))).toMatchObject({ status: 302 });
    expect(await duties()).toMatchObject([{ from_day: "2026-01-01", until_day: "2026-03-09", version: 2 }]);
    expect(await listDutiesOn(db, userId, office.partnershipId, TODAY)).toEqual([]);
    expect(await renewalDue()).toBe(true);
    expect(await events(db)).toMatchObject([
      {
        event: "duty.ended",
        fields: "untilDay",
        detail: { duty: "manager", before: { untilDay: null }, after: { untilDay: "2026-03-09" } },
      },
    ]);
  });

  test("one of today that ends now was never, and the log keeps it", async () => {
    const id = await giveRole(db, office.partnershipId, userId, { duty: "manager" }, { from: TODAY });
    expect(await change(id, ends("now"))).toMatchObject({ status: 302 });
    expect(await duties()).toEqual([]);
    expect(await events(db)).toMatchObject([
      { event: "duty.ended", detail: { duty: "manager", before: { fromDay: TODAY }, after: null } },
    ]);
  });

  test("an end is set and taken away", async () => {
    const id = await giveRole(db, office.partnershipId, userId, { duty: "manager" });
    await change(id, ends("on", "2026-05-01"));
    expect(await duties()).toMatchObject([{ until_day: "2026-05-01", version: 2 }]);
    await change(id, { ...ends("never"), version: "2" });
    expect(await duties()).toMatchObject([{ until_day: null, version: 3 }]);
    expect(await eventNames(db)).toEqual(["duty.changed", "duty.changed"]);
  });

  test("to end on a day needs the day: 400; a day in the past or over already: 422; a lost race: 409 with both", async () => {
    const id = await giveRole(db, office.partnershipId, userId, { duty: "manager" });
    expect(await change(id, ends("on"))).toMatchObject({
      init: { status: 400 },
      data: { errors: { untilDay: "Enter the last day" } },
    });
    expect(await change(id, ends("on", "2026-03-09"))).toMatchObject({
      init: { status: 422 },
      data: { errors: { untilDay: "Last day must be today or in the future" } },
    });
    await change(id, ends("on", "2026-05-01"));
    const mine = ends("on", "2026-06-01");
    expect(await change(id, mine)).toMatchObject({
      init: { status: 409 },
      data: { values: { ...mine, version: "2" }, current: { untilDay: "2026-05-01" } },
    });
    await change(id, { ...ends("now"), version: "2" });
    expect(await change(id, { ...ends("never"), version: "3" })).toMatchObject({
      init: { status: 422 },
      data: { errors: { ends: "This has ended and is kept as it was. Add a new one instead" } },
    });
  });

  test("the duty of the last administrator is not ended, now or on a day, nor both of two at once", async () => {
    const other = await anActor(db, office, { duties: ["administrator"] });
    const own = await db
      .selectFrom("duty")
      .select("id")
      .where("user_id", "=", office.admin.id)
      .executeTakeFirstOrThrow();
    const theirs = await db.selectFrom("duty").select("id").where("user_id", "=", other.id).executeTakeFirstOrThrow();
    const end = (actor: Actor, whose: Actor, dutyId: string, fields = ends("now")) =>
      post(changeDuty, actor, { userId: whose.id, dutyId }, fields);
    const answers = await Promise.all([end(office.admin, other, theirs.id), end(other, office.admin, own.id)]);
    const statuses = answers.map(
      (a) => (a as { status?: number }).status ?? (a as { init: { status: number } }).init.status,
    );
    expect(statuses.sort()).toEqual([302, 422]);
    expect((await eventNames(db)).sort()).toEqual(["administrator.removal-refused", "duty.ended"]);

    const [left, leftDuty, by] =
      statuses[0] === 302 && (answers[0] as { status?: number }).status === 302
        ? [office.admin, own.id, other]
        : [other, theirs.id, office.admin];
    expect(await end(by, left, leftDuty, ends("on", "2026-05-01"))).toMatchObject({
      init: { status: 422 },
      data: {
        errors: {
          ends: "The partnership would have no administrator from 2 May 2026. Give somebody else who has signed in the duty first",
        },
      },
    });
  });

  test("nobody changes their own duties, and each try is in the log", async () => {
    const own = await db
      .selectFrom("duty")
      .select("id")
      .where("user_id", "=", office.admin.id)
      .executeTakeFirstOrThrow();
    const params = { userId: office.admin.id, dutyId: own.id };
    const other = await giveRole(db, office.partnershipId, userId, { duty: "administrator" });
    expect(other).toBeTruthy();
    expect(await get(newDutyPage, office.admin, params)).toMatchObject({ status: 403 });
    expect(await get(dutyPage, office.admin, params)).toMatchObject({ status: 403 });
    expect(await give({ duty: "information-governance", ...from(TODAY) }, office.admin, office.admin.id)).toMatchObject(
      { status: 403 },
    );
    expect(await post(changeDuty, office.admin, params, ends("now"))).toMatchObject({ status: 403 });
    expect((await auditEvents(db)).map((e) => [e.event, e.actor_id])).toEqual(
      Array(4).fill(["access.refused", office.admin.id]),
    );
    expect(await db.selectFrom("duty").select("id").where("user_id", "=", office.admin.id).execute()).toHaveLength(1);
  });

  test("a duty of another partnership, or of another user, does not exist here", async () => {
    const elsewhere = await anOffice(db);
    const theirs = await giveRole(db, elsewhere.partnershipId, userId, { duty: "manager" });
    const own = await giveRole(db, office.partnershipId, userId, { duty: "manager" });
    const colleague = await aUser(db, office.policeId);
    expect(await get(dutyPage, office.admin, { userId, dutyId: theirs })).toMatchObject({ status: 404 });
    expect(await change(theirs, ends("now"))).toMatchObject({ status: 404 });
    expect(await post(changeDuty, office.admin, { userId: colleague, dutyId: own }, ends("now"))).toMatchObject({
      status: 404,
    });
    expect(await give({ duty: "manager", ...from(TODAY) }, office.admin, elsewhere.admin.id)).toMatchObject({
      status: 404,
    });
    expect(await duties()).toMatchObject([{ until_day: null }, { until_day: null }]);
  });
});
