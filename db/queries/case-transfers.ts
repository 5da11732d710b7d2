import type { Insertable } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import type { TransferStatus } from "#app/domain/cases/transfer.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { casesVisibleTo } from "../visibility/cases.ts";
import { importIsVisible } from "../visibility/imports.ts";

/** Transfers at 18 to decide, in the cases that the actor sees: the earliest birthday first. */
export function listTransfersProposed(
  db: Executor,
  actor: Actor,
  { after = { adultOn: "", id: "" }, limit }: { after?: { adultOn: string; id: string }; limit: number },
) {
  return proposed(db, actor)
    .innerJoin("person", "person.id", "case_transfer.person_id")
    .innerJoin("partnership_group", "partnership_group.id", "case_record.group_id")
    .select(["case_transfer.id", "case_transfer.adult_on as adultOn", "case_record.id as caseId"])
    .select(["case_record.reference", "partnership_group.name as groupName"])
    .select(["person.given_names as givenNames", "person.family_name as familyName"])
    .select(["person.birth_date as birthDate", "person.birth_date_basis as birthDateBasis"])
    .where((eb) =>
      eb.or([
        eb("case_transfer.adult_on", ">", after.adultOn),
        eb.and([eb("case_transfer.adult_on", "=", after.adultOn), eb("case_transfer.id", ">", after.id)]),
      ]),
    )
    .orderBy("case_transfer.adult_on")
    .orderBy("case_transfer.id")
    .limit(limit)
    .execute();
}

/** Exactly the rows of listTransfersProposed. */
export async function countTransfersProposed(db: Executor, actor: Actor): Promise<number> {
  const row = await proposed(db, actor)
    .select((eb) => eb.fn.countAll<number>().as("proposed"))
    .executeTakeFirstOrThrow();
  return Number(row.proposed);
}

function proposed(db: Executor, actor: Actor) {
  return db
    .selectFrom("case_transfer")
    .innerJoin("case_record", "case_record.id", "case_transfer.case_id")
    .where(casesVisibleTo(actor))
    .where("case_transfer.partnership_id", "=", actor.partnershipId)
    .where("case_transfer.status", "=", "proposed");
}

/** The newest of a case that the caller has found visible, whatever became of it. */
export function unsafeFindTransfer(db: Executor, caseId: string) {
  return db
    .selectFrom("case_transfer")
    .leftJoin("partnership_group", "partnership_group.id", "case_transfer.to_group_id")
    .select(["case_transfer.id", "case_transfer.status", "case_transfer.adult_on as adultOn", "case_transfer.version"])
    .select(["case_transfer.reason", "case_transfer.person_id as personId", "partnership_group.name as toGroupName"])
    .select("case_transfer.referral_id as referralId")
    .where("case_transfer.case_id", "=", caseId)
    .orderBy("case_transfer.id", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** False when it has been proposed for that birthday before. */
export async function insertTransfer(trx: Transaction, row: Insertable<Database["case_transfer"]>): Promise<boolean> {
  const written = await trx
    .insertInto("case_transfer")
    .values(row)
    .onConflict((c) => c.columns(["case_id", "person_id", "adult_on"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  return written !== undefined;
}

type Decided = {
  status: Exclude<TransferStatus, "proposed">;
  to_group_id?: string | null;
  referral_id?: string | null;
  reason: string | null;
  decided_by: string | null;
  decided_at: string;
};

/** False when it is no longer proposed, or was changed first. */
export async function markTransferDecided(
  trx: Transaction,
  { partnershipId, id, version }: { partnershipId: string; id: string; version: number },
  decided: Decided,
) {
  const result = await trx
    .updateTable("case_transfer")
    .set({ ...decided, version: version + 1 })
    .where("partnership_id", "=", partnershipId)
    .where("id", "=", id)
    .where("version", "=", version)
    .where("status", "=", "proposed")
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** For the morning's job: open cases of groups for children about people born by that day, in order of the case. */
export function listCasesOfNearlyAdults(
  db: Executor,
  partnershipId: string,
  { bornBy, after, limit }: { bornBy: string; after: string; limit: number },
) {
  return db
    .selectFrom("case_record")
    .innerJoin("person", "person.id", "case_record.person_id")
    .innerJoin("partnership_group", "partnership_group.id", "case_record.group_id")
    .select(["case_record.id", "case_record.reference", "case_record.status", "case_record.group_id as groupId"])
    .select(["case_record.person_id as personId", "partnership_group.max_age as groupMaxAge"])
    .select("person.birth_date as birthDate")
    .where("case_record.partnership_id", "=", partnershipId)
    .where("case_record.status", "in", ["open", "on-hold"])
    .where(importIsVisible("case_record.import_batch_id"))
    .where("partnership_group.max_age", "<", 18)
    .where("person.birth_date", "<=", bornBy)
    .where("case_record.id", ">", after)
    .orderBy("case_record.id")
    .limit(limit)
    .execute();
}

/** For the same job: what is still proposed, with the birth date as it is known now. */
export function listProposalsToCheck(db: Executor, partnershipId: string, after: string, limit: number) {
  return db
    .selectFrom("case_transfer")
    .innerJoin("case_record", "case_record.id", "case_transfer.case_id")
    .innerJoin("person", "person.id", "case_transfer.person_id")
    .select(["case_transfer.id", "case_transfer.version", "case_transfer.adult_on as adultOn"])
    .select(["case_record.id as caseId", "case_record.status as caseStatus", "case_record.person_id as subjectId"])
    .select(["case_transfer.person_id as personId", "person.birth_date as birthDate"])
    .where("case_transfer.partnership_id", "=", partnershipId)
    .where("case_transfer.status", "=", "proposed")
    .where(importIsVisible("case_record.import_batch_id"))
    .where("case_transfer.id", ">", after)
    .orderBy("case_transfer.id")
    .limit(limit)
    .execute();
}
