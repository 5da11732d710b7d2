import { v7 as uuid } from "uuid";
import { INTERVENTION_KINDS } from "#app/domain/interventions/kinds.ts";
import type { Executor } from "#db/transaction.ts";
import { aCase, aGrade, aLocation, anIncident, anIncidentPerson, anIntervention, aPerson, aPremises, aPremisesGroup, aPremisesIncident, aReport, aRespondent, aSitting, aUser, insert, type TestPartnership } from "../../factories.ts"; // prettier-ignore
import { aService } from "../../interventions/rows.ts";
import { aPlan } from "../../premises/follow-up-rows.ts";
import { anAssessment } from "../partnership-work.ts";

/** What the days of a world are about: one child, one place, one licensed premises, one case. */
export async function whatDaysAreAbout(db: Executor, p: TestPartnership) {
  const { id: caseId, personId } = await aCase(db, p);
  const childId = await aPerson(db, p, { birth_date: "2012-01-01" });
  const link = { id: uuid(), partnership_id: p.partnershipId, case_id: caseId, person_id: childId, role: "victim" as const };
  await insert(db, "case_link", { ...link, standing: null, from_day: "2025-01-01", until_day: null, version: 1 });
  const factorId = uuid();
  await insert(db, "risk_factor", {
    ...{ id: factorId, partnership_id: p.partnershipId, name: "Weapon", name_folded: "weapon", version: 1 },
    created_at: "2025-01-01T09:00:00.000Z",
  });
  const questionnaireId = uuid();
  await insert(db, "victim_questionnaire", {
    ...{ id: questionnaireId, partnership_id: p.partnershipId, number: 1, status: "published", content: "{}", version: 1 },
    ...{ published_at: "2025-01-01T10:00:00.000Z", created_at: "2025-01-01T10:00:00.000Z" },
    published_by: await aUser(db, p.councilId),
  });
  return {
    ...{ caseId, personId, childId, factorId, questionnaireId },
    serviceId: await aService(db, p),
    victimServiceId: await aService(db, p, { name: "Victim First", is_for_victims: 1 }),
    premisesId: await aPremises(db, p),
    locationId: await aLocation(db, p),
    groupId: (await aPremisesGroup(db, p)).groupId,
  };
} // prettier-ignore
export type About = Awaited<ReturnType<typeof whatDaysAreAbout>>;

/** One of everything that the measures of incidents, victims, case reviews, premises and interventions count, on one day. */
export async function aDay(db: Executor, p: TestPartnership, day: string, of: About, isRed = true) {
  await happened(db, p, day, of);
  await judged(db, p, day, of);
  await reviewed(db, p, day);
  await graded(db, p, day, of, isRed);
  await intervened(db, p, day, of);
}

async function happened(db: Executor, p: TestPartnership, day: string, { childId, locationId, premisesId }: About) {
  const incident_id = await anIncident(db, p, {
    ...{ latest_day: day, is_youth: 1, is_hate: 1, heading: "street-drinking", location_id: locationId },
    ...{ status: "closed", ended_on: day, end_reason: "Done" },
  });
  await insert(db, "incident_hate_strand", { incident_id, partnership_id: p.partnershipId, strand: "race" });
  await aReport(db, p, [incident_id], { reported_on: day });
  await anIncidentPerson(db, p, { incident_id, person_id: childId });
  await aPremisesIncident(db, p, premisesId, { incident_id });
}

async function judged(db: Executor, p: TestPartnership, day: string, of: About) {
  const assessment_id = await anAssessment(db, p, { caseId: of.caseId, personId: of.personId, level: "high", assessedOn: day });
  await insert(db, "risk_assessment_factor", { assessment_id, factor_id: of.factorId, partnership_id: p.partnershipId });
  await insert(db, "victim_assessment", {
    ...{ id: uuid(), partnership_id: p.partnershipId, case_id: of.caseId, person_id: of.childId, assessed_on: day },
    ...{ questionnaire_id: of.questionnaireId, answers: "[]", triggers: "[]", points: 25, computed_band: "high", band: "high" },
    ...{ occasion: "review", recorded_at: `${day}T10:00:00.000Z`, assessed_by: await aUser(db, p.councilId) },
  });
} // prettier-ignore

async function reviewed(db: Executor, p: TestPartnership, day: string) {
  const at = `${day}T10:00:00.000Z`;
  const review_id = uuid();
  const own = () => ({ id: uuid(), partnership_id: p.partnershipId, review_id });
  await insert(db, "case_review", {
    ...{ id: review_id, partnership_id: p.partnershipId, reference: `CR-${review_id}`, version: 1, status: "received" },
    ...{ received_on: day, victim_words: "The Scout group", applicant_kind: "victim", applicant_name: "Sam" },
    ...{ channel: "phone", consent: "not-needed", about: "Noise", created_at: at },
  });
  const applied = { ...own(), applicant_name: "Sam", channel: "phone" as const, received_on: day, counts: 1 as const };
  await insert(db, "case_review_application", { ...applied, recorded_at: at });
  for (const kind of ["decide-not-met", "send-outcome"] as const)
    await insert(db, "case_review_step", {
      ...{ ...own(), kind, happened_on: day, recommendations: kind === "send-outcome" ? 1 : null, recorded_at: at },
    });
  const decision = { ...own(), is_met: 0 as const, decided_on: day, reasons: "One report", is_against_count: 0 as const };
  await insert(db, "case_review_decision", { ...decision, count_as_json: "{}", recorded_at: at });
  const said = { ...own(), theme: "Silo working", agency_id: p.policeId, words: "Name one officer", version: 1 };
  await insert(db, "case_review_recommendation", { ...said, created_at: at });
  const appeal = { ...own(), against: "threshold" as const, received_on: day, grounds: "facts", words: "The log" };
  await insert(db, "case_review_appeal", { ...appeal, version: 1, created_at: at });
} // prettier-ignore

async function graded(db: Executor, p: TestPartnership, day: string, { premisesId, groupId }: About, isRed: boolean) {
  const sitting_id = await aSitting(db, p, { group_id: groupId, day });
  const agreed_band = isRed ? "red" : "green";
  await aGrade(db, p, { premises_id: premisesId, sitting_id, graded_on: day, agreed_band, reason: "Seen" });
  await aPlan(db, p, await aPremises(db, p), { started_on: day, ends_on: day });
}

async function intervened(db: Executor, p: TestPartnership, day: string, of: About) {
  for (const kind of ["abc", "cbo", "referral"] as const) {
    const service = kind === "referral" ? { service_id: of.serviceId } : {};
    const made = { kind, tier: INTERVENTION_KINDS[kind].tier, issued_on: day, from_day: day, ...service };
    const intervention_id = await anIntervention(db, p, made);
    const respondent_id = await aRespondent(db, p, intervention_id, { person_id: of.childId });
    await insert(db, "intervention_breach", {
      ...{ id: uuid(), partnership_id: p.partnershipId, intervention_id, respondent_id, version: 1 },
      ...{ breached_on: day, evidence: "Seen", recorded_at: `${day}T10:00:00.000Z` },
    });
  }
  await anIntervention(db, p, { kind: "referral", issued_on: day, from_day: day, service_id: of.victimServiceId });
}
