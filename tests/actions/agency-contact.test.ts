import { beforeEach, describe, expect, test, vi } from "vitest";
import { v7 as uuid } from "uuid";
import { mayUseEmailCode } from "#app/domain/access/email-code.ts";
import { loader as actionPage } from "#app/routes/actions/$actionId/route.tsx";
import { action as changeOwner, loader as ownerPage } from "#app/routes/actions/$actionId_.owner/route.tsx";
import { loader as ownPage } from "#app/routes/actions/_index/route.tsx";
import { loader as overduePage } from "#app/routes/actions/overdue/route.tsx";
import { loader as unownedPage } from "#app/routes/actions/unowned/route.tsx";
import { loader as usersPage } from "#app/routes/admin/users._index/route.tsx";
import { loader as homePage } from "#app/routes/home/_index/route.tsx";
import { chaseActions } from "#app/services/actions/chase-actions.ts";
import { escalateActions } from "#app/services/actions/escalate-actions.ts";
import { tellNewOwner } from "#app/services/actions/tell-owner.ts";
import { listPartnershipsOfUser } from "#db/queries/sessions.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import {
  aCase,
  anAction,
  anActor,
  aPartnership,
  get,
  insert,
  post,
  testDatabase,
  type TestPartnership,
} from "../factories.ts";

const NOW = new Date("2026-04-10T09:00:00Z");
const TODAY = "2026-04-10";
let db: Executor;
let p: TestPartnership;
let contact: Awaited<ReturnType<typeof anActor>>;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: NOW });
  db = await testDatabase();
  p = await aPartnership(db);
  contact = await anActor(db, p);
  await agencyHas({ contact_user_id: contact.id });
  return () => vi.useRealTimers();
});

async function agencyHas(changes: { contact_user_id?: string; left_on?: string }) {
  await inTransaction(db, (trx) =>
    trx.updateTable("partnership_agency").set(changes).where("agency_id", "=", p.councilId).execute(),
  );
}
const told = () => db.selectFrom("notification").select(["user_id", "kind"]).execute();

describe("the contact of an agency with a conflict of interest in a case", () => {
  let case_id: string;
  let id: string;
  beforeEach(async () => {
    case_id = (await aCase(db, p)).id;
    await insert(db, "case_access", {
      id: uuid(), partnership_id: p.partnershipId, case_id, user_id: contact.id, access: "conflict", reason: "A neighbour",
      given_by: null, since: NOW.toISOString(), ended_at: null, version: 1,
    }); // prettier-ignore
    id = await anAction(db, p, { case_id });
  });

  test("is not told that its action is late, to be named or asked about", async () => {
    expect(await escalateActions({ db, now: NOW })).toEqual({ escalated: 0 });
    const manager = await anActor(db, p, { duties: ["manager"] });
    expect(await chaseActions({ db, actor: manager, now: NOW }, [id])).toMatchObject({ asked: 0, nobodyToAsk: 1 });
    const about = { partnershipId: p.partnershipId, actorId: manager.id, actionId: id, caseId: case_id, reference: "A-26-0001", at: NOW }; // prettier-ignore
    await inTransaction(db, (trx) => tellNewOwner(trx, about, { ownerAgencyId: p.councilId, ownerUserId: null }));
    expect(await told()).toEqual([]);
  });

  test("does not know of it, also when it was escalated to them before", async () => {
    await insert(db, "action_change", {
      id: uuid(), partnership_id: p.partnershipId, action_id: id, kind: "to-contact", before_value: null, after_value: null, before_agency_id: null,
      before_user_id: null, after_agency_id: null, after_user_id: null, told_user_id: contact.id, for_day: TODAY, reason: null, changed_by: null,
      changed_at: NOW.toISOString(),
    }); // prettier-ignore
    expect(await get(actionPage, contact, { actionId: id })).toMatchObject({ status: 404 });
    expect(JSON.stringify(await get(ownPage, contact))).not.toContain(id);
  });

  test("knows of the agency's others as before", async () => {
    const other = await anAction(db, p);
    expect(await get(actionPage, contact, { actionId: other })).toMatchObject({ words: null });
    expect(await escalateActions({ db, now: NOW })).toEqual({ escalated: 1 });
    expect(await told()).toEqual([{ user_id: contact.id, kind: "action-escalated" }]);
  });
});

