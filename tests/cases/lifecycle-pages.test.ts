import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import * as addActionPage from "#app/routes/cases/cases.$caseId_.add-action/route.tsx";
import * as closePage from "#app/routes/cases/cases.$caseId_.close/route.tsx";
import * as holdPage from "#app/routes/cases/cases.$caseId_.hold/route.tsx";
import * as leadPage from "#app/routes/cases/cases.$caseId_.lead/route.tsx";
import * as reopenPage from "#app/routes/cases/cases.$caseId_.reopen/route.tsx";
import * as resumePage from "#app/routes/cases/cases.$caseId_.resume/route.tsx";
import * as supervisorPage from "#app/routes/cases/cases.$caseId_.supervisor/route.tsx";
import * as casePage from "#app/routes/cases/cases.$caseId/route.tsx";
import type { Executor } from "#db/transaction.ts";
import {
  aCase,
  aCaseOutcome,
  anAction,
  anActor,
  aPartnership,
  auditEvents,
  get,
  insert,
  post,
  testDatabase,
  type TestPartnership,
} from "../factories.ts";

let db: Executor;
let p: TestPartnership;
let coordinator: Actor;
beforeEach(async () => {
  vi.useFakeTimers({ now: new Date("2026-03-10T09:00:00Z"), toFake: ["Date"] });
  db = await testDatabase();
  p = await aPartnership(db);
  coordinator = await anActor(db, p, { groups: { [p.jagId]: "coordinator" } });
});
afterEach(() => {
  vi.useRealTimers();
});

const day = (name: string, iso: string) => {
  const [year = "", month = "", date = ""] = iso.split("-");
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year };
};
const events = async () => (await auditEvents(db)).map((e) => e.event);
const caseRow = (id: string) => db.selectFrom("case_record").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
const changes = () => db.selectFrom("case_change").selectAll().orderBy("id").execute();

describe("hold and resume", () => {
  const hold = { version: "1", reason: "In hospital", ...day("holdUntil", "2026-03-20") };

  test("a case is on hold until a day, with the reason, and taken off it", async () => {
    const { id: caseId } = await aCase(db, p);
    expect(await post(holdPage.action, coordinator, { caseId }, hold)).toMatchObject({ status: 302 });
    expect(await caseRow(caseId)).toMatchObject({ status: "on-hold", hold_until: "2026-03-20", version: 2 });
    expect(await get(casePage.loader, coordinator, { caseId })).toMatchObject({
      standing: { hold: { until: "2026-03-20", reason: "In hospital", isPassed: false } },
    });
    vi.setSystemTime(new Date("2026-03-21T09:00:00Z"));
    expect(await get(casePage.loader, coordinator, { caseId })).toMatchObject({
      standing: { hold: { isPassed: true } },
    });
    await post(resumePage.action, coordinator, { caseId }, { version: "2", reason: "Home again" });
    expect(await caseRow(caseId)).toMatchObject({ status: "open", hold_until: null, version: 3 });
    expect((await changes()).map((c) => [c.kind, c.reason])).toEqual([
      ["held", "In hospital"],
      ["resumed", "Home again"],
    ]);
    expect((await events()).filter((event) => event !== "case.viewed")).toEqual(["case.held", "case.resumed"]);
  });

  test("of two officers the second is shown both versions, and nothing is lost", async () => {
    const { id: caseId } = await aCase(db, p);
    await post(holdPage.action, coordinator, { caseId }, hold);
    const second = { ...hold, reason: "Away", ...day("holdUntil", "2026-04-01") };
    expect(await post(holdPage.action, coordinator, { caseId }, second)).toMatchObject({
      init: { status: 409 },
      data: {
        values: { reason: "Away", "holdUntil-month": "04", version: "2" },
        recorded: { State: "On hold", "On hold until": "20 March 2026" },
      },
    });
    expect(await caseRow(caseId)).toMatchObject({ hold_until: "2026-03-20", version: 2 });
  });

  test("a member may not; whoever is in another group learns of no such case", async () => {
    const { id: caseId } = await aCase(db, p);
    const member = await anActor(db, p, { groups: { [p.jagId]: "member", [p.youthJagId]: "chair" } });
    expect(await post(holdPage.action, member, { caseId }, hold)).toMatchObject({ status: 403 });
    expect(await get(holdPage.loader, member, { caseId })).toMatchObject({ status: 403 });
    const stranger = await anActor(db, p, { groups: { [p.youthJagId]: "chair" } });
    expect(await post(holdPage.action, stranger, { caseId }, hold)).toMatchObject({ status: 404 });
    expect((await caseRow(caseId)).status).toBe("open");
  });
});

