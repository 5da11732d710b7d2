import type { ExpressionBuilder } from "kysely";
import { type Actor, groupsOf } from "#app/domain/access/actor.ts";
import type { Database } from "../types/database.ts";
import { casesVisibleTo } from "./cases.ts";
import { premisesVisibleTo } from "./premises.ts";

type In<T extends keyof Database> = ExpressionBuilder<Database, T>;

/** An action: its owner, unless they have a conflict of interest in its case; and whoever sees what it belongs to. */
export function actionsVisibleTo(actor: Actor) {
  return (eb: In<"action">) =>
    eb.and([
      eb("action.partnership_id", "=", actor.partnershipId),
      eb.or([
        eb.and([eb("action.owner_user_id", "=", actor.id), eb.not(eb.exists(conflictInCaseOfAction(eb, actor)))]),
        actionContextsVisibleTo(actor)(eb),
      ]),
    ]);
}

/**
 * What an action belongs to: the members of its group, but for whoever has a conflict of interest in the item of a meeting
 * from which it came; or whoever sees its case or its premises.
 */
export function actionContextsVisibleTo(actor: Actor) {
  const groups = groupsOf(actor);
  return (eb: In<"action">) =>
    eb.or([
      groups.length > 0
        ? eb.and([eb("action.group_id", "in", groups), eb.not(eb.exists(conflictInItemOfAction(eb, actor)))])
        : eb.lit(false),
      eb.exists(
        eb
          .selectFrom("case_record")
          .select("case_record.id")
          .whereRef("case_record.id", "=", "action.case_id")
          .where(casesVisibleTo(actor)),
      ),
      actor.permissions.has("premises:read")
        ? eb.exists(
            eb
              .selectFrom("premises")
              .select("premises.id")
              .whereRef("premises.id", "=", "action.premises_id")
              .where(premisesVisibleTo(actor)),
          )
        : eb.lit(false),
    ]);
}

/**
 * Of an action its reference, owner, days, state and reasons, and not its words: its owner, whatever conflict of interest
 * they have; managers, the contact of the agency that owns it and whomever it was escalated to, unless they have one; and
 * whoever sees it.
 */
export function actionsKnownTo(actor: Actor) {
  return (eb: In<"action">) =>
    actor.duties.has("manager")
      ? eb.and([
          eb("action.partnership_id", "=", actor.partnershipId),
          eb.or([
            eb("action.owner_user_id", "=", actor.id),
            eb("action.case_id", "is", null),
            eb.not(eb.exists(conflictInCaseOfAction(eb, actor))),
          ]),
        ])
      : eb.and([
          eb("action.partnership_id", "=", actor.partnershipId),
          eb.or([
            eb("action.owner_user_id", "=", actor.id),
            actionsVisibleTo(actor)(eb),
            eb.and([
              eb.not(eb.exists(conflictInCaseOfAction(eb, actor))),
              eb.or([
                eb.exists(
                  eb
                    .selectFrom("partnership_agency")
                    .select("partnership_agency.agency_id")
                    .whereRef("partnership_agency.partnership_id", "=", "action.partnership_id")
                    .whereRef("partnership_agency.agency_id", "=", "action.owner_agency_id")
                    .where("partnership_agency.contact_user_id", "=", actor.id)
                    .where("partnership_agency.left_on", "is", null),
                ),
                eb.exists(
                  eb
                    .selectFrom("action_change")
                    .select("action_change.id")
                    .whereRef("action_change.action_id", "=", "action.id")
                    .where("action_change.told_user_id", "=", actor.id)
                    .where("action_change.kind", "in", ["to-contact", "to-chair"]),
                ),
              ]),
            ]),
          ]),
        ]);
}

function conflictInItemOfAction(eb: In<"action">, actor: Actor) {
  return eb
    .selectFrom("item_conflict")
    .select("item_conflict.item_id")
    .whereRef("item_conflict.item_id", "=", "action.agenda_item_id")
    .where("item_conflict.user_id", "=", actor.id);
}

export function conflictInCaseOfAction(eb: In<"action">, actor: Actor) {
  return eb
    .selectFrom("case_access")
    .select("case_access.case_id")
    .whereRef("case_access.case_id", "=", "action.case_id")
    .where("case_access.user_id", "=", actor.id)
    .where("case_access.access", "=", "conflict")
    .where("case_access.ended_at", "is", null);
}
