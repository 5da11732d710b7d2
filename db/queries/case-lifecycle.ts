import type { Updateable } from "kysely";
import { isInForce } from "../in-force.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { importIsVisible } from "../visibility/imports.ts";

type Key = { partnershipId: string; id: string; version: number };

/** False when somebody changed it first. */
export async function updateCase(trx: Transaction, key: Key, changes: Updateable<Database["case_record"]>) {
  const result = await trx
    .updateTable("case_record")
    .set({ ...changes, version: key.version + 1 })
    .where("case_record.partnership_id", "=", key.partnershipId)
    .where("case_record.id", "=", key.id)
    .where("case_record.version", "=", key.version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** The unfinished actions of a case that the caller has found visible, soonest due first. */
export function unsafeListOpenActionsOfCase(db: Executor, caseId: string) {
  return db
    .selectFrom("action")
    .innerJoin("agency", "agency.id", "action.owner_agency_id")
    .leftJoin("user_account as owner", "owner.id", "action.owner_user_id")
    .select(["action.id", "action.reference", "action.words", "action.due_on as dueOn", "action.version"])
    .select(["action.status", "action.owner_agency_id as ownerAgencyId", "action.owner_user_id as ownerUserId"])
    .select(["agency.name as ownerAgencyName", "owner.name as ownerName"])
    .where("action.case_id", "=", caseId)
    .where("action.status", "in", ["open", "on-hold"])
    .orderBy("action.due_on")
    .orderBy("action.id")
    .limit(300)
    .execute();
}

/** The day from which the case has been open: that of its last re-opening, or its first. */
export async function unsafeFindOpenSince(db: Executor, record: { id: string; openedOn: string }): Promise<string> {
  const reopened = await db
    .selectFrom("case_change")
    .select("on_day as onDay")
    .where("case_id", "=", record.id)
    .where("kind", "=", "reopened")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return reopened?.onDay ?? record.openedOn;
}

/**
 * The people from whom a lead or a supervisor may be chosen: whoever does something in the partnership today, of an agency
 * that has not left it, and has no conflict of interest in the case. They see the case by leading it or supervising it.
 */
export function listPossibleLeads(db: Executor, partnershipId: string, caseId: string, today: string) {
  return db
    .selectFrom("user_account")
    .innerJoin("agency", "agency.id", "user_account.agency_id")
    .innerJoin("partnership_agency", "partnership_agency.agency_id", "agency.id")
    .select(["user_account.id", "user_account.name", "agency.id as agencyId", "agency.name as agencyName"])
    .where("partnership_agency.partnership_id", "=", partnershipId)
    .where("partnership_agency.left_on", "is", null)
    .where("user_account.status", "<>", "disabled")
    .where((eb) =>
      eb.or([
        eb.exists(
          eb
            .selectFrom("membership")
            .select("membership.id")
            .whereRef("membership.user_id", "=", "user_account.id")
            .where("membership.partnership_id", "=", partnershipId)
            .where("membership.role", "<>", "guest")
            .where(isInForce("membership", today)),
        ),
        eb.exists(
          eb
            .selectFrom("duty")
            .select("duty.id")
            .whereRef("duty.user_id", "=", "user_account.id")
            .where("duty.partnership_id", "=", partnershipId)
            .where(isInForce("duty", today)),
        ),
      ]),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("case_access")
            .select("case_access.id")
            .whereRef("case_access.user_id", "=", "user_account.id")
            .where("case_access.case_id", "=", caseId)
            .where("case_access.access", "=", "conflict")
            .where("case_access.ended_at", "is", null),
        ),
      ),
    )
    .orderBy("user_account.name_folded")
    .orderBy("user_account.id")
    .limit(500)
    .execute();
}

/** Cases whose hold has passed, of one partnership: for the morning's job, which tells by reference. */
export function listHoldsPassed(
  db: Executor,
  partnershipId: string,
  today: string,
  after: { holdUntil: string; id: string },
) {
  return db
    .selectFrom("case_record")
    .select(["id", "reference", "hold_until as holdUntil", "lead_user_id as leadUserId", "group_id as groupId"])
    .select("lead_agency_id as leadAgencyId")
    .where("partnership_id", "=", partnershipId)
    .where(importIsVisible("case_record.import_batch_id"))
    .where("hold_until", "is not", null)
    .where("hold_until", "<", today)
    .where((eb) =>
      eb.or([
        eb("hold_until", ">", after.holdUntil),
        eb.and([eb("hold_until", "=", after.holdUntil), eb("id", ">", after.id)]),
      ]),
    )
    .orderBy("hold_until")
    .orderBy("id")
    .limit(200)
    .execute();
}
