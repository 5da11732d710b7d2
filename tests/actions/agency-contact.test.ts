import { beforeEach, describe, expect, test, vi } from "vitest";
import { v7 as uuid } from "uuid";
import { mayUseEmailCode } from "#app/domain/access/email-code.ts";
import { loader as actionPage } from "#app/routes/actions/$actionId/route.tsx";
import { loader as ownPage } from "#app/routes/actions/_index/route.tsx";
import { loader as usersPage } from "#app/routes/admin/users._index/route.tsx";
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