describe("lead and supervisor", () => {
  const change = (leadUserId: string, more: object = {}) => ({
    version: "1", leadAgencyId: p.councilId, leadUserId, reason: "The tenancy is theirs", lawfulBasis: "public-task",
    gateway: "Crime and Disorder Act 1998 s115", ...more,
  }); // prettier-ignore

  test("another agency: the basis is confirmed, each open action settled, the new lead told and able to open it", async () => {
    const { id: caseId } = await aCase(db, p);
    const [kept, given] = [
      await anAction(db, p, { case_id: caseId }),
      await anAction(db, p, { case_id: caseId, owner_agency_id: p.policeId }),
    ];
    const lead = await anActor(db, p, { groups: { [p.youthJagId]: "member" } });
    const body = change(lead.id, { [`action-${kept}`]: "keep" });
    const refused = await post(leadPage.action, coordinator, { caseId }, body);
    expect(refused).toMatchObject({
      init: { status: 422 },
      data: { errors: { [`action-${given}`]: expect.any(String) as string } },
    });
    expect(await changes()).toEqual([]);

    const whole = { ...body, [`action-${given}`]: "give" };
    expect(await post(leadPage.action, coordinator, { caseId }, whole)).toMatchObject({ status: 302 });
    expect(await caseRow(caseId)).toMatchObject({ lead_agency_id: p.councilId, lead_user_id: lead.id });
    expect(await changes()).toMatchObject([
      { kind: "lead", before_agency_id: p.policeId, after_user_id: lead.id, after_value: "public-task: Crime and Disorder Act 1998 s115" },
    ]); // prettier-ignore
    expect(await db.selectFrom("action").select(["owner_agency_id", "owner_user_id"]).where("id", "=", given).executeTakeFirst())
      .toEqual({ owner_agency_id: p.councilId, owner_user_id: lead.id }); // prettier-ignore
    const told = await db.selectFrom("notification").select(["kind", "user_id"]).orderBy("kind").execute();
    expect(told).toEqual([
      { kind: "action-given", user_id: lead.id },
      { kind: "case-lead-given", user_id: lead.id },
    ]);
    expect(await get(casePage.loader, { ...lead, permissions: coordinator.permissions }, { caseId })).toMatchObject({
      record: { id: caseId },
    });
    expect(await events()).toContain("case.lead-changed");
  });

  test("another agency without a basis is refused; another officer of the same needs none", async () => {
    const { id: caseId } = await aCase(db, p);
    const lead = await anActor(db, p, { agencyId: p.policeId, groups: { [p.jagId]: "member" } });
    expect(await post(leadPage.action, coordinator, { caseId }, change("", { lawfulBasis: "" }))).toMatchObject({
      data: { errors: { lawfulBasis: expect.any(String) as string } },
    });
    const own = change(lead.id, { leadAgencyId: p.policeId, lawfulBasis: "" });
    expect(await post(leadPage.action, coordinator, { caseId }, own)).toMatchObject({ status: 302 });
  });

  test("somebody with a conflict of interest neither leads nor supervises", async () => {
    const { id: caseId } = await aCase(db, p);
    const partner = await anActor(db, p, { groups: { [p.jagId]: "member" } });
    await insert(db, "case_access", {
      id: "0190a5a0-3c00-7000-8000-000000000009", partnership_id: p.partnershipId, case_id: caseId, user_id: partner.id,
      access: "conflict", reason: "Related", given_by: null, since: "2026-03-01T09:00:00.000Z", ended_at: null, version: 1,
    }); // prettier-ignore
    expect(await post(leadPage.action, coordinator, { caseId }, change(partner.id))).toMatchObject({
      data: { errors: { leadUserId: expect.any(String) as string } },
    });
    const supervise = { version: "1", supervisorUserId: partner.id, reason: "To sign off" };
    expect(await post(supervisorPage.action, coordinator, { caseId }, supervise)).toMatchObject({
      init: { status: 422 },
    });
  });

  test("a supervisor who is named sees the case and is told", async () => {
    const { id: caseId } = await aCase(db, p, { visibility: "restricted", lead_user_id: coordinator.id });
    const supervisor = await anActor(db, p, { groups: { [p.youthJagId]: "member" } });
    const body = { version: "1", supervisorUserId: supervisor.id, reason: "To sign off" };
    expect(await post(supervisorPage.action, coordinator, { caseId }, body)).toMatchObject({ status: 302 });
    expect(await get(casePage.loader, supervisor, { caseId })).toMatchObject({ record: { id: caseId } });
    expect(await db.selectFrom("notification").select("kind").execute()).toEqual([{ kind: "case-supervision-given" }]);
  });
});

