import { addDays, subMilliseconds } from "date-fns";
import { v7 as uuid } from "uuid";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { searchBounds, searchKeptUntil } from "#app/domain/search/kept-search.ts";
import { findActionById } from "#db/queries/actions.ts";
import { keyOfRow } from "#app/domain/cases/case-list.ts";
import { listCases } from "#db/queries/case-lists.ts";
import { countOpenCases, findCaseById } from "#db/queries/cases.ts";
import { keepFoundPeople } from "#db/queries/found-people.ts";
import { findIdentityCard, findPersonById, listLockedPointers } from "#db/queries/people.ts";
import { findReferralById } from "#db/queries/referrals.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import {
  aCase,
  anAction,
  anActor,
  aPartnership,
  aPerson,
  aReferral,
  insert,
  testDatabase,
  type TestPartnership,
} from "../factories.ts";

const DAYS = { today: "2026-03-10", lastSitting: null };

let db: Executor;
let p: TestPartnership;
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
});

/** Whether each way of asking for the case and what hangs on it gives it to this actor; always all or none. */
async function sees(actor: Actor, record: { id: string; personId: string; referralId: string }, actionId: string) {
  const answers = [
    await findCaseById(db, actor, record.id),
    await findPersonById(db, actor, record.personId),
    await findReferralById(db, actor, record.referralId),
    await seenAction(actor, actionId),
  ].map((row) => row !== undefined);
  expect(new Set(answers).size).toBe(1);
  const listed = (await listCases(db, actor, { asked: { group: p.jagId, status: "open" }, days: DAYS, limit: 10 }))
    .length;
  expect((await countOpenCases(db, actor, [p.jagId])).get(p.jagId) ?? 0).toBe(listed);
  return answers[0];
}

/** A manager knows of it, and does not see its words. */
async function seenAction(actor: Actor, actionId: string) {
  const action = await findActionById(db, actor, actionId);
  return action?.words === null ? undefined : action;
}

describe("a case of the JAG and all below it", () => {
  const people: [string, (record: { id: string }) => Promise<Actor>, standard: boolean, restricted: boolean][] = [
    ["its chair", () => anActor(db, p, { groups: { [p.jagId]: "chair" } }), true, false],
    ["a member", () => anActor(db, p, { groups: { [p.jagId]: "member" } }), true, false],
    ["a member of another group", () => anActor(db, p, { groups: { [p.youthJagId]: "coordinator" } }), false, false],
    ["somebody of the lead agency alone", () => anActor(db, p, { agencyId: p.policeId }), false, false],
    ["an administrator", () => anActor(db, p, { duties: ["administrator"] }), false, false],
    ["the information governance officer", () => anActor(db, p, { duties: ["information-governance"] }), false, false],
    ["a manager and executive", () => anActor(db, p, { duties: ["manager", "executive"] }), false, false],
    ["its lead", lead, true, true],
    ["somebody named for it", (record) => withAccess(record, "named", {}), true, true],
    [
      "a member with a conflict of interest",
      (record) => withAccess(record, "conflict", { [p.jagId]: "chair" }),
      false,
      false,
    ],
  ];

  test.each(people)("seen by %s", async (_name, make, standard, restricted) => {
    const record = await aCase(db, p);
    const actionId = await anAction(db, p, { case_id: record.id });
    const actor = await make(record);
    expect(await sees(actor, record, actionId)).toBe(standard);
    await update(record.id, "restricted");
    expect(await sees(actor, record, actionId)).toBe(restricted);
  });

  test("a guest sees the case, and no referral that waits for a decision", async () => {
    const guest = await anActor(db, p, { groups: { [p.jagId]: "guest" } });
    const record = await aCase(db, p);
    expect(await findCaseById(db, guest, record.id)).toBeDefined();
    expect(await findReferralById(db, guest, await aReferral(db, p))).toBeUndefined();
  });

  test("is nothing to the chair of another partnership", async () => {
    const other = await aPartnership(db);
    const record = await aCase(db, p);
    const actionId = await anAction(db, p, { case_id: record.id });
    const stranger = await anActor(db, other, { groups: { [other.jagId]: "chair", [p.jagId]: "chair" } });
    expect(await sees(stranger, record, actionId)).toBe(false);
  });
});

test("the owner of an action sees the action and nothing of its case", async () => {
  const owner = await anActor(db, p);
  const record = await aCase(db, p);
  const actionId = await anAction(db, p, { case_id: record.id, owner_user_id: owner.id });
  expect(await findActionById(db, owner, actionId)).toMatchObject({ seesContext: 0, words: "Visit the location" });
  expect(await findCaseById(db, owner, record.id)).toBeUndefined();
});

