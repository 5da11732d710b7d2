import { v7 as uuid } from "uuid";
import type { Executor } from "#db/transaction.ts";
import { anIncident, anIncidentPerson, aPerson, aReport, insert, type TestPartnership } from "../factories.ts";
import { ago } from "../incidents/logging.ts";

/** A victim with so many reports of a problem, each of a night of its own in the last weeks. */
export async function aVictim(db: Executor, p: TestPartnership, reports: number, name: object = {}) {
  const personId = await aPerson(db, p, name);
  const problemId = uuid();
  await insert(db, "problem", {
    id: problemId, partnership_id: p.partnershipId, reference: `PR-${problemId}`, version: 1, title: "Noise at number 12", location_id: null,
    case_id: null, opened_on: ago(90), closed_on: null, created_at: new Date().toISOString(), created_by: null,
  }); // prettier-ignore
  let reportId = "";
  for (let n = 1; n <= reports; n++) {
    const incidentId = await anIncident(db, p, { latest_day: ago(n * 10), problem_id: problemId });
    await anIncidentPerson(db, p, { incident_id: incidentId, person_id: personId });
    reportId = await aReport(db, p, [incidentId], { reported_on: ago(n * 10 - 1), reporter_person_id: personId });
  }
  return { personId, problemId, reportId };
}