describe("a manager with a conflict of interest in a case", () => {
  let manager: Awaited<ReturnType<typeof anActor>>;
  let theirs: string;
  beforeEach(async () => {
    manager = await anActor(db, p, { duties: ["manager"] });
    const { id } = await aCase(db, p);
    await insert(db, "case_access", {
      id: uuid(), partnership_id: p.partnershipId, case_id: id, user_id: manager.id, access: "conflict", reason: "A cousin",
      given_by: null, since: NOW.toISOString(), ended_at: null, version: 1,
    }); // prettier-ignore
    theirs = await anAction(db, p, { case_id: id, due_on: "2026-04-01", owner_user_id: null });
  });
  const listed = async (who: typeof manager) =>
    JSON.stringify([await get(overduePage, who), await get(unownedPage, who), await get(homePage, who)]);

  test("knows nothing of its actions: no page, no list, no count, nobody to give one to", async () => {
    for (const page of [actionPage, ownerPage])
      expect(await get(page, manager, { actionId: theirs })).toMatchObject({ status: 404 });
    expect(await listed(manager)).not.toContain(theirs);
    expect(await get(overduePage, manager)).toMatchObject({ count: 0 });
    expect(await chaseActions({ db, actor: manager, now: NOW }, [theirs])).toMatchObject({ asked: 0 });
    const giving = { version: "1", ownerAgencyId: p.councilId, ownerUserId: contact.id, reason: "Away" };
    expect(await post(changeOwner, manager, { actionId: theirs }, giving)).toMatchObject({ status: 404 });
  });

  test("knows of others, of groups among them, and another manager of all", async () => {
    const other = await anAction(db, p, { due_on: "2026-04-01", owner_user_id: null });
    const ofGroup = await anAction(db, p, { context: "group", case_id: null, group_id: p.jagId, due_on: "2026-04-01", owner_user_id: null }); // prettier-ignore
    expect(await get(overduePage, manager)).toMatchObject({ count: 2 });
    for (const id of [other, ofGroup]) expect(await listed(manager)).toContain(id);
    expect(await get(overduePage, await anActor(db, p, { duties: ["manager"] }))).toMatchObject({ count: 3 });
  });

  test("is told to hand over what they are to do themselves, and knows again when the conflict has ended", async () => {
    const own = await anAction(db, p, { case_id: (await db.selectFrom("action").select("case_id").where("id", "=", theirs).executeTakeFirstOrThrow()).case_id, owner_user_id: manager.id }); // prettier-ignore
    expect(await get(actionPage, manager, { actionId: own })).toMatchObject({ words: null, toHandOver: true });
    await inTransaction(db, (trx) =>
      trx.updateTable("case_access").set({ ended_at: NOW.toISOString() }).where("user_id", "=", manager.id).execute(),
    );
    expect(await get(actionPage, manager, { actionId: theirs })).toMatchObject({ words: null });
  });
});

describe("the contact of an agency with neither duty nor group", () => {
  test("can come and look at what was escalated, while the agency is in the partnership", async () => {
    const partnership = () => listPartnershipsOfUser(db, contact.id, TODAY);
    expect((await partnership()).map((found) => found.id)).toEqual([p.partnershipId]);
    await agencyHas({ left_on: TODAY });
    expect(await partnership()).toEqual([]);
  });

  test("is not counted among the users with nothing to do", async () => {
    const idle = await anActor(db, p);
    const administrator = await anActor(db, p, { duties: ["administrator"] });
    const page = await get(usersPage, administrator, {}, "?show=no-role");
    expect(JSON.stringify(page)).toContain(idle.id);
    expect(JSON.stringify(page)).not.toContain(contact.id);
  });

  test("needs the authenticator, whatever the settings allow for roles elsewhere", () => {
    const elsewhere = { roles: ["member"], isAllowed: () => true } as const;
    expect(mayUseEmailCode([elsewhere])).toBe(true);
    expect(mayUseEmailCode([elsewhere, { roles: [], isAllowed: () => true }])).toBe(false);
  });
});
