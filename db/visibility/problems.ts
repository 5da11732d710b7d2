import type { ExpressionBuilder } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import type { Database } from "../types/database.ts";
import { incidentsVisibleTo, seesEveryIncident } from "./incidents.ts";

/** A problem: whoever sees every incident, and whoever sees one of its incidents (DESIGN 5: as incidents). */
export function problemsVisibleTo(actor: Actor) {
  return (eb: ExpressionBuilder<Database, "problem">) =>
    eb.and([
      eb("problem.partnership_id", "=", actor.partnershipId),
      ...(seesEveryIncident(actor)
        ? []
        : [
            eb.exists(
              eb
                .selectFrom("incident")
                .select("incident.id")
                .whereRef("incident.problem_id", "=", "problem.id")
                .where(incidentsVisibleTo(actor)),
            ),
          ]),
    ]);
}
