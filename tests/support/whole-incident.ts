import { createHash } from "node:crypto";
import { v7 as uuid } from "uuid";
import { shippedTemplate } from "#app/services/case-reviews/shipped-template.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { aLocation, anIncident, anIncidentPerson, aPerson, aReport, aUser, insert, type TestPartnership } from "../factories.ts"; // prettier-ignore
import { aCaseReview, aProblem, aVictimDuty } from "../incidents/asb-rows.ts";

const AT = "2026-03-02T15:00:00.000Z";

/**
 * An incident in a problem, reported to the police by its victim and linked to a case, and a case review about it with one of
 * everything that a review can have, under the names that addresses use. `mark` gives the words of each field.
 */
export async function aWholeIncident(
  db: Executor,
  p: TestPartnership,
  { caseId, mark }: { caseId: string; mark: (field: string) => string },
) {
  const partnership_id = p.partnershipId;
  const officer = await aUser(db, p.policeId);
  const victim = await aPerson(db, p, { given_names: mark("harmed"), family_name: mark("harmedfamily") });
  const suspect = await aPerson(db, p, { given_names: mark("suspect"), family_name: mark("suspectfamily") });
  const location_id = await aLocation(db, p);
  const problemId = await aProblem(db, p, { title: mark("problem"), location_id });
  const incidentId = await anIncident(db, p, {
    ...{ location_id, problem_id: problemId, what_happened: mark("happened"), suspect_words: mark("responsible") },
    licensing_summary: mark("licensing"),
  });
  await anIncidentPerson(db, p, { incident_id: incidentId, person_id: victim });
  const involvedId = await anIncidentPerson(db, p, {
    incident_id: incidentId,
    person_id: suspect,
    role: "perpetrator",
  });
  await insert(db, "incident_case", {
    incident_id: incidentId, case_id: caseId, partnership_id, shows_reporter: 0, linked_at: AT, linked_by: officer,
  }); // prettier-ignore
  await insert(db, "incident_step", {
    id: uuid(), partnership_id, incident_id: incidentId, kind: "work", happened_on: "2026-03-02", words: mark("stepwords"), how: null,
    agency_id: p.policeId, recorded_by: officer, recorded_at: AT,
  }); // prettier-ignore
  const reportId = await aReport(db, p, [incidentId], { agency_id: p.policeId, reporter_person_id: victim });
  const victimDutyId = await aVictimDuty(db, p, { person_id: victim, report_id: reportId });
  const reviewId = await aCaseReview(db, p, {
    ...{ victim_person_id: victim, problem_id: problemId, about: mark("about"), applicant_name: mark("applicant") },
    contact_user_id: officer,
  });
  const of = { partnership_id, review_id: reviewId };
  const made = { created_at: AT, created_by: officer, version: 1 };
  await insert(db, "case_review_report", { review_id: reviewId, report_id: reportId, partnership_id, counted_because: null }); // prettier-ignore
  const applicationId = uuid();
  await insert(db, "case_review_application", {
    ...of, id: applicationId, applicant_name: mark("further"), applicant_relation: null, channel: "phone", received_on: "2026-03-06", counts: 1,
    words: mark("furtherwords"), recorded_at: AT, recorded_by: officer,
  }); // prettier-ignore
  await insert(db, "case_review_applicant", {
    ...of, application_id: applicationId, position: 1, kind: "other", victim_person_id: victim, victim_words: null, contact: null, consent: "asked",
    consent_on: null, consent_how: null, consent_evidence: null, version: 1,
  }); // prettier-ignore
  const templateId = uuid();
  const templates = await db.selectFrom("case_review_template").select("id").execute();
  const word = await shippedTemplate();
  await insert(db, "case_review_template", {
    partnership_id, id: templateId, kind: "acknowledgement", number: templates.length + 1, content_base64: word.toString("base64"), size: word.length, sha256: createHash("sha256").update(word).digest("hex"), recorded_at: AT,
    recorded_by: officer,
  }); // prettier-ignore
  const informationRequestId = uuid();
  await insert(db, "case_review_request", {
    ...of, ...made, id: informationRequestId, agency_id: p.policeId, asked: mark("asked"), requested_on: "2026-03-06", due_on: null, replied_on: null,
    reply: null, replied_by: null,
  }); // prettier-ignore
  const memberId = uuid();
  await insert(db, "case_review_panel_member", {
    ...of, ...made, id: memberId, user_id: officer, name: "Panel", agency_id: p.policeId, role: "member", attended: null, left_on: null,
    left_reason: null,
  }); // prettier-ignore
  const recommendationId = uuid();
  await insert(db, "case_review_recommendation", {
    ...of, ...made, id: recommendationId, theme: "silo-working", agency_id: p.policeId, words: mark("recommendation"), response: null,
    response_words: null, responded_on: null, action_id: null,
  }); // prettier-ignore
  const letterId = uuid();
  await insert(db, "case_review_letter", {
    ...of, id: letterId, kind: "acknowledgement", application_id: null, template_id: templateId, sent_on: "2026-03-06", sent_how: "email",
    fields_as_json: JSON.stringify({ words: mark("letter") }), recorded_at: AT, recorded_by: officer,
  }); // prettier-ignore
  const chronologyId = await aChronology(db, p, { problemId, userId: officer, words: mark("chronology") });
  return {
    incidentId,
    involvedId,
    chronologyId,
    letterId,
    problemId,
    reportId,
    victimDutyId,
    reviewId,
    applicationId,
    templateId,
    informationRequestId,
    memberId,
    recommendationId,
  };
}

/** What somebody has made of a problem, for its maker alone. */
async function aChronology(
  db: Executor,
  p: TestPartnership,
  { problemId, userId, words }: { problemId: string; userId: string; words: string },
) {
  const maker = { id: userId, agencyId: p.policeId, partnershipId: p.partnershipId, sessionId: null };
  const event = {
    category: "disclosure",
    disclosure: { way: "paper", destination: "own-use", what: "Chronology", necessity: words },
    event: "chronology.made",
    objectKind: "problem",
    objectId: problemId,
  } as const;
  const id = uuid();
  await insert(db, "chronology", {
    id, partnership_id: p.partnershipId, case_id: null, problem_id: problemId, shows_reporters: 0, reporters_reason: null, destination: "own-use",
    content_as_json: JSON.stringify({ reference: "PB", title: words, entries: [] }), purpose: words, recipients: null, gateway: null, necessity: null,
    proportionality: null, approved_by: null, made_by: userId, made_at: AT,
    audit_event_id: await inTransaction(db, (trx) => insertAuditEvent(trx, maker, new Date(AT), event)),
  }); // prettier-ignore
  return id;
}
