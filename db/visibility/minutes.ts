import type { ExpressionBuilder } from "kysely";
import { type Actor, groupsOf } from "#app/domain/access/actor.ts";
import type { Database } from "../types/database.ts";
import { ofPartnership } from "./of-partnership.ts";

/** That there are minutes of a meeting, and nothing of them: whoever is in its group. What they say goes by its items. */
export function minutesVisibleTo(actor: Actor) {
  const groups = groupsOf(actor);
  return (eb: ExpressionBuilder<Database, "minutes_version">) =>
    eb.and([
      ofPartnership("minutes_version.partnership_id", actor),
      groups.length === 0
        ? eb.lit(false)
        : eb.exists(
            eb
              .selectFrom("sitting")
              .select("sitting.id")
              .whereRef("sitting.id", "=", "minutes_version.sitting_id")
              .where("sitting.group_id", "in", groups),
          ),
    ]);
}
