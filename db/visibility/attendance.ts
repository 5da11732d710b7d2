import type { ExpressionBuilder } from "kysely";
import { type Actor, groupsOf } from "#app/domain/access/actor.ts";
import type { Database } from "../types/database.ts";

/** Who was at a meeting: whoever is in its group. An administrator sees when a group meets and not who came. */
export function attendedSittings(actor: Actor) {
  const groups = groupsOf(actor);
  return (eb: ExpressionBuilder<Database, "sitting">) =>
    eb.and([
      eb("sitting.partnership_id", "=", actor.partnershipId),
      groups.length === 0 ? eb.lit(false) : eb("sitting.group_id", "in", groups),
    ]);
}
