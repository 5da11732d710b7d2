import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import * as transferPage from "#app/routes/cases/cases.$caseId_.transfer/route.tsx";
import * as groupPage from "#app/routes/cases/cases.$caseId_.working-group/route.tsx";
import * as endGroupPage from "#app/routes/cases/cases.$caseId_.working-group_.end/route.tsx";
import * as casePage from "#app/routes/cases/cases.$caseId/route.tsx";
import * as transfersPage from "#app/routes/cases/cases.transfers/route.tsx";
import { proposeTransfers } from "#app/services/cases/propose-transfers.ts";
import { tellOfHoldsPassed } from "#app/services/cases/tell-of-holds-passed.ts";
import { inTransaction, type Executor } from "#db/transaction.ts";
import { aCase, anActor, aPartnership, aPerson, aUser, auditEvents, get, insert, post, testDatabase, type TestPartnership } from "../factories.ts"; // prettier-ignore

let db: Executor;
let p: TestPartnership;
let coordinator: Actor;
const now = new Date("2026-03-10T09:00:00Z");
beforeEach(async () => {
  vi.useFakeTimers({ now, toFake: ["Date"] });
  db = await testDatabase();
  p = await aPartnership(db);
  coordinator = await anActor(db, p, { groups: { [p.jagId]: "coordinator", [p.youthJagId]: "coordinator" } });
});
afterEach(() => {
  vi.useRealTimers();
});

const set = (table: "person" | "case_record", id: string, columns: object) =>
  inTransaction(db, (trx) => trx.updateTable(table).set(columns).where("id", "=", id).execute());

describe("the working group of a case", () => {
  const high = { risk_level: "high", risk_assessed_on: "2026-03-01" } as const;
  const start = (members: string[], chairId: string): [string, string][] => [
    ["version", "1"], ["objective", "Get the tenancy safe"], ["chairId", chairId], ...members.map((id): [string, string] => ["memberId", id]),
  ]; // prettier-ignore

  test("is started with people who see the case, sees this case alone, and ends with its memberships", async () => {
    const { id: caseId } = await aCase(db, p, high);
    const other = await aCase(db, p, high);
    const member = await anActor(db, p, { groups: { [p.jagId]: "member" } });
    const chair = await anActor(db, p, { groups: { [p.jagId]: "member" } });
    const begun = await post(groupPage.action, coordinator, { caseId }, start([member.id, chair.id], chair.id));
    expect(begun).toMatchObject({ status: 302 });
    const group = await db
      .selectFrom("partnership_group")
      .selectAll()
      .where("kind", "=", "working")
      .executeTakeFirstOrThrow();
    expect(group).toMatchObject({ holds_cases: 0, has_meetings: 1, parent_id: p.jagId });
    expect(await db.selectFrom("membership").select(["user_id", "role"]).where("group_id", "=", group.id).orderBy("role").execute())
      .toEqual([{ user_id: chair.id, role: "chair" }, { user_id: member.id, role: "member" }]); // prettier-ignore

    const alone = { ...member, memberships: [{ groupId: group.id, role: "member" as const }] };
    expect(await get(casePage.loader, alone, { caseId })).toMatchObject({
      standing: { workingGroup: { objective: "Get the tenancy safe" } },
    });
    expect(await get(casePage.loader, alone, { caseId: other.id })).toMatchObject({ status: 404 });

    const end = { version: "2", reason: "The objective was met" };
    expect(await post(endGroupPage.action, coordinator, { caseId }, end)).toMatchObject({ status: 302 });
    expect(await get(casePage.loader, alone, { caseId })).toMatchObject({ status: 404 });
    expect(await db.selectFrom("membership").select("until_day").where("group_id", "=", group.id).execute())
      .toEqual([{ until_day: "2026-03-10" }, { until_day: "2026-03-10" }]); // prettier-ignore
    expect((await db.selectFrom("case_change").select("kind").orderBy("id").execute()).map(({ kind }) => kind)).toEqual(
      ["working-group-started", "working-group-ended"],
    );
    expect((await auditEvents(db)).map((e) => e.event)).toContain("case.working-group-ended");
  });

  test("takes nobody who cannot open the case, and is none where the risk is lower", async () => {
    const { id: caseId } = await aCase(db, p, high);
    const stranger = await aUser(db, p.councilId);
    expect(await post(groupPage.action, coordinator, { caseId }, start([stranger], stranger))).toMatchObject({
      init: { status: 422 },
    });
    const low = await aCase(db, p, { ...high, risk_level: "low" });
    expect(
      await post(groupPage.action, coordinator, { caseId: low.id }, start([coordinator.id], coordinator.id)),
    ).toMatchObject({
      init: { status: 422 },
    });
  });
});

