import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import * as actionPage from "#app/routes/actions/$actionId/route.tsx";
import * as endPage from "#app/routes/actions/$actionId_.end/route.tsx";
import * as holdPage from "#app/routes/actions/$actionId_.hold/route.tsx";
import * as ownerPage from "#app/routes/actions/$actionId_.owner/route.tsx";
import * as casePage from "#app/routes/cases/cases.$caseId/route.tsx";
import * as accessPage from "#app/routes/cases/cases.$caseId_.access/route.tsx";
import * as givePage from "#app/routes/cases/cases.$caseId_.access_.new/route.tsx";
import * as visibilityPage from "#app/routes/cases/cases.$caseId_.access_.visibility/route.tsx";
import * as conflictPage from "#app/routes/cases/cases.$caseId_.conflict/route.tsx";
import * as flagPage from "#app/routes/cases/cases.$caseId_.flags_.$flagId/route.tsx";
import * as leadPage from "#app/routes/cases/cases.$caseId_.lead/route.tsx";
import * as workerPage from "#app/routes/cases/cases.$caseId_.workers_.$workerId/route.tsx";
import * as uploadPage from "#app/routes/documents/records.$kind.$recordId_.new/route.tsx";
import * as newPartPage from "#app/routes/people/$personId_.$kind.new/route.tsx";
import * as mergePage from "#app/routes/people/$personId_.merge_.$otherPersonId/route.tsx";
import * as decidePage from "#app/routes/risk/cases.$caseId_.risk_.$assessmentId.decide/route.tsx";
import { findPersonById } from "#db/queries/people.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import {
  aCase,
  anAction,
  anActor,
  aPartnership,
  aPerson,
  aReferralAbout,
  aReferralLink,
  contextOf,
  get,
  insert,
  post,
  testDatabase,
  type TestPartnership,
} from "../factories.ts";
import { formTokenOf } from "#app/http/form-token.server.ts";
import { aBrokenGlass, aFlag, aWorker } from "../support/need-to-know.ts";

// To see a record is not to have a right to change it.

let db: Executor;
let p: TestPartnership;
let chair: Actor;
/** Leads a case of their own, and is a plain member of the JAG besides. */
let lead: Actor;
let caseId: string;
let personId: string;

beforeEach(async () => {
  vi.useFakeTimers({ now: new Date("2026-03-10T09:00:00Z"), toFake: ["Date"] });
  db = await testDatabase();
  p = await aPartnership(db);
  chair = await anActor(db, p, { groups: { [p.jagId]: "chair" } });
  lead = await anActor(db, p, { groups: { [p.jagId]: "member" }, isCaseLead: true });
  ({ id: caseId, personId } = await aCase(db, p));
});
afterEach(() => {
  vi.useRealTimers();
});

const status = (reply: unknown) =>
  reply instanceof Response ? reply.status : ((reply as { init?: { status?: number } }).init?.status ?? 200);
const count = async (table: "case_access" | "document" | "person_alias" | "person_merge" | "risk_decision") =>
  Number(
    (
      await db
        .selectFrom(table)
        .select((eb) => eb.fn.countAll<number>().as("n"))
        .executeTakeFirstOrThrow()
    ).n,
  );

describe("who may open a case is said by whoever runs it", () => {
  test("a member who leads another case reads and changes nothing of it", async () => {
    const flagId = await aFlag(db, p, caseId, "da-marac");
    const workerId = await aWorker(db, p, { personId, userId: chair.id, caseId });
    const named = { access: "named", userId: lead.id, reason: "To help" };
    const ended = { version: "1", reason: "Over" };
    expect(status(await get(accessPage.loader, lead, { caseId }))).toBe(403);
    expect(status(await post(givePage.action, lead, { caseId }, named))).toBe(403);
    const restricted = { version: "1", to: "restricted", namedUserId: lead.id, reason: "Mine" };
    expect(status(await post(visibilityPage.action, lead, { caseId }, restricted))).toBe(403);
    expect(status(await post(flagPage.action, lead, { caseId, flagId }, ended))).toBe(403);
    expect(status(await post(workerPage.action, lead, { caseId, workerId }, ended))).toBe(403);
    expect(await count("case_access")).toBe(0);
    expect(await get(casePage.loader, lead, { caseId })).toMatchObject({ ways: { access: false } });
    expect(await get(casePage.loader, chair, { caseId })).toMatchObject({ ways: { access: true } });
  });

  test("nobody takes themselves off the people who work with a perpetrator", async () => {
    const workerId = await aWorker(db, p, { personId, userId: chair.id, caseId });
    const ended = { version: "1", reason: "Over" };
    expect(status(await post(workerPage.action, chair, { caseId, workerId }, ended))).toBe(422);
    const second = await anActor(db, p, { groups: { [p.jagId]: "coordinator" } });
    expect(status(await post(workerPage.action, second, { caseId, workerId }, ended))).toBe(302);
  });

  test("anybody records a conflict of their own, and the members of the group do not read why", async () => {
    const member = await anActor(db, p, { groups: { [p.jagId]: "member" } });
    expect(status(await post(conflictPage.action, lead, { caseId }, { reason: "My brother" }))).toBe(302);
    expect(JSON.stringify(await get(casePage.loader, chair, { caseId }))).toContain("My brother");
    const read = JSON.stringify(await get(casePage.loader, member, { caseId }));
    expect(read).toContain("Conflict of interest recorded");
    expect(read).not.toContain("My brother");
  });
});

