import type { ExpressionBuilder } from "kysely";
import { type Actor, groupsOf } from "#app/domain/access/actor.ts";
import type { Database } from "../types/database.ts";

type In<T extends keyof Database> = ExpressionBuilder<Database, T>;

/** A meeting of a group: whoever is in the group, and administrators, who see its day and place. */
export function sittingsVisibleTo(actor: Actor) {
  const groups = groupsOf(actor);
  return (eb: In<"sitting">) =>
    eb.and([
      eb("sitting.partnership_id", "=", actor.partnershipId),
      actor.duties.has("administrator")
        ? eb.lit(true)
        : groups.length > 0
          ? eb("sitting.group_id", "in", groups)
          : eb.lit(false),
    ]);
}
