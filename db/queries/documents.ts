import type { ExpressionBuilder, Insertable } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import { CONTEXT_PERMISSIONS, type DocumentOwner, type ScanState } from "#app/domain/documents/document.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { actionsVisibleTo } from "../visibility/actions.ts";
import { casesByRightOf, casesVisibleTo } from "../visibility/cases.ts";
import { documentsVisibleTo } from "../visibility/documents.ts";
import { interventionsByRightOf, interventionsReadInFull } from "../visibility/interventions.ts";
import { premisesVisibleTo } from "../visibility/premises.ts";
import { referralsVisibleTo } from "../visibility/referrals.ts";
import { BELONGING, isByRight, workingGroupIn } from "./belonging.ts";

const COLUMNS = {
  case: "document.case_id",
  referral: "document.referral_id",
  action: "document.action_id",
  intervention: "document.intervention_id",
  premises: "document.premises_id",
} as const;

/** The record that documents belong to, when it is this actor's to open, with by what somebody is something to it. */
export async function findDocumentOwner(db: Executor, actor: Actor, { kind, id }: DocumentOwner) {
  if (!actor.permissions.has(CONTEXT_PERMISSIONS[kind])) return undefined;
  if (kind === "case") {
    return db
      .selectFrom("case_record")
      .select(["case_record.reference", "case_record.visibility", "case_record.group_id as groupId", ...BELONGING])
      .select((eb) => [workingGroupIn(eb), isByRight(eb, actor)])
      .where(casesVisibleTo(actor))
      .where("case_record.id", "=", id)
      .executeTakeFirst();
  }
  if (kind === "referral") {
    return db
      .selectFrom("referral")
      .leftJoin("case_record", "case_record.referral_id", "referral.id")
      .select(["referral.reference", "case_record.visibility", ...BELONGING])
      .select((eb) => [eb.fn.coalesce("case_record.group_id", "referral.group_id").as("groupId"), workingGroupIn(eb)])
      .select((eb) => isByRightOrOfNoCase(eb, actor))
      .where(referralsVisibleTo(actor))
      .where("referral.id", "=", id)
      .executeTakeFirst();
  }
  if (kind === "intervention") return findOwningIntervention(db, actor, id);
  if (kind === "premises") return findOwningPremises(db, actor, id);
  return db
    .selectFrom("action")
    .leftJoin("case_record", "case_record.id", "action.case_id")
    .select(["action.reference", "case_record.visibility", "action.owner_user_id as ownerUserId", ...BELONGING])
    .select((eb) => [eb.fn.coalesce("case_record.group_id", "action.group_id").as("groupId"), workingGroupIn(eb)])
    .select((eb) => isByRightOrOfNoCase(eb, actor))
    .where(actionsVisibleTo(actor))
    .where("action.id", "=", id)
    .executeTakeFirst();
}

/** Outside a case its officer is to it what the lead is to a case. */
function findOwningIntervention(db: Executor, actor: Actor, id: string) {
  return db
    .selectFrom("intervention")
    .leftJoin("case_record", "case_record.id", "intervention.case_id")
    .select(["intervention.reference", "case_record.visibility", "case_record.group_id as groupId"])
    .select("case_record.supervisor_user_id as supervisorUserId")
    .select((eb) => [
      eb.fn.coalesce("case_record.lead_user_id", "intervention.officer_user_id").as("leadUserId"),
      workingGroupIn(eb),
      eb.case().when(interventionsByRightOf(actor)(eb)).then(1).else(0).end().$castTo<0 | 1>().as("isByRight"),
    ])
    .where(interventionsReadInFull(actor))
    .where("intervention.id", "=", id)
    .executeTakeFirst();
}

/** Of no case and no group: whoever may only read premises adds nothing to them. */
async function findOwningPremises(db: Executor, actor: Actor, id: string) {
  const found = await db
    .selectFrom("premises")
    .select("reference")
    .where(premisesVisibleTo(actor))
    .where("premises.id", "=", id)
    .executeTakeFirst();
  const isByRight: 0 | 1 = actor.permissions.has("premises:record") ? 1 : 0;
  const nobody = { groupId: null, workingGroupId: null, leadUserId: null, supervisorUserId: null };
  return found && { reference: found.reference, visibility: null, ...nobody, isByRight, isOfPremises: true };
}

/** A referral that became no case and an action of a group are opened by no glass. */
function isByRightOrOfNoCase(eb: ExpressionBuilder<Database, "case_record">, actor: Actor) {
  return eb
    .case()
    .when(eb.or([eb("case_record.id", "is", null), casesByRightOf(actor)(eb)]))
    .then(1)
    .else(0)
    .end()
    .$castTo<0 | 1>()
    .as("isByRight");
}

