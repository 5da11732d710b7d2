import { v7 as uuid } from "uuid";
import type { Executor } from "#db/transaction.ts";
import type { Database } from "#db/types/database.ts";
import { insert, type TestPartnership } from "../factories.ts";

type P = Pick<TestPartnership, "partnershipId">;
const CREATED = "2026-03-12T10:00:00.000Z";

/** An open plan for Red from 13 March to 31 May 2026 unless told otherwise. */
export async function aPlan(db: Executor, p: P, premisesId: string, changes: Partial<Database["premises_plan"]> = {}) {
  const id = uuid();
  await insert(db, "premises_plan", {
    ...{ id, partnership_id: p.partnershipId, premises_id: premisesId, version: 1, band: "red" },
    ...{ aim: "Fewer fights at closing time", started_on: "2026-03-13", ends_on: "2026-05-31", created_at: CREATED },
    ...changes,
  });
  return id;
}

/** A meeting for Red under way, to be held by 26 March 2026, with the holder invited, unless told otherwise. */
export async function aMeeting(
  db: Executor,
  p: P,
  premisesId: string,
  changes: Partial<Database["premises_meeting"]> = {},
) {
  const id = uuid();
  await insert(db, "premises_meeting", {
    ...{ id, partnership_id: p.partnershipId, premises_id: premisesId, version: 1, band: "red", due_on: "2026-03-26" },
    ...{ created_at: CREATED, ...changes },
  });
  const invitationId = uuid();
  await insert(db, "premises_invitation", {
    ...{ id: invitationId, partnership_id: p.partnershipId, meeting_id: id, version: 1 },
    ...{ party: "licence-holder", name: "Forge Taverns Ltd" },
  });
  return { id, invitationId };
}

export async function aContact(
  db: Executor,
  p: Pick<TestPartnership, "partnershipId" | "councilId">,
  premisesId: string,
  changes: Partial<Database["premises_contact"]> = {},
) {
  const id = uuid();
  await insert(db, "premises_contact", {
    ...{ id, partnership_id: p.partnershipId, premises_id: premisesId, version: 1, agency_id: p.councilId },
    ...{ contacted_on: "2026-03-10", how: "visit", words: null, recorded_at: CREATED, ...changes },
  });
  return id;
}

/** Columns of an action about premises, of a plan of theirs or not. */
export function premisesActionOf(premisesId: string, planId: string | null = null) {
  return {
    context: "premises" as const,
    case_id: null,
    group_id: null,
    premises_id: premisesId,
    premises_plan_id: planId,
  };
}
