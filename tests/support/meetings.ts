import { v7 as uuid } from "uuid";
import { SETTINGS } from "#app/domain/settings/definitions.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import type { Database } from "#db/types/database.ts";
import { insert } from "../factories.ts";

const AT = "2026-03-01T10:00:00.000Z";
type Of = { partnershipId: string };

/** A matter in words unless told otherwise. */
export async function anItem(
  db: Executor,
  { partnershipId }: Of,
  changes: Pick<Database["agenda_item"], "sitting_id"> & Partial<Database["agenda_item"]>,
): Promise<string> {
  const id = uuid();
  await insert(db, "agenda_item", {
    id, partnership_id: partnershipId, part: "ongoing-cases", position: 1, kind: changes.case_id ? "case" : "matter", case_id: null,
    referral_id: null, premises_id: null, standing_item_id: null, title: changes.case_id ? null : "A matter", reason: null, state: "open",
    state_reason: null, rolled_from_id: null, created_at: AT, created_by: null, version: 1, ...changes,
  }); // prettier-ignore
  return id;
}

/** The statement as the settings ship it, once for each partnership. */
async function aStatement(db: Executor, { partnershipId }: Of, words?: string): Promise<string> {
  const wording = words ?? SETTINGS["meetings.confidentiality-statement"].shipped;
  const before = await db
    .selectFrom("confidentiality_statement")
    .select(["id", "words", "number"])
    .where("partnership_id", "=", partnershipId)
    .orderBy("number", "desc")
    .execute();
  const same = before.find((one) => one.words === wording);
  if (same) return same.id;
  const id = uuid();
  await insert(db, "confidentiality_statement", {
    ...{ id, partnership_id: partnershipId, number: (before[0]?.number ?? 0) + 1, words: wording },
    first_put_on: "2026-03-01",
  });
  return id;
}

export async function hasAccepted(
  db: Executor,
  of: Of,
  { sittingId, userId, words }: { sittingId: string; userId: string; words?: string },
) {
  await insert(db, "statement_acceptance", {
    ...{ id: uuid(), partnership_id: of.partnershipId, sitting_id: sittingId, user_id: userId, attendance_id: null },
    ...{ statement_id: await aStatement(db, of, words), accepted_at: AT, recorded_by: userId },
  });
}

export async function hasAgreement(
  db: Executor,
  { partnershipId }: Of,
  {
    agencyId,
    signedOn = "2020-01-01",
    expiresOn = null,
  }: { agencyId: string; signedOn?: string | null; expiresOn?: string | null },
) {
  await inTransaction(db, (trx) =>
    trx
      .updateTable("partnership_agency")
      .set({ isa_signed_on: signedOn, isa_expires_on: expiresOn })
      .where("partnership_id", "=", partnershipId)
      .where("agency_id", "=", agencyId)
      .execute(),
  );
}

/** Asked on 1 March 2026 and due a week later, and not answered unless told otherwise. */
export async function aResearchRequest(
  db: Executor,
  { partnershipId }: Of,
  { sittingId, caseId, agencyId }: { sittingId: string; caseId: string; agencyId: string },
  changes: Partial<Database["research_request"]> = {},
): Promise<string> {
  const id = uuid();
  await insert(db, "research_request", {
    ...{ id, partnership_id: partnershipId, sitting_id: sittingId, case_id: caseId, agency_id: agencyId },
    ...{ due_on: "2026-03-08", requested_at: AT, requested_by: null, version: 1, ...changes },
  });
  return id;
}
