import type { Insertable, Updateable } from "kysely";
import type { PlanState } from "#app/domain/premises/down-from-red.ts";
import { type Agreed, isPlanOfSpell, spellOf } from "#app/domain/premises/spell.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { unsafeListAgreed } from "./premises-bands.ts";

/**
 * Of premises that the caller has found: the plans that were open since they have stood in the band of the first of these
 * grades, which come newest first and are all of theirs unless told; null without any.
 */
export async function planStateOf(
  db: Executor,
  premisesId: string,
  grades?: readonly Agreed[],
): Promise<PlanState | null> {
  const since = spellOf(grades ?? (await unsafeListAgreed(db, premisesId)))?.since ?? "";
  const plans = (await unsafeListPlans(db, premisesId)).filter((plan) => isPlanOfSpell(plan, since));
  if (plans.length === 0) return null;
  const row = await db
    .selectFrom("action")
    .select((eb) => [
      eb.fn.countAll<number>().as("actions"),
      eb.fn.countAll<number>().filterWhere("action.finished_on", "is", null).as("unfinished"),
    ])
    .where(
      "action.premises_plan_id",
      "in",
      plans.map(({ id }) => id),
    )
    .executeTakeFirstOrThrow();
  return {
    isOpen: plans.some(({ closedOn }) => closedOn === null),
    actions: Number(row.actions),
    unfinished: Number(row.unfinished),
  };
}

const PLAN = [
  "premises_plan.id",
  "premises_plan.version",
  "premises_plan.band",
  "premises_plan.aim",
  "premises_plan.started_on as startedOn",
  "premises_plan.ends_on as endsOn",
  "premises_plan.closed_on as closedOn",
  "premises_plan.closed_reason as closedReason",
] as const;

/** Of premises that the caller has found, the newest first. */
export function unsafeListPlans(db: Executor, premisesId: string) {
  return db
    .selectFrom("premises_plan")
    .select(PLAN)
    .where("premises_id", "=", premisesId)
    .orderBy("started_on", "desc")
    .orderBy("id", "desc")
    .limit(50)
    .execute();
}
export type FoundPlan = Awaited<ReturnType<typeof unsafeListPlans>>[number];

export function unsafeFindOpenPlan(db: Executor, premisesId: string) {
  return db
    .selectFrom("premises_plan")
    .select(PLAN)
    .where("premises_id", "=", premisesId)
    .where("closed_on", "is", null)
    .executeTakeFirst();
}

/** Of premises that the caller has found. */
export function unsafeFindPlan(db: Executor, premisesId: string, id: string) {
  return db
    .selectFrom("premises_plan")
    .select(PLAN)
    .where("premises_id", "=", premisesId)
    .where("id", "=", id)
    .executeTakeFirst();
}

export async function insertPlan(trx: Transaction, row: Insertable<Database["premises_plan"]>) {
  await trx.insertInto("premises_plan").values(row).execute();
}

/** Whether it was still as read, and open. */
export async function updateOpenPlan(
  trx: Transaction,
  read: { id: string; version: number },
  changes: Omit<Updateable<Database["premises_plan"]>, "id" | "version">,
): Promise<boolean> {
  const result = await trx
    .updateTable("premises_plan")
    .set({ ...changes, version: read.version + 1 })
    .where("id", "=", read.id)
    .where("version", "=", read.version)
    .where("closed_on", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}
