import { type ExpressionBuilder, type Insertable, sql, type Updateable } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { casesVisibleTo } from "../visibility/cases.ts";

function joined(db: Executor) {
  return db
    .selectFrom("plan_step")
    .innerJoin("agency", "agency.id", "plan_step.owner_agency_id")
    .leftJoin("user_account as owner", "owner.id", "plan_step.owner_user_id")
    .leftJoin("person", "person.id", "plan_step.person_id")
    .select([
      "plan_step.id",
      "plan_step.version",
      "plan_step.case_id as caseId",
      "plan_step.person_id as personId",
      "plan_step.domain",
      "plan_step.words",
      "plan_step.why",
      "plan_step.owner_agency_id as ownerAgencyId",
      "plan_step.owner_user_id as ownerUserId",
      "plan_step.from_day as fromDay",
      "plan_step.until_day as untilDay",
      "plan_step.status",
      "plan_step.end_reason as endReason",
      "plan_step.ended_on as endedOn",
      "agency.name as ownerAgencyName",
      "owner.name as ownerName",
      "person.given_names as givenNames",
      "person.family_name as familyName",
    ])
    .select((eb) => [actionsOf(eb, "all").as("actions"), actionsOf(eb, "open").as("openActions")]);
}

function actionsOf(eb: ExpressionBuilder<Database, "plan_step">, which: "all" | "open") {
  const some = eb
    .selectFrom("action")
    .select((inner) => inner.fn.countAll().as("n"))
    .whereRef("action.plan_step_id", "=", "plan_step.id")
    .$if(which === "open", (q) => q.where("action.finished_on", "is", null));
  return sql<number>`cast(coalesce(${some}, 0) as integer)`;
}

/** The steps of a case that the caller has found visible, as they were added. */
export function unsafeListPlanSteps(db: Executor, caseId: string) {
  return joined(db).where("plan_step.case_id", "=", caseId).orderBy("plan_step.id").limit(300).execute();
}
export type FoundStep = Awaited<ReturnType<typeof unsafeListPlanSteps>>[number];

/** A step of a case that the actor sees. */
export function findPlanStep(db: Executor, actor: Actor, caseId: string, stepId: string) {
  return joined(db)
    .where("plan_step.partnership_id", "=", actor.partnershipId)
    .where("plan_step.case_id", "=", caseId)
    .where("plan_step.id", "=", stepId)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom("case_record")
          .select("case_record.id")
          .whereRef("case_record.id", "=", "plan_step.case_id")
          .where(casesVisibleTo(actor)),
      ),
    )
    .executeTakeFirst();
}

export async function insertPlanStep(trx: Transaction, row: Insertable<Database["plan_step"]>) {
  await trx.insertInto("plan_step").values(row).execute();
}

/** False when somebody changed it first. */
export async function updatePlanStep(
  trx: Transaction,
  { partnershipId, id, version }: { partnershipId: string; id: string; version: number },
  changes: Updateable<Database["plan_step"]>,
): Promise<boolean> {
  const result = await trx
    .updateTable("plan_step")
    .set({ ...changes, version: version + 1 })
    .where("partnership_id", "=", partnershipId)
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function insertPlanStepChange(trx: Transaction, row: Insertable<Database["plan_step_change"]>) {
  await trx.insertInto("plan_step_change").values(row).execute();
}

/** What became of the steps of a case that the caller has found visible, newest first. */
export function unsafeListPlanStepChanges(db: Executor, caseId: string, limit: number) {
  return db
    .selectFrom("plan_step")
    .innerJoin("plan_step_change", "plan_step_change.plan_step_id", "plan_step.id")
    .leftJoin("user_account", "user_account.id", "plan_step_change.changed_by")
    .select([
      "plan_step_change.id",
      "plan_step_change.kind",
      "plan_step_change.before_value as beforeValue",
      "plan_step_change.after_value as afterValue",
      "plan_step_change.reason",
      "plan_step_change.changed_at as changedAt",
      "user_account.name as changedByName",
      "plan_step.words",
    ])
    .where("plan_step.case_id", "=", caseId)
    .orderBy("plan_step_change.id", "desc")
    .limit(limit)
    .execute();
}
