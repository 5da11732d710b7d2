import { beforeEach, describe, expect, test } from "vitest";
import { action as decide } from "#app/routes/cases/referrals.$referralId/route.tsx";
import { action as refer, loader as referLoader } from "#app/routes/cases/referrals.new/route.tsx";
import { loader as incidentLoader } from "#app/routes/incidents/$incidentId/route.tsx";
import { action as open } from "#app/routes/incidents/casework/route.tsx";
import { type Executor, inTransaction } from "#db/transaction.ts";
import {
  aGroup,
  aLocation,
  anActor,
  anIncident,
  anIncidentPerson,
  aPartnership,
  aPerson,
  aReport,
  get,
  post,
  testDatabase,
  type TestPartnership,
} from "../factories.ts";
import { ago, dayFields } from "./logging.ts";
import { aLinkedCase, aProblem, statusOf } from "./problems.ts";

let db: Executor;
let p: TestPartnership;
let placeId: string;
let problemId: string;
let incidentId: string;
let victim: string;
let stranger: string;
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  placeId = await aLocation(db, p);
  problemId = await aProblem(db, p, { location_id: placeId });
  incidentId = await anIncident(db, p, { problem_id: problemId, location_id: placeId });
  await aReport(db, p, [incidentId], { agency_id: p.policeId });
  victim = await aPerson(db, p, { given_names: "Vic", family_name: "Tim" });
  await anIncidentPerson(db, p, { incident_id: incidentId, person_id: victim });
  stranger = await aPerson(db, await aPartnership(db), { given_names: "Far", family_name: "Away" });
});

type Fields = [string, string][];
const referral = (groupId: string, changes: Fields = []): Fields => [
  ...([["groupId", groupId], ["agencyId", p.policeId], ["reason", "It goes on"], ["tried", "Letters"], ["urgency", "routine"]] as Fields),
  ...([["lawfulBasis", "public-task"], ["gateway", "cda-s115"], ["problemTitle", "Parties"]] as Fields),
  ...Object.entries(dayFields("receivedOn", ago(0))),
  ...changes,
]; // prettier-ignore
const told: Fields = [["role", "perpetrator"], ["personTold", "no"], ["personNotToldReason", "Not safe"], ["parentTold", "no"], ["parentNotToldReason", "Not safe"]]; // prettier-ignore
const logged = async (event: string) => {
  const rows = await db
    .selectFrom("audit_object")
    .innerJoin("audit_event", "audit_event.id", "audit_object.event_id")
    .leftJoin("audit_detail", "audit_detail.event_id", "audit_event.id")
    .select([
      "audit_object.object_id as id",
      "audit_object.object_kind as kind",
      "audit_detail.restricted",
      "audit_detail.content",
    ])
    .where("audit_event.event", "=", event)
    .execute();
  return { objects: rows.map(({ kind, id }) => ({ kind, id })), restricted: rows[0]?.restricted, rows };
};

describe("the form of a referral shows nothing of a kind of work that is not its reader's", () => {
  test.each(["executive", "administrator", "licensing-officer"] as const)(
    "an incident or a problem, to somebody of the agency that took the report who is %s",
    async (duty) => {
      const actor = await anActor(db, p, { duties: [duty], agencyId: p.policeId });
      for (const search of [`?incident=${incidentId}`, `?problem=${problemId}`]) {
        expect(await get(referLoader, actor, {}, search)).toMatchObject({ status: 404 });
        expect(await post(refer, actor, {}, referral(p.jagId), search)).toMatchObject({ status: 404 });
      }
      expect(await db.selectFrom("referral").select("id").execute()).toEqual([]);
    },
  );
});

describe("a case is referred on by whoever works on it", () => {
  test.each([
    ["member", 302],
    ["guest", 404],
  ] as const)("a %s of its group: %i", async (role, status) => {
    const caseId = await aLinkedCase(db, p, p.jagId, [incidentId]);
    const actor = await anActor(db, p, { groups: { [p.jagId]: role }, agencyId: p.policeId });
    const to = await aGroup(db, p.partnershipId, { name: "Another group" });
    const shown = await get(referLoader, actor, {}, `?case=${caseId}`);
    expect(statusOf(shown) ?? 302).toBe(status);
    expect(statusOf(await post(refer, actor, {}, referral(to, told), `?case=${caseId}`))).toBe(status);
  });

  test("the log has it under the case, and its words apart where the case is restricted", async () => {
    const caseId = await aLinkedCase(db, p, p.jagId, []);
    const lead = await anActor(db, p, { groups: { [p.jagId]: "chair" }, agencyId: p.policeId });
    await inTransaction(db, (trx) =>
      trx
        .updateTable("case_record")
        .set({ visibility: "restricted", lead_user_id: lead.id })
        .where("id", "=", caseId)
        .execute(),
    );
    const to = await aGroup(db, p.partnershipId, { name: "Another group" });
    expect(statusOf(await post(refer, lead, {}, referral(to, told), `?case=${caseId}`))).toBe(302);
    const { objects, restricted } = await logged("referral.created");
    expect(objects).toContainEqual({ kind: "case", id: caseId });
    expect(restricted).toBe(1);
  });
});

