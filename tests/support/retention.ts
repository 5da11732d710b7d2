import { v7 as uuid } from "uuid";
import type { Executor } from "#db/transaction.ts";
import type { Database } from "#db/types/database.ts";
import { aCase, aCaseOutcome, aUser, insert, type TestPartnership } from "../factories.ts";

/** A case of the JAG that was closed here on that day, with nothing that holds it. */
export async function aClosing(
  db: Executor,
  p: TestPartnership,
  closedOn: string,
  changes: Partial<Database["case_record"]> = {},
  closing: Partial<Database["case_closure"]> = {},
) {
  const made = await aCase(db, p, { status: "closed", opened_on: "2005-01-01", closed_on: closedOn, ...changes });
  await insert(db, "case_closure", {
    id: uuid(), partnership_id: p.partnershipId, case_id: made.id, outcome_id: await aCaseOutcome(db, p), reason: "Done", closed_on: closedOn,
    risk_level: null, risk_assessed_on: null, not_assessed_reason: "Old", actions_kept: 0, actions_ended: 0, order_in_force: 0, order_until: null,
    appeal: 0, litigation: 0, inquiry: 0, holds_note: null, review_on: null, review_rule: "adult", closed_by: await aUser(db, p.councilId),
    closed_at: `${closedOn}T10:00:00.000Z`, ...closing,
  }); // prettier-ignore
  return made;
}

/** For litigation, placed on 1 January 2026, to be looked at again a year later. */
export async function aHold(
  db: Executor,
  p: Pick<TestPartnership, "partnershipId" | "councilId">,
  changes: Partial<Database["retention_hold"]> & Pick<Database["retention_hold"], "record_kind" | "record_id">,
) {
  const id = uuid();
  await insert(db, "retention_hold", {
    id, partnership_id: p.partnershipId, ground: "litigation", words: "A claim against the council", placed_on: "2026-01-01",
    placed_by: changes.placed_by ?? (await aUser(db, p.councilId)), review_on: "2027-01-01", version: 1, ...changes,
  }); // prettier-ignore
  return id;
}

/** On the list since 1 November 2026, due since then, to be erased. */
export async function anItem(
  db: Executor,
  p: Pick<TestPartnership, "partnershipId">,
  changes: Partial<Database["retention_item"]> & Pick<Database["retention_item"], "record_kind" | "record_id">,
) {
  const id = uuid();
  await insert(db, "retention_item", {
    id, partnership_id: p.partnershipId, reference: "IN-20-0001", review_on: "2026-11-01", rule: "last-day", proposed: "anonymise",
    found_on: "2026-11-01", status: "due", version: 1, ...changes,
  }); // prettier-ignore
  return id;
}
