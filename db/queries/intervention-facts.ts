import type { InterventionStepKind } from "#app/domain/interventions/record.ts";
import type { Executor } from "../transaction.ts";

const TOLD_BY_STEPS: InterventionStepKind[] = ["extended", "varied", "reviewed", "appeal-lodged", "appeal-decided"];
const CLOSURE_ORDERS = ["closure-order-full", "closure-order-partial"] as const;
const MOST = 500;
const LONGEST_CHAIN = 20;

// What the rules need beside the record itself. The caller has found the intervention visible.

/** Extensions, variations, reviews and appeals, in the order in which they were recorded. */
export function unsafeListLegalSteps(db: Executor, interventionId: string) {
  return db
    .selectFrom("intervention_step")
    .select(["kind", "on_day as onDay", "until_before as untilBefore", "until_after as untilAfter"])
    .where("intervention_id", "=", interventionId)
    .where("kind", "in", TOLD_BY_STEPS)
    .orderBy("id")
    .limit(MOST)
    .execute();
}

/** Breaches that ended in an arrest, each with its day. */
export function unsafeListArrests(db: Executor, interventionId: string) {
  return db
    .selectFrom("intervention_breach")
    .select(["respondent_id as respondentId", "breached_on as breachedOn", "breached_time as breachedTime"])
    .select("decided_on as decidedOn")
    .where("intervention_id", "=", interventionId)
    .where("consequence", "=", "arrest")
    .orderBy("id")
    .limit(MOST)
    .execute();
}

/** The first and the last day of its breaches; none when it was not breached. */
export async function unsafeFindBreachDays(db: Executor, interventionId: string): Promise<string[]> {
  const row = await db
    .selectFrom("intervention_breach")
    .select((eb) => [eb.fn.min("breached_on").as("first"), eb.fn.max("breached_on").as("last")])
    .where("intervention_id", "=", interventionId)
    .executeTakeFirst();
  return [row?.first, row?.last].filter((day) => day != null);
}

/** Whether a requirement that stands has nobody to supervise it, and whether a condition keeps somebody out of their home. */
export async function unsafeFindConditionFacts(db: Executor, interventionId: string) {
  const rows = await db
    .selectFrom("intervention_condition")
    .select(["kind", "supervisor", "excludes_from_home as excludesFromHome"])
    .where("intervention_id", "=", interventionId)
    .where("ended_on", "is", null)
    .limit(MOST)
    .execute();
  return {
    hasRequirementWithoutSupervisor: rows.some(({ kind, supervisor }) => kind === "requirement" && supervisor === null),
    excludesFromHome: rows.some(({ excludesFromHome }) => excludesFromHome === 1),
  };
}

/** What came before it: with the first service of it, and the last conviction or finding for a breach of it. */
export function unsafeFindFollowed(db: Executor, followsId: string) {
  return db
    .selectFrom("intervention")
    .select([
      "kind",
      "state",
      "end_kind as endKind",
      "issued_on as issuedOn",
      "issued_time as issuedTime",
      "from_day as fromDay",
    ])
    .select(["until_day as untilDay", "until_time as untilTime", "ended_on as endedOn"])
    .select((eb) => [
      eb
        .selectFrom("intervention_respondent as served")
        .select("served.served_on")
        .whereRef("served.intervention_id", "=", "intervention.id")
        .where("served.served_on", "is not", null)
        .orderBy("served.served_on")
        .orderBy("served.served_time")
        .limit(1)
        .as("servedOn"),
      eb
        .selectFrom("intervention_respondent as served")
        .select("served.served_time")
        .whereRef("served.intervention_id", "=", "intervention.id")
        .where("served.served_on", "is not", null)
        .orderBy("served.served_on")
        .orderBy("served.served_time")
        .limit(1)
        .as("servedTime"),
      eb
        .selectFrom("intervention_breach")
        .select((breach) => breach.fn.max("intervention_breach.decided_on").as("day"))
        .whereRef("intervention_breach.intervention_id", "=", "intervention.id")
        .where("intervention_breach.consequence", "=", "convicted")
        .as("convictedOn"),
    ])
    .where("intervention.id", "=", followsId)
    .executeTakeFirst();
}

/** The first day of the first of the closure orders that this one continues; null when it continues none. */
export async function unsafeFindFirstStart(db: Executor, followsId: string): Promise<string | null> {
  const row = await db
    .withRecursive("earlier(id, follows_id, from_day, depth)", (cte) =>
      cte
        .selectFrom("intervention")
        .select((eb) => ["id", "follows_id", "from_day", eb.lit(1).as("depth")])
        .where("id", "=", followsId)
        .where("kind", "in", CLOSURE_ORDERS)
        .unionAll(
          cte
            .selectFrom("earlier")
            .innerJoin("intervention", "intervention.id", "earlier.follows_id")
            .select((eb) => [
              "intervention.id",
              "intervention.follows_id",
              "intervention.from_day",
              eb("earlier.depth", "+", 1).as("depth"),
            ])
            .where("intervention.kind", "in", CLOSURE_ORDERS)
            .where("earlier.depth", "<", LONGEST_CHAIN),
        ),
    )
    .selectFrom("earlier")
    .select((eb) => eb.fn.min("earlier.from_day").as("day"))
    .executeTakeFirst();
  return row?.day ?? null;
}