describe("the transfer at 18", () => {
  const aChildsCase = async (birth_date: string) => {
    const person_id = await aPerson(db, p, { birth_date });
    return aCase(db, p, { group_id: p.youthJagId, person_id });
  };

  test("is proposed once, a month before, and the coordinators are told", async () => {
    const { id: caseId } = await aChildsCase("2008-04-10");
    await aChildsCase("2008-04-11");
    await aCase(db, p);
    expect(await proposeTransfers({ db, now })).toEqual({ proposed: 1, withdrawn: 0 });
    expect(await proposeTransfers({ db, now })).toEqual({ proposed: 0, withdrawn: 0 });
    expect(await db.selectFrom("case_transfer").selectAll().execute()).toMatchObject([
      { case_id: caseId, adult_on: "2026-04-10", status: "proposed" },
    ]);
    expect(await db.selectFrom("notification").select(["kind", "user_id"]).execute()).toEqual([
      { kind: "case-transfer-due", user_id: coordinator.id },
    ]);
    expect(await get(transfersPage.loader, coordinator)).toMatchObject({ count: 1, transfers: [{ caseId }] });
    const stranger = await anActor(db, p, { groups: { [p.adultsId]: "chair" } });
    expect(await get(transfersPage.loader, stranger)).toMatchObject({ count: 0, transfers: [] });
  });

  test("a corrected birth date takes it back", async () => {
    const { personId } = await aChildsCase("2008-04-10");
    await proposeTransfers({ db, now });
    await set("person", personId, { birth_date: "2009-04-10" });
    expect(await proposeTransfers({ db, now })).toEqual({ proposed: 0, withdrawn: 1 });
    expect(await get(transfersPage.loader, coordinator)).toMatchObject({ count: 0 });
  });

  test("accepted, it is a referral to a group for adults with what was written for it; or none is needed", async () => {
    const { id: caseId, personId } = await aChildsCase("2008-04-10");
    const other = await aChildsCase("2008-03-31");
    await proposeTransfers({ db, now });
    const body = {
      version: "1",
      decision: "transfer",
      toGroupId: p.adultsId,
      lawfulBasis: "public-task",
      reason: "Still exploited",
    };
    expect(
      await post(transferPage.action, coordinator, { caseId }, { ...body, toGroupId: p.youthJagId }),
    ).toMatchObject({
      init: { status: 422 },
    });
    expect(await post(transferPage.action, coordinator, { caseId }, body)).toMatchObject({ status: 302 });
    const referral = await db
      .selectFrom("referral")
      .selectAll()
      .where("group_id", "=", p.adultsId)
      .executeTakeFirstOrThrow();
    expect(referral).toMatchObject({ person_id: personId, reason: "Still exploited", status: "awaiting-decision" });
    expect(await db.selectFrom("case_transfer").select(["status", "referral_id"]).where("case_id", "=", caseId).executeTakeFirst())
      .toEqual({ status: "transferred", referral_id: referral.id }); // prettier-ignore
    expect(await post(transferPage.action, coordinator, { caseId }, { ...body, version: "2" })).toMatchObject({
      init: { status: 422 },
    });

    const none = {
      version: "1",
      decision: "not-needed",
      toGroupId: "",
      lawfulBasis: "",
      reason: "Behaviour has stopped",
    };
    expect(await post(transferPage.action, coordinator, { caseId: other.id }, none)).toMatchObject({ status: 302 });
    expect(await get(casePage.loader, coordinator, { caseId: other.id })).toMatchObject({
      standing: { transfer: { status: "not-needed", reason: "Behaviour has stopped" } },
    });
  });
});

test("the lead of a case whose hold has passed is told once", async () => {
  const lead = await anActor(db, p, { groups: { [p.jagId]: "member" } });
  const { id } = await aCase(db, p, { status: "on-hold", hold_until: "2026-03-09", lead_user_id: lead.id });
  await aCase(db, p, { status: "on-hold", hold_until: "2026-03-10", lead_user_id: lead.id });
  expect(await tellOfHoldsPassed({ db, now })).toEqual({ told: 1 });
  expect(await tellOfHoldsPassed({ db, now })).toEqual({ told: 0 });
  expect(await db.selectFrom("notification").select(["kind", "object_id"]).execute()).toEqual([
    { kind: "case-hold-passed", object_id: id },
  ]);
  await set("case_record", id, { status: "open", hold_until: null });
  expect(await tellOfHoldsPassed({ db, now })).toEqual({ told: 0 });
});

test("an unknown birth date proposes nothing", async () => {
  const person_id = await aPerson(db, p, { birth_date: null, birth_date_basis: "unknown" });
  await aCase(db, p, { group_id: p.youthJagId, person_id });
  await insert(db, "partnership", { id: "0190a5a0-3c00-7000-8000-000000000011", name: "Empty", template: "empty", created_at: now.toISOString(), version: 1 }); // prettier-ignore
  expect(await proposeTransfers({ db, now })).toEqual({ proposed: 0, withdrawn: 0 });
});
