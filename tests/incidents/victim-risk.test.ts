import { v7 as uuid } from "uuid";
import { beforeEach, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { loader as victimsLoader } from "#app/routes/incidents/$incidentId_.victims/route.tsx";
import { action as open } from "#app/routes/incidents/casework/route.tsx";
import { loader as riskLoader } from "#app/routes/risk/cases.$caseId_.risk/route.tsx";
import type { Executor } from "#db/transaction.ts";
import {
  aGroup,
  anActor,
  anIncident,
  anIncidentPerson,
  aPartnership,
  aPerson,
  get,
  insert,
  post,
  testDatabase,
  type TestPartnership,
} from "../factories.ts";
import { ago } from "./logging.ts";

let db: Executor;
let p: TestPartnership;
let officer: Actor;
let incidentId: string;
let victim: string;
let teamId: string;
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  teamId = await aGroup(db, p.partnershipId, { kind: "casework" });
  officer = await anActor(db, p, { duties: ["asb-officer"], groups: { [teamId]: "member" }, isCaseLead: true });
  incidentId = await anIncident(db, p);
  victim = await aPerson(db, p, { given_names: "Vic", family_name: "Tim" });
  await anIncidentPerson(db, p, { incident_id: incidentId, person_id: victim });
});

const page = (actor = officer) => get(victimsLoader, actor, { incidentId });
const openCase = async () => {
  const fields: [string, string][] = [["groupId", teamId], ["about", "problem"], ["title", "Noise"], ["reason", "Noise"], ["carry", victim]]; // prettier-ignore
  await post(open, officer, {}, fields, `?incident=${incidentId}`);
  return (await db.selectFrom("case_record").select("id").executeTakeFirstOrThrow()).id;
};
const assessed = async (caseId: string, band: "standard" | "high") => {
  const questionnaire_id = uuid();
  await insert(db, "victim_questionnaire", {
    id: questionnaire_id, partnership_id: p.partnershipId, number: 1, status: "published", content: JSON.stringify({ name: "Ours", questions: [], triggers: [], bands: { medium: 11, high: 21 } }),
    version: 1, published_at: "2026-03-01T10:00:00.000Z", published_by: officer.id, created_at: "2026-03-01T10:00:00.000Z",
  } as never); // prettier-ignore
  await insert(db, "victim_assessment", {
    id: uuid(), partnership_id: p.partnershipId, case_id: caseId, person_id: victim, questionnaire_id, answers: "[]", triggers: "[]", points: 25,
    computed_band: band, band, proposed: null, level_reason: null, occasion: "review", notes: null, assessed_on: ago(0), assessed_by: officer.id,
    recorded_at: new Date().toISOString(), next_review_on: null, corrects_id: null, correction_reason: null,
  } as never); // prettier-ignore
};

test("without a case there is nowhere to keep the questionnaire yet", async () => {
  expect(await page()).toMatchObject({ victims: [{ name: "Vic Tim", cases: [] }] });
});

test("in the case that was opened, the officer who leads it fills it in; nobody else of the team’s incidents does", async () => {
  const caseId = await openCase();
  expect(await page()).toMatchObject({
    victims: [{ cases: [{ caseId, mayAssess: true, linkedId: victim, last: null }] }],
  });
  const another = await anActor(db, p, { duties: ["asb-officer"] });
  expect(await page(another)).toMatchObject({ victims: [{ name: "Vic Tim", cases: [] }] });
});

test("High leads to a referral of the case, on both pages; Standard does not", async () => {
  const caseId = await openCase();
  await assessed(caseId, "high");
  expect(await page()).toMatchObject({
    victims: [{ cases: [{ mayRefer: true, last: { band: "high", on: ago(0) } }] }],
  });
  expect(await get(riskLoader, officer, { caseId })).toMatchObject({ refersHigh: true, victims: [{ band: "high" }] });
});

test("the cases of another group that the officer is not in say nothing of a victim", async () => {
  const caseId = await openCase();
  await assessed(caseId, "standard");
  const member = await anActor(db, p, { groups: { [p.jagId]: "coordinator" } });
  expect(JSON.stringify(await page(member))).not.toContain(caseId);
});
