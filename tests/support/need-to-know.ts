import { v7 as uuid } from "uuid";
import { fold } from "#app/domain/search/fold.ts";
import type { Executor } from "#db/transaction.ts";
import type { Database } from "#db/types/database.ts";
import { aUser, insert, type TestPartnership } from "../factories.ts";

/** A kind of flag that does nothing by itself. */
export async function aFlagKind(
  db: Executor,
  p: Pick<TestPartnership, "partnershipId">,
  changes: Partial<Database["case_flag_kind"]> = {},
) {
  const id = uuid();
  const name = changes.name ?? `Flag ${id}`;
  await insert(db, "case_flag_kind", {
    id, partnership_id: p.partnershipId, name, name_folded: fold(name), behaviour: null, retired_on: null, version: 1, ...changes,
  }); // prettier-ignore
  return id;
}

/** A flag of that behaviour on a case since 1 March 2026. */
export async function aFlag(
  db: Executor,
  p: TestPartnership,
  caseId: string,
  behaviour: "da-marac" | "prevent" | null,
) {
  const id = uuid();
  const kindId = await aFlagKind(db, p, { behaviour });
  await insert(db, "case_flag", {
    id, partnership_id: p.partnershipId, case_id: caseId, flag_kind_id: kindId, from_day: "2026-03-01", until_day: null, reason: "Test",
    ended_reason: null, given_by: null, version: 1,
  }); // prettier-ignore
  return id;
}

/** A user who works with a person since 1 March 2026. */
export async function aWorker(
  db: Executor,
  p: TestPartnership,
  { personId, userId, caseId }: { personId: string; userId: string; caseId: string },
) {
  const id = uuid();
  await insert(db, "person_worker", {
    id, partnership_id: p.partnershipId, person_id: personId, user_id: userId, case_id: caseId, work: "Probation officer", from_day: "2026-03-01",
    recorded_by: await aUser(db, p.councilId), recorded_at: "2026-03-01T09:00:00.000Z", ended_by: null, ended_at: null, ended_reason: null,
    version: 1,
  }); // prettier-ignore
  return id;
}

/** The glass of a case broken by a user in a session. */
export async function aBrokenGlass(
  db: Executor,
  p: TestPartnership,
  { caseId, userId, sessionId }: { caseId: string; userId: string; sessionId: string },
) {
  await insert(db, "break_glass", {
    id: uuid(), partnership_id: p.partnershipId, case_id: caseId, user_id: userId, session_id: sessionId, reason: "A child is missing",
    opened_at: "2026-03-10T09:00:00.000Z",
  }); // prettier-ignore
}
