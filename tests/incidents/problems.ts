import { v7 as uuid } from "uuid";
import type { Executor } from "#db/transaction.ts";
import type { Database } from "#db/types/database.ts";
import { aCase, insert, type TestPartnership } from "../factories.ts";

/** A problem of noise, open since 1 March 2026. */
export async function aProblem(
  db: Executor,
  p: Pick<TestPartnership, "partnershipId">,
  changes: Partial<Database["problem"]> = {},
) {
  const id = uuid();
  await insert(db, "problem", {
    id, partnership_id: p.partnershipId, reference: `PB-${id}`.toUpperCase(), version: 1, title: "Parties at the flats", location_id: null, case_id: null,
    opened_on: "2026-03-01", closed_on: null, created_at: "2026-03-01T10:00:00.000Z", created_by: null, heading: "noise", beat_code: null,
    last_on: "2026-03-01", close_reason: null, ...changes,
  }); // prettier-ignore
  return id;
}

/** The case of a group to which these incidents are linked, who reported only where it is said. */
export async function aLinkedCase(
  db: Executor,
  p: TestPartnership,
  groupId: string,
  incidentIds: readonly string[],
  shows_reporter: 0 | 1 = 0,
) {
  const { id } = await aCase(db, p, { group_id: groupId });
  for (const incident_id of incidentIds)
    await insert(db, "incident_case", {
      incident_id, case_id: id, partnership_id: p.partnershipId, shows_reporter, linked_at: "2026-03-02T10:00:00.000Z", linked_by: null,
    }); // prettier-ignore
  return id;
}

export const statusOf = (answer: unknown) =>
  answer instanceof Response ? answer.status : (answer as { init?: { status?: number } | null }).init?.status;