/** Of a document that came with a referral passed on: the one through which the actor sees it. */
export function findReferralPassedOn(db: Executor, actor: Actor, documentId: string) {
  return db
    .withRecursive("passed_on", (cte) =>
      cte
        .selectFrom("document")
        .innerJoin("referral as following", "following.redirected_from_id", "document.referral_id")
        .select("following.id")
        .where("document.id", "=", documentId)
        .unionAll(
          cte
            .selectFrom("passed_on")
            .innerJoin("referral as following", "following.redirected_from_id", "passed_on.id")
            .select("following.id"),
        ),
    )
    .selectFrom("referral")
    .select(["referral.id", "referral.reference"])
    .where("referral.id", "in", (eb) => eb.selectFrom("passed_on").select("passed_on.id"))
    .where(referralsVisibleTo(actor))
    .limit(1)
    .executeTakeFirst();
}

/** The referrals that this one was passed on from, each with the moment at which it went on. */
function listOrigins(db: Executor, referralId: string) {
  return db
    .withRecursive("came_from", (cte) =>
      cte
        .selectFrom("referral")
        .select(["referral.redirected_from_id as id", "referral.created_at as passedOnAt"])
        .where("referral.id", "=", referralId)
        .unionAll(
          cte
            .selectFrom("came_from")
            .innerJoin("referral", "referral.id", "came_from.id")
            .select(["referral.redirected_from_id as id", "referral.created_at as passedOnAt"]),
        ),
    )
    .selectFrom("came_from")
    .select(["id", "passedOnAt"])
    .where("id", "is not", null)
    .execute();
}

export function findDocument(db: Executor, actor: Actor, id: string) {
  return db
    .selectFrom("document")
    .select(LISTED)
    .select(["document.stored_name as storedName", "document.sha256"])
    .select(["document.case_id as caseId", "document.referral_id as referralId", "document.action_id as actionId"])
    .select(["document.intervention_id as interventionId", "document.premises_id as premisesId"])
    .where(documentsVisibleTo(actor))
    .where("document.id", "=", id)
    .executeTakeFirst();
}

const LISTED = [
  "document.id",
  "document.version",
  "document.title",
  "document.kind",
  "document.content",
  "document.size",
  "document.scan_state as scanState",
  "document.uploaded_at as uploadedAt",
  "document.removed_at as removedAt",
  "document.removed_reason as removedReason",
] as const;

/**
 * Of one record, newest first; the next page begins after the last of this one. To a referral belongs what had been attached
 * when it was passed on, as well; not what its own group has removed since, nor why.
 */
export async function listDocuments(
  db: Executor,
  actor: Actor,
  { kind, id }: DocumentOwner,
  { after, limit }: { after?: string; limit: number },
) {
  const origins = kind === "referral" ? await listOrigins(db, id) : [];
  return db
    .selectFrom("document")
    .innerJoin("user_account as uploader", "uploader.id", "document.uploaded_by")
    .leftJoin("user_account as remover", "remover.id", "document.removed_by")
    .select(LISTED)
    .select(["uploader.name as uploadedByName", "remover.name as removedByName"])
    .select("document.referral_id as referralId")
    .where(documentsVisibleTo(actor))
    .where((eb) =>
      eb.or([
        eb(COLUMNS[kind], "=", id),
        ...origins.map((origin) =>
          eb.and([
            eb("document.referral_id", "=", origin.id),
            eb("document.uploaded_at", "<=", origin.passedOnAt),
            eb("document.removed_at", "is", null),
          ]),
        ),
      ]),
    )
    .$if(after !== undefined, (q) => q.where("document.id", "<", after ?? ""))
    .orderBy("document.id", "desc")
    .limit(limit)
    .execute();
}

export async function insertDocument(trx: Transaction, row: Insertable<Database["document"]>) {
  await trx.insertInto("document").values(row).execute();
}

/** False when somebody changed it first. */
export async function markDocumentRemoved(
  trx: Transaction,
  actor: Actor,
  id: string,
  { version, reason }: { version: number; reason: string },
  now: Date,
): Promise<boolean> {
  const result = await trx
    .updateTable("document")
    .set({ removed_by: actor.id, removed_at: now.toISOString(), removed_reason: reason, version: version + 1 })
    .where(documentsVisibleTo(actor))
    .where("document.id", "=", id)
    .where("document.version", "=", version)
    .where("document.removed_at", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Of those stored names, the ones whose file belongs to a document that has not been removed. */
export async function listStoredNamesInUse(db: Executor, names: readonly string[]): Promise<Set<string>> {
  if (names.length === 0) return new Set();
  const rows = await db
    .selectFrom("document")
    .select("stored_name as name")
    .where("stored_name", "in", names)
    .where("removed_at", "is", null)
    .execute();
  return new Set(rows.map((row) => row.name));
}

/** For the job that scans again what no scanner has finished with; of every partnership. */
export function listDocumentsToScan(db: Executor, limit: number) {
  return db
    .selectFrom("document")
    .select(["id", "partnership_id as partnershipId", "stored_name as storedName"])
    .where("removed_at", "is", null)
    .where("scan_state", "in", ["not-scanned", "failed"])
    .orderBy("id")
    .limit(limit)
    .execute();
}

export async function markDocumentScanned(trx: Transaction, id: string, state: ScanState, now: Date) {
  await trx
    .updateTable("document")
    .set({ scan_state: state, scanned_at: now.toISOString() })
    .where("id", "=", id)
    .where("removed_at", "is", null)
    .execute();
}
