import type { Insertable } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import { isInForce } from "../in-force.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { casesByRightOf, casesVisibleTo } from "../visibility/cases.ts";

/** Who is named for a case that the caller has found visible, or has a conflict of interest in it, now. */
export function unsafeListAccess(db: Executor, caseId: string) {
  return db
    .selectFrom("case_access")
    .innerJoin("user_account", "user_account.id", "case_access.user_id")
    .innerJoin("agency", "agency.id", "user_account.agency_id")
    .leftJoin("user_account as giver", "giver.id", "case_access.given_by")
    .select(["case_access.id", "case_access.access", "case_access.user_id as userId", "case_access.reason"])
    .select(["case_access.since", "case_access.version", "giver.name as givenBy"])
    .select(["user_account.name", "user_account.status", "agency.name as agencyName"])
    .where("case_access.case_id", "=", caseId)
    .where("case_access.ended_at", "is", null)
    .orderBy("user_account.name_folded")
    .orderBy("case_access.id")
    .limit(200)
    .execute();
}

export async function findAccess(db: Executor, actor: Actor, caseId: string, id: string) {
  const seen = await db
    .selectFrom("case_record")
    .select("case_record.id")
    .where(casesVisibleTo(actor))
    .where("case_record.id", "=", caseId)
    .executeTakeFirst();
  return seen && (await unsafeListAccess(db, caseId)).find((row) => row.id === id);
}

/** Those with a conflict of interest. */
export function unsafeListConflicted(db: Executor, caseId: string) {
  return db
    .selectFrom("case_access")
    .select("case_access.user_id as userId")
    .where("case_access.case_id", "=", caseId)
    .where("case_access.access", "=", "conflict")
    .where("case_access.ended_at", "is", null)
    .limit(200)
    .execute();
}

export async function insertAccess(trx: Transaction, row: Insertable<Database["case_access"]>) {
  await trx.insertInto("case_access").values(row).execute();
}

type Key = { partnershipId: string; id: string; version: number };

/** False when somebody ended it first. */
export async function endAccess(trx: Transaction, { partnershipId, id, version }: Key, now: Date): Promise<boolean> {
  const result = await trx
    .updateTable("case_access")
    .set({ ended_at: now.toISOString(), version: version + 1 })
    .where("partnership_id", "=", partnershipId)
    .where("id", "=", id)
    .where("version", "=", version)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** False when somebody changed the case first. */
export async function updateVisibility(
  trx: Transaction,
  { partnershipId, id, version }: Key,
  visibility: "standard" | "restricted",
): Promise<boolean> {
  const result = await trx
    .updateTable("case_record")
    .set({ visibility, version: version + 1 })
    .where("partnership_id", "=", partnershipId)
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Whether the actor sees the case only because they broke the glass for it in this session. */
export async function isOpenedInSession(db: Executor, actor: Actor, caseId: string): Promise<boolean> {
  const opened = await db
    .selectFrom("break_glass")
    .select("break_glass.id")
    .where("break_glass.session_id", "=", actor.sessionId)
    .where("break_glass.case_id", "=", caseId)
    .where("break_glass.user_id", "=", actor.id)
    .executeTakeFirst();
  if (!opened) return false;
  const byRight = await db
    .selectFrom("case_record")
    .select("case_record.id")
    .where(casesByRightOf(actor))
    .where("case_record.id", "=", caseId)
    .executeTakeFirst();
  return byRight === undefined;
}

/** Of a case that the caller has found, or that somebody is about to open: who answers for it and can sign in. */
export function listAnswerableFor(
  db: Executor,
  record: { id: string; partnershipId: string; groupId: string; leadUserId: string | null },
  today: string,
) {
  return db
    .selectFrom("user_account")
    .select("user_account.id")
    .where("user_account.status", "=", "active")
    .where((eb) =>
      eb.or([
        eb("user_account.id", "=", record.leadUserId ?? ""),
        eb("user_account.id", "in", (q) =>
          q
            .selectFrom("membership")
            .select("membership.user_id")
            .where("membership.partnership_id", "=", record.partnershipId)
            .where("membership.group_id", "=", record.groupId)
            .where("membership.role", "in", ["chair", "coordinator"])
            .where(isInForce("membership", today)),
        ),
      ]),
    )
    .where("user_account.id", "not in", (q) =>
      q
        .selectFrom("case_access")
        .select("case_access.user_id")
        .where("case_access.case_id", "=", record.id)
        .where("case_access.access", "=", "conflict")
        .where("case_access.ended_at", "is", null),
    )
    .orderBy("user_account.id")
    .limit(100)
    .execute();
}