test("the supervisor does not become the lead whose High they sign off", async () => {
  const officer = await anActor(db, p, { agencyId: p.policeId, groups: { [p.jagId]: "member" } });
  await inTransaction(db, (trx) =>
    trx.updateTable("case_record").set({ supervisor_user_id: officer.id }).where("id", "=", caseId).execute(),
  );
  const fields = { version: "1", leadAgencyId: p.policeId, leadUserId: officer.id, reason: "Knows the family" };
  const reply = await post(leadPage.action, chair, { caseId }, fields);
  expect([status(reply), JSON.stringify(reply)]).toEqual([422, expect.stringContaining("They supervise this case")]);
});

test("what was proposed before a case was closed is not confirmed after it", async () => {
  const id = "0197c000-0000-7000-8000-000000000001";
  await insert(db, "risk_assessment", {
    ...{ id, partnership_id: p.partnershipId, case_id: caseId, person_id: personId, assessed_on: "2026-03-05" },
    ...{
      assessed_by: lead.id,
      recorded_at: "2026-03-05T09:00:00.000Z",
      reoffending: "low",
      reoffending_reasons: "Quiet",
    },
    ...{ harm_to_others: "low", harm_to_others_reasons: "Quiet", harm_to_self: "low", harm_to_self_reasons: "Quiet" },
    ...{ overall: "high", proposed: "low", level_reason: "Moved away", occasion: "review", protective_factors: null },
    ...{ strengths: null, own_view: null, next_review_on: "2026-03-20", corrects_id: null, correction_reason: null },
  });
  await inTransaction(db, (trx) =>
    trx
      .updateTable("case_record")
      .set({ status: "closed", closed_on: "2026-03-06" })
      .where("id", "=", caseId)
      .execute(),
  );
  const fields = { decision: "confirmed", reason: "", sittingId: "" };
  expect(status(await post(decidePage.action, chair, { caseId, assessmentId: id }, fields))).toBe(422);
  expect(await count("risk_decision")).toBe(0);
});

describe("what the glass has opened is read, also where no address names the case", () => {
  let other: Actor;
  beforeEach(async () => {
    other = await anActor(db, p, { groups: { [p.youthJagId]: "coordinator" } });
    await aBrokenGlass(db, p, { caseId, userId: other.id, sessionId: other.sessionId });
  });

  test("no document is added to it, nor is there a way to", async () => {
    expect(await get(casePage.loader, other, { caseId })).toMatchObject({ documents: { mayAdd: false } });
    expect(await get(casePage.loader, chair, { caseId })).toMatchObject({ documents: { mayAdd: true } });
    expect(status(await get(uploadPage.loader, other, { kind: "case", recordId: caseId }))).toBe(403);
    const form = new FormData();
    form.set("formToken", formTokenOf(other.sessionId));
    form.set("title", "Letter");
    form.set("kind", "letter");
    form.set("file", new File(["Some words"], "letter.txt", { type: "text/plain" }));
    const request = new Request("http://localhost/test", { method: "POST", body: form });
    const params = { kind: "case", recordId: caseId };
    const reply: unknown = await uploadPage
      .action({ request, params, context: contextOf(other) })
      .catch((thrown: unknown) => thrown);
    expect(status(reply)).toBe(403);
    expect(await count("document")).toBe(0);
  });

  test("nothing is recorded of its person through it, whom they see through a case of their own", async () => {
    await aCase(db, p, { group_id: p.youthJagId, person_id: personId });
    const alias = { aliasKind: "alias", givenNames: "Al", familyName: "Other", source: `case:${caseId}` };
    const reply = await post(newPartPage.action, other, { personId, kind: "alias" }, alias);
    expect(status(reply)).toBeGreaterThanOrEqual(400);
    expect(await count("person_alias")).toBe(0);
  });

  test("its person is not merged with anybody", async () => {
    await aCase(db, p, { group_id: p.youthJagId, person_id: personId });
    const { personId: otherPersonId } = await aCase(db, p, { group_id: p.youthJagId });
    const fields = { keep: "first", reason: "The same", firstVersion: "1", secondVersion: "1" };
    const reply = await post(mergePage.action, other, { personId, otherPersonId }, fields);
    expect(status(reply)).toBeGreaterThanOrEqual(400);
    expect(await count("person_merge")).toBe(0);
  });
});

