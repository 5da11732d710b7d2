import type { Insertable } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { attendedSittings } from "../visibility/attendance.ts";

/** The statement as it was worded so, under its number, if ever it was put to somebody. */
export function findStatement(db: Executor, partnershipId: string, words: string) {
  return db
    .selectFrom("confidentiality_statement")
    .select(["id", "number", "first_put_on as firstPutOn"])
    .where("partnership_id", "=", partnershipId)
    .where("words", "=", words)
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** How many wordings there have been: the next has the number after it. */
export async function findLastStatementNumber(db: Executor, partnershipId: string): Promise<number> {
  const row = await db
    .selectFrom("confidentiality_statement")
    .select("number")
    .where("partnership_id", "=", partnershipId)
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.number ?? 0;
}

export async function insertStatement(trx: Transaction, row: Insertable<Database["confidentiality_statement"]>) {
  await trx.insertInto("confidentiality_statement").values(row).execute();
}

/** Accepted twice is accepted once. Whether it is new. */
export async function insertAcceptance(trx: Transaction, row: Insertable<Database["statement_acceptance"]>) {
  const written = await trx
    .insertInto("statement_acceptance")
    .values(row)
    .onConflict((c) => c.doNothing())
    .executeTakeFirst();
  return written.numInsertedOrUpdatedRows === 1n;
}

/** Who has accepted which wording for a meeting of a group of the actor's own, the newest last. */
export function listAcceptances(db: Executor, actor: Actor, sittingId: string) {
  return db
    .selectFrom("statement_acceptance")
    .innerJoin("sitting", "sitting.id", "statement_acceptance.sitting_id")
    .innerJoin("confidentiality_statement", "confidentiality_statement.id", "statement_acceptance.statement_id")
    .select(["statement_acceptance.user_id as userId", "statement_acceptance.attendance_id as attendanceId"])
    .select(["statement_acceptance.accepted_at as acceptedAt", "confidentiality_statement.number"])
    .select("confidentiality_statement.words")
    .where(attendedSittings(actor))
    .where("statement_acceptance.sitting_id", "=", sittingId)
    .orderBy("statement_acceptance.id")
    .limit(2000)
    .execute();
}