describe("closing and re-opening", () => {
  const closing = (outcomeId: string, more: object = {}) => ({
    version: "1", outcomeId, reason: "Nothing since January", ...day("closedOn", "2026-03-10"), notAssessedReason: "Never met",
    ...day("orderUntil", ""), holdsNote: "", endReason: "", ...more,
  }); // prettier-ignore

  test("a case closes with each open action decided, and its record has a review day", async () => {
    const { id: caseId } = await aCase(db, p);
    const outcomeId = await aCaseOutcome(db, p, { name: "Behaviour has stopped" });
    const [kept, ended] = [await anAction(db, p, { case_id: caseId }), await anAction(db, p, { case_id: caseId })];
    const some = closing(outcomeId, { [`action-${kept}`]: "keep" });
    expect(await post(closePage.action, coordinator, { caseId }, some)).toMatchObject({
      init: { status: 422 },
      data: { errors: { [`action-${ended}`]: expect.any(String) as string } },
    });
    const both = { ...some, [`action-${ended}`]: "end" };
    expect(await post(closePage.action, coordinator, { caseId }, both)).toMatchObject({
      data: { errors: { endReason: expect.any(String) as string } },
    });
    const body = { ...both, endReason: "Not needed", holds: "order", ...day("orderUntil", "2027-01-31") };
    expect(await post(closePage.action, coordinator, { caseId }, body)).toMatchObject({ status: 302 });
    expect(await caseRow(caseId)).toMatchObject({ status: "closed", closed_on: "2026-03-10" });
    expect(await db.selectFrom("case_closure").selectAll().execute()).toMatchObject([
      { actions_kept: 1, actions_ended: 1, order_in_force: 1, review_on: "2033-01-31", review_rule: "order" },
    ]);
    expect(await db.selectFrom("action").select("status").orderBy("id").execute()).toEqual([
      { status: "open" },
      { status: "ended" },
    ]);
    expect(await events()).toEqual(["case.closed", "action.ended"]);
    expect(await post(addActionPage.action, coordinator, { caseId }, {
      words: "Visit", ownerAgencyId: p.councilId, ownerUserId: "", priority: "normal", ...day("dueOn", "2026-03-20"),
    })).toMatchObject({ init: { status: 422 } }); // prettier-ignore
  });

  test("what holds its record is a hold from then on, which can be ended", async () => {
    const { id: caseId } = await aCase(db, p);
    const outcomeId = await aCaseOutcome(db, p);
    const held = closing(outcomeId, { holds: "litigation", holdsNote: "A claim in the county court" });
    expect(await post(closePage.action, coordinator, { caseId }, held)).toMatchObject({ status: 302 });
    expect(await db.selectFrom("retention_hold").selectAll().execute()).toMatchObject([
      { record_kind: "case", record_id: caseId, ground: "litigation", placed_by: coordinator.id, ended_on: null },
    ]);
    expect(await events()).toEqual(["case.closed", "retention.hold-placed"]);
    expect(await get(casePage.loader, coordinator, { caseId })).toMatchObject({
      kept: { words: "Held, whatever its rule says. Litigation", holdHref: null },
    });
  });

  test("an outcome that is not offered any more, and one of another partnership, are refused", async () => {
    const { id: caseId } = await aCase(db, p);
    const retired = await aCaseOutcome(db, p, { retired_on: "2026-03-01" });
    const foreign = await aCaseOutcome(db, await aPartnership(db));
    for (const outcomeId of [retired, foreign])
      expect(await post(closePage.action, coordinator, { caseId }, closing(outcomeId))).toMatchObject({
        init: { status: 422 },
        data: { errors: { outcomeId: expect.any(String) as string } },
      });
    expect((await caseRow(caseId)).status).toBe("open");
  });

  test("re-opened, its closure stays, and it can be closed again from that day on", async () => {
    const { id: caseId } = await aCase(db, p);
    const outcomeId = await aCaseOutcome(db, p);
    await post(closePage.action, coordinator, { caseId }, closing(outcomeId, day("closedOn", "2026-03-05")));
    const reopen = { version: "2", reason: "It began again", ...day("reviewOn", "2026-03-24") };
    expect(await post(reopenPage.action, coordinator, { caseId }, reopen)).toMatchObject({ status: 302 });
    expect(await caseRow(caseId)).toMatchObject({ status: "open", closed_on: null, review_due_on: "2026-03-24" });
    expect(await get(casePage.loader, coordinator, { caseId })).toMatchObject({
      standing: { isClosed: false, closures: [{ closedOn: "2026-03-05", reason: "Nothing since January" }] },
    });
    const before = closing(outcomeId, { version: "3", ...day("closedOn", "2026-03-09") });
    expect(await post(closePage.action, coordinator, { caseId }, before)).toMatchObject({
      data: { errors: { closedOn: expect.any(String) as string } },
    });
    expect(
      await post(closePage.action, coordinator, { caseId }, { ...before, ...day("closedOn", "2026-03-10") }),
    ).toMatchObject({ status: 302 });
    expect(await db.selectFrom("case_closure").select("id").execute()).toHaveLength(2);
  });
});
