import { type Insertable, sql, type Updateable } from "kysely";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";

const COLUMNS = [
  "sharing_agreement.id",
  "sharing_agreement.title",
  "sharing_agreement.purpose",
  "sharing_agreement.data_words as dataWords",
  "sharing_agreement.gateway",
  "sharing_agreement.from_day as fromDay",
  "sharing_agreement.review_on as reviewOn",
  "sharing_agreement.ended_on as endedOn",
  "sharing_agreement.ended_reason as endedReason",
  "sharing_agreement.version",
] as const;

/** A partnership has a handful; those that have not ended first, the next to be reviewed first. */
export function listSharingAgreements(db: Executor, partnershipId: string, dueUntil: string | null) {
  return db
    .selectFrom("sharing_agreement")
    .select(COLUMNS)
    .select((eb) =>
      eb
        .selectFrom("agreement_signatory")
        .select((count) => count.fn.countAll<number>().as("n"))
        .whereRef("agreement_signatory.agreement_id", "=", "sharing_agreement.id")
        .where("agreement_signatory.left_on", "is", null)
        .as("signatories"),
    )
    .where("sharing_agreement.partnership_id", "=", partnershipId)
    .$if(dueUntil !== null, (query) => query.where(reviewIsDue(dueUntil ?? "")))
    .orderBy((eb) => eb.case().when("sharing_agreement.ended_on", "is", null).then(0).else(1).end())
    .orderBy("sharing_agreement.review_on")
    .orderBy("sharing_agreement.id")
    .limit(500)
    .execute();
}

export async function countAgreementsToReview(db: Executor, partnershipId: string, until: string): Promise<number> {
  const row = await db
    .selectFrom("sharing_agreement")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("partnership_id", "=", partnershipId)
    .where(reviewIsDue(until))
    .executeTakeFirst();
  return Number(row?.n ?? 0);
}

/** What sharingStateOn calls due or overdue, with the last review day that it counts as near. */
function reviewIsDue(until: string) {
  const [ended, review] = [sql.ref("sharing_agreement.ended_on"), sql.ref("sharing_agreement.review_on")];
  return sql<boolean>`(${ended} is null and ${review} <= ${until})`;
}

export function findSharingAgreement(db: Executor, partnershipId: string, id: string) {
  return db
    .selectFrom("sharing_agreement")
    .select(COLUMNS)
    .where("partnership_id", "=", partnershipId)
    .where("id", "=", id)
    .executeTakeFirst();
}

export async function insertSharingAgreement(trx: Transaction, row: Insertable<Database["sharing_agreement"]>) {
  await trx.insertInto("sharing_agreement").values(row).execute();
}

type Versioned = { partnershipId: string; id: string; version: number };

export async function updateSharingAgreement(
  trx: Transaction,
  { partnershipId, id, version }: Versioned,
  change: Updateable<Database["sharing_agreement"]>,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("sharing_agreement")
    .set({ ...change, version: version + 1 })
    .where("partnership_id", "=", partnershipId)
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Who signed, also those that have left since. */
export function listSignatories(db: Executor, partnershipId: string, agreementId: string) {
  return db
    .selectFrom("agreement_signatory")
    .innerJoin("agency", "agency.id", "agreement_signatory.agency_id")
    .select(["agreement_signatory.id", "agreement_signatory.agency_id as agencyId", "agency.name as agencyName"])
    .select(["agreement_signatory.signed_on as signedOn", "agreement_signatory.signed_by as signedBy"])
    .select(["agreement_signatory.left_on as leftOn", "agreement_signatory.version"])
    .where("agreement_signatory.partnership_id", "=", partnershipId)
    .where("agreement_signatory.agreement_id", "=", agreementId)
    .orderBy("agency.name_folded")
    .limit(500)
    .execute();
}

export async function insertSignatory(trx: Transaction, row: Insertable<Database["agreement_signatory"]>) {
  await trx.insertInto("agreement_signatory").values(row).execute();
}

export async function updateSignatory(
  trx: Transaction,
  { partnershipId, id, version }: Versioned,
  change: Updateable<Database["agreement_signatory"]>,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("agreement_signatory")
    .set({ ...change, version: version + 1 })
    .where("partnership_id", "=", partnershipId)
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Newest first. */
export function listAgreementReviews(db: Executor, partnershipId: string, agreementId: string) {
  return db
    .selectFrom("agreement_review")
    .leftJoin("user_account", "user_account.id", "agreement_review.reviewed_by")
    .select(["agreement_review.id", "agreement_review.reviewed_on as reviewedOn", "agreement_review.words"])
    .select(["agreement_review.next_review_on as nextReviewOn", "user_account.name as reviewedBy"])
    .where("agreement_review.partnership_id", "=", partnershipId)
    .where("agreement_review.agreement_id", "=", agreementId)
    .orderBy("agreement_review.id", "desc")
    .limit(100)
    .execute();
}

export async function insertAgreementReview(trx: Transaction, row: Insertable<Database["agreement_review"]>) {
  await trx.insertInto("agreement_review").values(row).execute();
}
