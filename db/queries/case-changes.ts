import type { Insertable } from "kysely";
import { v7 as uuid } from "uuid";
import type { LoggedActor } from "#app/domain/access/actor.ts";
import { CASE_DECISIONS } from "#app/domain/cases/case-history.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";

const MOST = 300;

type Row = Insertable<Database["case_change"]>;
export type CaseChange = Pick<Row, "kind" | "on_day"> &
  Partial<Omit<Row, "id" | "partnership_id" | "case_id" | "changed_by" | "changed_at">>;

/** One step in the life of a case, in the transaction of the step. Whoever has no account (a job, a file) stands as null. */
export async function recordCaseChange(
  trx: Transaction,
  { actor, partnershipId, now }: { actor: LoggedActor; partnershipId: string; now: Date },
  caseId: string,
  change: CaseChange,
) {
  await trx
    .insertInto("case_change")
    .values({
      ...change,
      id: uuid(),
      partnership_id: partnershipId,
      case_id: caseId,
      changed_by: actor.sessionId === null ? null : actor.id,
      changed_at: now.toISOString(),
    })
    .execute();
}

/** What became of a case that the caller has found visible, the newest first. */
export function unsafeListCaseChanges(db: Executor, caseId: string) {
  return db
    .selectFrom("case_change as change")
    .leftJoin("person", "person.id", "change.person_id")
    .leftJoin("agency as before_agency", "before_agency.id", "change.before_agency_id")
    .leftJoin("user_account as before_user", "before_user.id", "change.before_user_id")
    .leftJoin("agency as after_agency", "after_agency.id", "change.after_agency_id")
    .leftJoin("user_account as after_user", "after_user.id", "change.after_user_id")
    .leftJoin("user_account as author", "author.id", "change.changed_by")
    .select(["change.id", "change.kind", "change.reason", "change.on_day as onDay", "change.changed_at as changedAt"])
    .select(["change.before_value as beforeValue", "change.after_value as afterValue", "author.name as changedBy"])
    .select(["before_agency.name as beforeAgency", "before_user.name as beforeUser"])
    .select(["after_agency.name as afterAgency", "after_user.name as afterUser"])
    .select(["person.given_names as givenNames", "person.family_name as familyName"])
    .select("change.person_id as personId")
    .where("change.case_id", "=", caseId)
    .orderBy("change.id", "desc")
    .limit(MOST)
    .execute();
}

/** Why the case is on hold, as it was last put there. */
export function unsafeFindLastChange(db: Executor, caseId: string, kind: Row["kind"]) {
  return db
    .selectFrom("case_change")
    .leftJoin("user_account", "user_account.id", "case_change.changed_by")
    .select(["case_change.reason", "case_change.on_day as onDay", "case_change.changed_at as changedAt"])
    .select(["user_account.name as changedBy"])
    .where("case_change.case_id", "=", caseId)
    .where("case_change.kind", "=", kind)
    .orderBy("case_change.id", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** What was last decided about a case that the caller has found visible, and why. */
export function unsafeFindLastDecision(db: Executor, caseId: string) {
  return db
    .selectFrom("case_change")
    .select(["kind", "on_day as onDay", "reason"])
    .where("case_id", "=", caseId)
    .where("kind", "in", CASE_DECISIONS)
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
}