describe("a manager who coordinates the group and has opened a restricted case of it by the glass", () => {
  let manager: Actor;
  let actionId: string;
  beforeEach(async () => {
    manager = await anActor(db, p, { groups: { [p.jagId]: "coordinator" }, duties: ["manager"] });
    await inTransaction(db, (trx) =>
      trx.updateTable("case_record").set({ visibility: "restricted" }).where("id", "=", caseId).execute(),
    );
    await aBrokenGlass(db, p, { caseId, userId: manager.id, sessionId: manager.sessionId });
    actionId = await anAction(db, p, { case_id: caseId, owner_agency_id: manager.agencyId });
  });

  test("reads its actions, and neither holds nor ends them", async () => {
    const page = await get(actionPage.loader, manager, { actionId });
    expect(page).toMatchObject({ words: "Visit the location", inCase: { id: caseId }, logOf: null, version: null });
    expect((page as { links: { path: string }[] }).links.map(({ path }) => path.split("/").at(-1))).toEqual([
      "due-day",
      "owner",
    ]);
    expect(status(await get(holdPage.loader, manager, { actionId }))).toBe(403);
    expect(status(await get(endPage.loader, manager, { actionId }))).toBe(403);
    expect(status(await post(endPage.action, manager, { actionId }, { version: "1", reason: "Over" }))).toBe(403);
  });

  test("is not told who may open it: they give its actions to an agency", async () => {
    await insert(db, "case_access", {
      id: "0197c000-0000-7000-8000-000000000002", partnership_id: p.partnershipId, case_id: caseId, user_id: lead.id, access: "named", reason: "Helps",
      given_by: null, since: "2026-03-01T09:00:00.000Z", ended_at: null, version: 1,
    }); // prettier-ignore
    expect(await get(ownerPage.loader, manager, { actionId })).toMatchObject({ users: [] });
  });

  test("adds no document to an action or the referral of it; the owner of an action does, whatever they see of the case", async () => {
    const { referral_id } = await db.selectFrom("case_record").select("referral_id").where("id", "=", caseId).executeTakeFirstOrThrow(); // prettier-ignore
    expect(status(await get(uploadPage.loader, manager, { kind: "action", recordId: actionId }))).toBe(403);
    expect(status(await get(uploadPage.loader, manager, { kind: "referral", recordId: referral_id ?? "" }))).toBe(403);
    const owned = await anAction(db, p, { case_id: caseId, owner_user_id: lead.id });
    expect(status(await get(uploadPage.loader, lead, { kind: "action", recordId: owned }))).toBe(200);
    expect(status(await get(uploadPage.loader, lead, { kind: "case", recordId: caseId }))).toBe(404);
  });
});

test("a person named in a referral about a place of another group is not merged from outside it", async () => {
  const coordinator = await anActor(db, p, { groups: { [p.jagId]: "coordinator" } });
  const referralId = await aReferralAbout(db, p, { problem_title: "Fires" }, { group_id: p.youthJagId });
  await aReferralLink(db, p, referralId, { person_id: personId });
  const { personId: otherPersonId } = await aCase(db, p);
  const fields = { keep: "first", reason: "The same", firstVersion: "1", secondVersion: "1" };
  const reply = await post(mergePage.action, coordinator, { personId, otherPersonId }, fields);
  expect(status(reply)).toBeGreaterThanOrEqual(400);
  expect(await count("person_merge")).toBe(0);
});

test("whoever sees a referral about a place sees its people, also under the record that they were merged into", async () => {
  const youth = await anActor(db, p, { groups: { [p.youthJagId]: "coordinator" } });
  const standing = await aPerson(db, p);
  const merged = await aPerson(db, p, { merged_into_id: standing });
  const referralId = await aReferralAbout(db, p, { problem_title: "Fires" }, { group_id: p.youthJagId });
  await aReferralLink(db, p, referralId, { person_id: merged });
  expect(await findPersonById(db, youth, standing)).toMatchObject({ id: standing });
});
