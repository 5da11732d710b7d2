import { v7 as uuid } from "uuid";
import type { Executor } from "#db/transaction.ts";
import type { Database } from "#db/types/database.ts";
import { insert, type TestPartnership } from "../factories.ts";

let made = 0;

/** A request for access by the person themselves, received on 1 March 2026 and proved that day. */
export async function aRightsRequest(
  db: Executor,
  p: Pick<TestPartnership, "partnershipId">,
  changes: Partial<Database["rights_request"]> = {},
) {
  const id = uuid();
  made += 1;
  await insert(db, "rights_request", {
    ...{ id, partnership_id: p.partnershipId, reference: `SR-26-${String(made).padStart(4, "0")}`, version: 1 },
    ...{ kind: "access", regime: "uk-gdpr", status: "open", subject_name: "Alex Example", requester_kind: "self" },
    ...{ channel: "email", words: "Everything", received_on: "2026-03-01", identity_proved_on: "2026-03-01" },
    ...{ due_on: "2026-04-01", created_at: "2026-03-01T10:00:00.000Z" },
    ...changes,
  });
  return id;
}

/** What stands on an item by that request: disputed since 2 March 2026. */
export async function aRightsMark(
  db: Executor,
  p: Pick<TestPartnership, "partnershipId">,
  changes: Pick<Database["rights_mark"], "person_id" | "request_id" | "record_kind" | "record_id"> &
    Partial<Database["rights_mark"]>,
) {
  const id = uuid();
  await insert(db, "rights_mark", {
    ...{ id, partnership_id: p.partnershipId, mark: "disputed", words: "Said to be wrong", from_day: "2026-03-02" },
    ...{ recorded_at: "2026-03-02T10:00:00.000Z", version: 1, ...changes },
  });
  return id;
}
