import { addDays } from "date-fns";
import { beforeEach, describe, expect, test } from "vitest";
import { v7 as uuid } from "uuid";
import { escalateActions } from "#app/services/actions/escalate-actions.ts";
import { loader as actionPage } from "#app/routes/actions/$actionId/route.tsx";
import { type Executor, inTransaction } from "#db/transaction.ts";
import {
  aCase,
  anAction,
  anActor,
  aPartnership,
  auditEvents,
  aUser,
  get,
  insert,
  testDatabase,
  type TestPartnership,
} from "../factories.ts";

/** Due on 20 March; shipped: to the contact after 5 days, to the chair after 14. */
const DUE = new Date("2026-03-20T06:00:00Z");
const after = (days: number) => addDays(DUE, days);
let db: Executor;
let p: TestPartnership;
let contact: string;
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  contact = await aUser(db, p.councilId);
  await inTransaction(db, (trx) =>
    trx
      .updateTable("partnership_agency")
      .set({ contact_user_id: contact })
      .where("agency_id", "=", p.councilId)
      .execute(),
  );
});
const run = (days: number) => escalateActions({ db, now: after(days) });
const steps = () =>
  db.selectFrom("action_change").select(["kind", "told_user_id as to", "for_day as day"]).orderBy("id").execute();

test("goes to the agency's contact and later to the chair, once each, and is on record", async () => {
  const chair = await anActor(db, p, { groups: { [p.jagId]: "chair" } });
  const id = await anAction(db, p);
  expect(await run(4)).toEqual({ escalated: 0 });
  expect(await run(5)).toEqual({ escalated: 1 });
  expect(await run(13)).toEqual({ escalated: 0 });
  expect(await run(14)).toEqual({ escalated: 1 });
  expect(await run(60)).toEqual({ escalated: 0 });
  const day = "2026-03-20";
  expect(await steps()).toEqual([
    { kind: "to-contact", to: contact, day },
    { kind: "to-chair", to: chair.id, day },
  ]);
  const notices = await db.selectFrom("notification").select(["user_id", "kind", "object_id"]).orderBy("id").execute();
  expect(notices).toEqual([contact, chair.id].map((user_id) => ({ user_id, kind: "action-escalated", object_id: id })));
  expect((await auditEvents(db)).map(({ event, actor_id }) => [event, actor_id])).toEqual([
    ["action.escalated", "system:jobs"],
    ["action.escalated", "system:jobs"],
  ]);
});

test("both steps that a stop has missed are caught up once", async () => {
  await anActor(db, p, { groups: { [p.jagId]: "chair" } });
  await anAction(db, p);
  expect(await run(30)).toEqual({ escalated: 2 });
  expect(await run(31)).toEqual({ escalated: 0 });
});

test("for another due day it begins again", async () => {
  const id = await anAction(db, p);
  await run(5);
  await inTransaction(db, (trx) =>
    trx.updateTable("action").set({ due_on: "2026-04-01" }).where("id", "=", id).execute(),
  );
  expect(await run(16)).toEqual({ escalated: 0 });
  expect(await run(17)).toEqual({ escalated: 1 });
  expect((await steps()).map(({ day }) => day)).toEqual(["2026-03-20", "2026-04-01"]);
});

test("a hold puts it off, and its days are counted from the hold's end", async () => {
  await anAction(db, p, { status: "on-hold", hold_until: "2026-03-30" });
  expect(await run(10)).toEqual({ escalated: 0 });
  expect(await run(14)).toEqual({ escalated: 0 });
  expect(await run(15)).toEqual({ escalated: 1 });
});

describe("to whom", () => {
  test("where there is nobody to tell the step waits, and is taken when there is", async () => {
    await inTransaction(db, (trx) => trx.updateTable("user_account").set({ status: "disabled" }).execute());
    await anAction(db, p);
    expect(await run(20)).toEqual({ escalated: 0 });
    await inTransaction(db, (trx) => trx.updateTable("user_account").set({ status: "active" }).execute());
    expect(await run(21)).toEqual({ escalated: 1 });
  });

  test("not to a chair with a conflict of interest; and a partnership's own days hold", async () => {
    const { id: case_id } = await aCase(db, p);
    const chair = await anActor(db, p, { groups: { [p.jagId]: "chair" } });
    await insert(db, "case_access", {
      id: uuid(), partnership_id: p.partnershipId, case_id, user_id: chair.id, access: "conflict", reason: "A neighbour", given_by: null,
      since: "2026-03-01T09:00:00.000Z", ended_at: null, version: 1,
    }); // prettier-ignore
    await insert(db, "setting_change", {
      id: uuid(), partnership_id: p.partnershipId, key: "actions.escalate-to-contact-days", value: "2", from_day: "2026-03-01",
      reason: "Agreed", recorded_by: null, recorded_at: "2026-02-20T10:00:00.000Z",
    }); // prettier-ignore
    await anAction(db, p, { case_id });
    expect(await run(2)).toEqual({ escalated: 1 });
    expect(await run(30)).toEqual({ escalated: 0 });
  });

  test("to the chair of the group itself, and of a restricted case too; they open it without its words", async () => {
    const chair = await anActor(db, p, { groups: { [p.jagId]: "chair" } });
    const { id: case_id } = await aCase(db, p, { visibility: "restricted" });
    await anAction(db, p, { case_id: null, context: "group", group_id: p.jagId });
    const actionId = await anAction(db, p, { case_id });
    expect(await get(actionPage, chair, { actionId })).toMatchObject({ status: 404 });
    expect(await run(14)).toEqual({ escalated: 4 });
    expect(await get(actionPage, chair, { actionId })).toMatchObject({ words: null, version: null, inCase: null });
  });
});