describe("with a referral that is accepted go the incidents that its maker saw, and no others", () => {
  const accept = async (id: string, decision: string, more: object = {}) => {
    const chair = await anActor(db, p, { groups: { [p.jagId]: "chair" }, agencyId: p.policeId });
    const fields = { version: "1", decision, reason: "Ours", leadAgencyId: p.policeId, leadUserId: "", ...more };
    return statusOf(await post(decide, chair, { referralId: id }, { ...fields, ...dayFields("decidedOn", ago(0)) }));
  };
  const made = () =>
    db.selectFrom("referral").select("id").where("status", "=", "awaiting-decision").executeTakeFirstOrThrow();
  const linked = async () =>
    (await db.selectFrom("incident_case").select("incident_id").orderBy("incident_id").execute()).map((r) => r.incident_id); // prettier-ignore
  const another = (words: string) =>
    anIncident(db, p, { problem_id: problemId, location_id: placeId, what_happened: words });
  let theirs: string;
  beforeEach(async () => {
    theirs = await another("For the council alone");
    await aReport(db, p, [theirs], { agency_id: p.councilId });
  });

  test("of a problem, by a member who sees one of two: the other stays unknown to the group", async () => {
    const member = await anActor(db, p, { groups: { [p.jagId]: "member" }, agencyId: p.policeId });
    expect(statusOf(await post(refer, member, {}, referral(p.jagId), `?problem=${problemId}`))).toBe(302);
    expect(await accept((await made()).id, "accepted")).toBe(302);
    expect(await linked()).toEqual([incidentId]);
    expect(await get(incidentLoader, member, { incidentId: theirs })).toMatchObject({ status: 404 });
  });

  test("of a problem, by an officer who sees all: all, and none that came after", async () => {
    const officer = await anActor(db, p, { duties: ["asb-officer"], agencyId: p.policeId });
    expect(statusOf(await post(refer, officer, {}, referral(p.jagId), `?problem=${problemId}`))).toBe(302);
    await another("After the referral");
    expect(await accept((await made()).id, "accepted")).toBe(302);
    expect(await linked()).toEqual([incidentId, theirs].sort());
  });

  test("of a case on which its maker works: all that belong to it", async () => {
    const caseId = await aLinkedCase(db, p, p.youthJagId, [incidentId, theirs]);
    const member = await anActor(db, p, { groups: { [p.youthJagId]: "member" }, agencyId: p.policeId });
    expect(statusOf(await post(refer, member, {}, referral(p.jagId, told), `?case=${caseId}`))).toBe(302);
    await anIncident(db, p, {});
    const seen = await db.selectFrom("referral_source_incident").select("incident_id").execute();
    expect(seen.map((row) => row.incident_id).sort()).toEqual([incidentId, theirs].sort());
  });

  test("the same where it is passed on to another group first", async () => {
    const member = await anActor(db, p, { groups: { [p.jagId]: "member" }, agencyId: p.policeId });
    expect(statusOf(await post(refer, member, {}, referral(p.jagId), `?problem=${problemId}`))).toBe(302);
    const first = await made();
    const to = await aGroup(db, p.partnershipId, { name: "Another group" });
    await accept(first.id, "redirected", { toGroupId: to });
    const second = await made();
    expect(second.id).not.toBe(first.id);
    const seen = db.selectFrom("referral_source_incident").select("incident_id").where("referral_id", "=", second.id);
    expect(await seen.execute()).toEqual([{ incident_id: incidentId }]);
  });
});

describe("a form that names somebody who is not in the source leaves no trace on them", () => {
  test("a referral", async () => {
    const officer = await anActor(db, p, { duties: ["asb-officer"], agencyId: p.policeId });
    const carry: Fields = [["carry", stranger], ["carry", victim]]; // prettier-ignore
    expect(statusOf(await post(refer, officer, {}, referral(p.jagId, carry), `?problem=${problemId}`))).toBe(302);
    const { objects, rows } = await logged("referral.created");
    expect(objects).toContainEqual({ kind: "person", id: victim });
    expect(objects).toContainEqual({ kind: "problem", id: problemId });
    expect(JSON.stringify(rows)).not.toContain(stranger);
    expect(await db.selectFrom("referral_link").select("person_id").execute()).toEqual([{ person_id: victim }]);
  });

  test("a case of the team", async () => {
    const teamId = await aGroup(db, p.partnershipId, { name: "ASB team", kind: "casework", has_meetings: 0 });
    const officer = await anActor(db, p, { duties: ["asb-officer"], groups: { [teamId]: "member" } });
    const fields: Fields = [["groupId", teamId], ["title", "Parties"], ["reason", "It goes on"], ["about", "problem"], ["carry", stranger], ["carry", victim]]; // prettier-ignore
    expect(statusOf(await post(open, officer, {}, fields, `?problem=${problemId}`))).toBe(302);
    const { objects, rows } = await logged("referral.accepted");
    expect(objects).toContainEqual({ kind: "person", id: victim });
    expect(objects).toContainEqual({ kind: "problem", id: problemId });
    expect(JSON.stringify(rows)).not.toContain(stranger);
  });
});
