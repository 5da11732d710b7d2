import { v7 as uuid } from "uuid";
import type { Executor } from "#db/transaction.ts";
import type { Database } from "#db/types/database.ts";
import { insert, type TestPartnership } from "../factories.ts";

type P = Pick<TestPartnership, "partnershipId">;
const CREATED = "2026-01-01T09:00:00.000Z";

/** An open problem, of no incidents yet. */
export async function aProblem(db: Executor, p: P, changes: Partial<Database["problem"]> = {}) {
  const id = uuid();
  await insert(db, "problem", {
    id, partnership_id: p.partnershipId, reference: `PB-${id}`, version: 1, title: "Music", location_id: null, case_id: null,
    opened_on: "2026-01-01", closed_on: null, created_at: CREATED, created_by: null, ...changes,
  }); // prettier-ignore
  return id;
}

/** An application by the victim, received on 5 March 2026. */
export async function aCaseReview(
  db: Executor,
  p: P,
  changes: Partial<Database["case_review"]> & { victim_person_id: string },
) {
  const id = uuid();
  await insert(db, "case_review", {
    id, partnership_id: p.partnershipId, reference: `CR-${id}`, version: 1, status: "received", received_on: "2026-03-05", victim_words: null,
    applicant_kind: "victim", applicant_name: "A", applicant_relation: null, channel: "phone", consent: "not-needed",
    about: "Noise", problem_id: null, contact_user_id: null, reviewer_user_id: null, panel_on: null, panel_place: null, outcome: null,
    next_duty: null, next_due_on: null, created_at: CREATED, created_by: null, ...changes,
  }); // prettier-ignore
  return id;
}

/** To tell a victim about the case review, since a report of 2 March 2026; not done. */
export async function aVictimDuty(
  db: Executor,
  p: P,
  of: Pick<Database["victim_duty"], "person_id" | "report_id"> & Partial<Database["victim_duty"]>,
) {
  const id = uuid();
  await insert(db, "victim_duty", {
    id, partnership_id: p.partnershipId, arose_on: "2026-03-02", due_on: "2026-03-02", told_on: null, told_how: null, told_by: null,
    created_at: CREATED, version: 1, ...of,
  }); // prettier-ignore
  return id;
}
