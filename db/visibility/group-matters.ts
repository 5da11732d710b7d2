import type { ExpressionBuilder } from "kysely";
import { type Actor, groupsOf } from "#app/domain/access/actor.ts";
import type { Database } from "../types/database.ts";

/** What a group plans to hear: whoever is in it. */
export function forwardItemsVisibleTo(actor: Actor) {
  const groups = groupsOf(actor);
  return (eb: ExpressionBuilder<Database, "forward_item">) =>
    eb.and([
      eb("forward_item.partnership_id", "=", actor.partnershipId),
      groups.length === 0 ? eb.lit(false) : eb("forward_item.group_id", "in", groups),
    ]);
}

/**
 * What one group passes to another: whoever is in either, but for whoever has a conflict of interest in the item from which
 * it came or as which it is heard.
 */
export function mattersVisibleTo(actor: Actor) {
  const groups = groupsOf(actor);
  return (eb: ExpressionBuilder<Database, "passed_matter">) =>
    eb.and([
      eb("passed_matter.partnership_id", "=", actor.partnershipId),
      groups.length === 0
        ? eb.lit(false)
        : eb.or([eb("passed_matter.from_group_id", "in", groups), eb("passed_matter.to_group_id", "in", groups)]),
      eb.not(eb.exists(conflictInItemOfMatter(eb, actor))),
    ]);
}

function conflictInItemOfMatter(eb: ExpressionBuilder<Database, "passed_matter">, actor: Actor) {
  return eb
    .selectFrom("item_conflict")
    .innerJoin("agenda_item", "agenda_item.id", "item_conflict.item_id")
    .select("item_conflict.item_id")
    .where("item_conflict.user_id", "=", actor.id)
    .where((item) =>
      item.or([
        item("agenda_item.id", "=", item.ref("passed_matter.from_item_id")),
        item("agenda_item.passed_matter_id", "=", item.ref("passed_matter.id")),
      ]),
    );
}
