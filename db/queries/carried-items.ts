import type { ExpressionBuilder } from "kysely";
import type { Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";

/**
 * Whoever does not hear an item does not hear it at the next meeting either: for these, which have just been put on it. It is
 * the item that one was carried over from, or else the newest of the group about the same case or premises.
 */
export async function insertConflictsCarried(trx: Transaction, ids: readonly string[]) {
  if (ids.length === 0) return;
  await trx
    .insertInto("item_conflict")
    .columns(["item_id", "user_id", "partnership_id", "declared_at", "recorded_by"])
    .expression((eb) =>
      eb
        .selectFrom("agenda_item as carried")
        .innerJoin("sitting", "sitting.id", "carried.sitting_id")
        .innerJoin("item_conflict as before", (join) =>
          join.on((on) => on("before.item_id", "=", on.fn.coalesce("carried.rolled_from_id", newestAboutTheSame(on)))),
        )
        .select(["carried.id", "before.user_id", "before.partnership_id", "before.declared_at", "before.recorded_by"])
        .where("carried.id", "in", ids),
    )
    .execute();
}

type Carried = Database & { carried: Database["agenda_item"] };

function newestAboutTheSame(eb: ExpressionBuilder<Carried, "carried" | "sitting">) {
  return eb
    .selectFrom("agenda_item as earlier")
    .innerJoin("sitting as its", "its.id", "earlier.sitting_id")
    .select("earlier.id")
    .whereRef("its.group_id", "=", "sitting.group_id")
    .whereRef("its.day", "<", "sitting.day")
    .where((same) =>
      same.or([
        same("earlier.case_id", "=", same.ref("carried.case_id")),
        same("earlier.premises_id", "=", same.ref("carried.premises_id")),
      ]),
    )
    .orderBy("its.day", "desc")
    .orderBy("earlier.id", "desc")
    .limit(1);
}

/**
 * Takes off a meeting that is not over what was carried over to it of a matter that was taken after all, as long as nobody
 * has done anything with it there. Whether there was such an item.
 */
export async function deleteUntouchedFollower(trx: Transaction, itemId: string, today: string): Promise<boolean> {
  const follower = await trx
    .selectFrom("agenda_item")
    .innerJoin("sitting", "sitting.id", "agenda_item.sitting_id")
    .select("agenda_item.id")
    .where("agenda_item.rolled_from_id", "=", itemId)
    .where("agenda_item.kind", "=", "matter")
    .where("agenda_item.state", "=", "open")
    .where("sitting.day", ">=", today)
    .where((eb) =>
      eb.and([
        eb.not(
          eb.exists(
            eb
              .selectFrom("agenda_item as next")
              .select("next.id")
              .whereRef("next.rolled_from_id", "=", "agenda_item.id"),
          ),
        ),
        eb.not(
          eb.exists(
            eb
              .selectFrom("item_minute")
              .select("item_minute.item_id")
              .whereRef("item_minute.item_id", "=", "agenda_item.id"),
          ),
        ),
        eb.not(
          eb.exists(
            eb
              .selectFrom("item_contribution")
              .select("item_contribution.id")
              .whereRef("item_contribution.item_id", "=", "agenda_item.id"),
          ),
        ),
        eb.not(
          eb.exists(
            eb.selectFrom("action").select("action.id").whereRef("action.agenda_item_id", "=", "agenda_item.id"),
          ),
        ),
        eb.not(
          eb.exists(
            eb
              .selectFrom("passed_matter")
              .select("passed_matter.id")
              .whereRef("passed_matter.from_item_id", "=", "agenda_item.id"),
          ),
        ),
        eb.not(
          eb.exists(
            eb
              .selectFrom("minutes_version")
              .select("minutes_version.id")
              .whereRef("minutes_version.item_id", "=", "agenda_item.id"),
          ),
        ),
      ]),
    )
    .executeTakeFirst();
  if (!follower) return false;
  await trx.deleteFrom("item_conflict").where("item_id", "=", follower.id).execute();
  await trx.deleteFrom("agenda_item").where("id", "=", follower.id).execute();
  return true;
}
