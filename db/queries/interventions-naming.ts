import type { Actor } from "#app/domain/access/actor.ts";
import type { Executor } from "../transaction.ts";
import { interventionsVisibleTo } from "../visibility/interventions.ts";

const MOST = 1000;

/** Whether an intervention that the actor does not see binds one of these people, or protects one. */
export async function isInInterventionsElsewhere(db: Executor, actor: Actor, ids: readonly string[]): Promise<boolean> {
  const row = await db
    .selectFrom("intervention")
    .select("intervention.id")
    .where((eb) =>
      eb("intervention.id", "in", (inner) =>
        inner
          .selectFrom("intervention_respondent")
          .select("intervention_respondent.intervention_id")
          .where("intervention_respondent.person_id", "in", ids)
          .union(
            inner
              .selectFrom("intervention_condition")
              .select("intervention_condition.intervention_id")
              .where("intervention_condition.protected_person_id", "in", ids),
          ),
      ),
    )
    .where((eb) => eb.not(interventionsVisibleTo(actor)(eb)))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Where these people are bound or protected, each at its version; only for whom nothing of it is hidden. */
export async function unsafeListNamedInInterventions(db: Executor, ids: readonly string[]) {
  const bound = await db
    .selectFrom("intervention_respondent")
    .select(["id", "version"])
    .where("person_id", "in", ids)
    .limit(MOST)
    .execute();
  const protectedIn = await db
    .selectFrom("intervention_condition")
    .select(["id", "version"])
    .where("protected_person_id", "in", ids)
    .limit(MOST)
    .execute();
  return { bound, protectedIn };
}
