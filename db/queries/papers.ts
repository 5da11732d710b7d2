import type { Insertable } from "kysely";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";

/** When the papers of a meeting that the caller has found went out, for which day, and by whom; the newest first. */
export function unsafeListPapersSent(db: Executor, sittingId: string) {
  return db
    .selectFrom("papers_sent")
    .leftJoin("user_account", "user_account.id", "papers_sent.sent_by")
    .select(["papers_sent.id", "papers_sent.for_day as forDay", "papers_sent.sent_at as sentAt"])
    .select(["papers_sent.recipients", "user_account.name as sentBy"])
    .where("papers_sent.sitting_id", "=", sittingId)
    .orderBy("papers_sent.id", "desc")
    .limit(50)
    .execute();
}

export async function insertPapersSent(trx: Transaction, row: Insertable<Database["papers_sent"]>) {
  await trx.insertInto("papers_sent").values(row).execute();
}

/** Of every group, the meetings between two days that take place, have something on their agenda and no papers out. */
export function listSittingsWithoutPapers(db: Executor, { from, until }: { from: string; until: string }) {
  return db
    .selectFrom("sitting")
    .innerJoin("partnership_group", "partnership_group.id", "sitting.group_id")
    .select(["sitting.id", "sitting.day", "sitting.status", "sitting.group_id as groupId"])
    .select("sitting.partnership_id as partnershipId")
    .where("partnership_group.has_meetings", "=", 1)
    .where("sitting.day", ">=", from)
    .where("sitting.day", "<=", until)
    .where("sitting.status", "<>", "cancelled")
    .where((eb) =>
      eb.exists(
        eb.selectFrom("agenda_item").select("agenda_item.id").whereRef("agenda_item.sitting_id", "=", "sitting.id"),
      ),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("papers_sent")
            .select("papers_sent.id")
            .whereRef("papers_sent.sitting_id", "=", "sitting.id")
            .whereRef("papers_sent.for_day", "=", "sitting.day"),
        ),
      ),
    )
    .orderBy("sitting.day")
    .orderBy("sitting.id")
    .limit(2000)
    .execute();
}