describe("the identity card before a record is made", () => {
  const now = new Date("2026-03-10T09:00:00.000Z");
  const card = (actor: Actor, personId: string, at = now) => findIdentityCard(db, actor, personId, searchBounds(at));
  const find = (actor: Actor, personId: string, until = searchKeptUntil(now)) =>
    inTransaction(db, (trx) => keepFoundPeople(trx, actor, [personId], until));
  const coordinator = (of = p.youthJagId) => anActor(db, p, { groups: { [of]: "coordinator" } });

  test("of somebody found, whom nothing links or who is in a standard case, is there for a day", async () => {
    const actor = await coordinator();
    for (const personId of [await aPerson(db, p), (await aCase(db, p)).personId]) {
      expect(await card(actor, personId), "by the id alone").toBeUndefined();
      await find(actor, personId);
      expect(await card(actor, personId)).toBeDefined();
      expect(await card(await coordinator(), personId), "by somebody else's search").toBeUndefined();
      expect(await card(actor, personId, subMilliseconds(addDays(now, 1), 1))).toBeDefined();
      expect(await card(actor, personId, addDays(now, 1))).toBeUndefined();
    }
  });

  test("is there without a search for whoever may open the person, or recorded them within the day", async () => {
    expect(await card(await coordinator(p.jagId), (await aCase(db, p)).personId)).toBeDefined();
    const actor = await coordinator();
    const personId = await aPerson(db, p, { created_by: actor.id, created_at: now.toISOString() });
    expect(await card(actor, personId)).toBeDefined();
    expect(await card(await coordinator(), personId)).toBeUndefined();
    expect(await card(actor, personId, addDays(now, 1))).toBeUndefined();
  });

  test("of somebody all of whose links are restricted is a locked pointer to the lead agency", async () => {
    const record = await aCase(db, p, { visibility: "restricted" });
    const actor = await coordinator(p.jagId);
    await find(actor, record.personId);
    expect(await card(actor, record.personId)).toBeUndefined();
    const pointers = await listLockedPointers(db, actor, [record.personId]);
    expect(pointers).toEqual([{ id: record.personId, agencyName: expect.stringContaining("Agency") as string }]);
    expect(await listLockedPointers(db, await lead(record), [record.personId])).toEqual([]);
  });

  test("is never of another partnership", async () => {
    const other = await aPartnership(db);
    const actor = await anActor(db, other, { groups: { [other.jagId]: "coordinator" } });
    const personId = await aPerson(db, p, { created_by: actor.id, created_at: now.toISOString() });
    await find(actor, personId);
    expect(await card(actor, personId)).toBeUndefined();
    expect(await listLockedPointers(db, actor, [personId])).toEqual([]);
  });
});

test("the next page of a group's cases starts after the last row, with none twice and none left out", async () => {
  const actor = await anActor(db, p, { groups: { [p.jagId]: "member" } });
  const ids = [];
  for (const opened_on of ["2026-02-01", "2026-02-02", "2026-02-02"]) ids.push((await aCase(db, p, { opened_on })).id);
  const page = { asked: { group: p.jagId, status: "open", sort: "newest" } as const, days: DAYS, limit: 2 };
  const first = await listCases(db, actor, page);
  const second = await listCases(db, actor, { ...page, after: first[1] && keyOfRow(first[1]) });
  expect([...first, ...second].map((c) => c.id)).toEqual(ids.reverse());
});

async function lead(record: { id: string }) {
  const actor = await anActor(db, p);
  await db
    .transaction()
    .execute((trx) =>
      trx.updateTable("case_record").set({ lead_user_id: actor.id }).where("id", "=", record.id).execute(),
    );
  return actor;
}

async function withAccess(record: { id: string }, access: "named" | "conflict", groups: Record<string, "chair">) {
  const actor = await anActor(db, p, { groups });
  await insert(db, "case_access", {
    id: uuid(),
    version: 1,
    case_id: record.id,
    user_id: actor.id,
    partnership_id: p.partnershipId,
    access,
    reason: "Test",
    since: "2026-03-01T00:00:00.000Z",
  });
  return actor;
}

function update(id: string, visibility: "restricted") {
  return db
    .transaction()
    .execute((trx) => trx.updateTable("case_record").set({ visibility }).where("id", "=", id).execute());
}
