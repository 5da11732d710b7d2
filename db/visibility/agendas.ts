import type { ExpressionBuilder } from "kysely";
import { type Actor, groupsOf } from "#app/domain/access/actor.ts";
import type { Database } from "../types/database.ts";
import { casesVisibleTo } from "./cases.ts";
import { ofPartnership } from "./of-partnership.ts";
import { premisesVisibleTo } from "./premises.ts";
import { referralsVisibleTo } from "./referrals.ts";

type In<T extends keyof Database> = ExpressionBuilder<Database, T>;

/**
 * An item of an agenda: the members of the group of its meeting (an administrator sees when a group meets and not what it
 * hears), minus a conflict of interest in the item; and of a case, a referral or premises whoever may open that.
 */
export function agendaItemsVisibleTo(actor: Actor) {
  return (eb: In<"agenda_item">) =>
    eb.and([
      agendaItemsOfOwnGroups(actor)(eb),
      eb.not(
        eb.exists(
          eb
            .selectFrom("item_conflict")
            .select("item_conflict.item_id")
            .whereRef("item_conflict.item_id", "=", "agenda_item.id")
            .where("item_conflict.user_id", "=", actor.id),
        ),
      ),
      eb.or([
        eb("agenda_item.case_id", "is", null),
        eb.exists(
          eb
            .selectFrom("case_record")
            .select("case_record.id")
            .whereRef("case_record.id", "=", "agenda_item.case_id")
            .where(casesVisibleTo(actor)),
        ),
      ]),
      eb.or([
        eb("agenda_item.referral_id", "is", null),
        eb.exists(
          eb
            .selectFrom("referral")
            .select("referral.id")
            .whereRef("referral.id", "=", "agenda_item.referral_id")
            .where(referralsVisibleTo(actor)),
        ),
      ]),
      eb.or([
        eb("agenda_item.premises_id", "is", null),
        eb.exists(
          eb
            .selectFrom("premises")
            .select("premises.id")
            .whereRef("premises.id", "=", "agenda_item.premises_id")
            .where(premisesVisibleTo(actor)),
        ),
      ]),
    ]);
}

/** That there is an item, and nothing of it: so that a page can say how many it does not show. */
export function agendaItemsOfOwnGroups(actor: Actor) {
  const groups = groupsOf(actor);
  return (eb: In<"agenda_item">) =>
    eb.and([
      ofPartnership("agenda_item.partnership_id", actor),
      groups.length === 0
        ? eb.lit(false)
        : eb.exists(
            eb
              .selectFrom("sitting")
              .select("sitting.id")
              .whereRef("sitting.id", "=", "agenda_item.sitting_id")
              .where("sitting.group_id", "in", groups),
          ),
    ]);
}
