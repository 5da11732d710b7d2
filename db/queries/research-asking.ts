import type { Insertable } from "kysely";
import { inPieces } from "../in-pieces.ts";
import { isInForce, isOfMemberAgency } from "../in-force.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";

// What is asked before a meeting, whoever asks and whatever they see of the cases: ids and days, nothing else.

const MOST = 500;
const MOST_REQUESTS = 5000;

/** The cases that are to be heard at a meeting. */
export function unsafeListCasesToAsk(db: Executor, sittingId: string) {
  return db
    .selectFrom("agenda_item")
    .innerJoin("case_record", "case_record.id", "agenda_item.case_id")
    .select("case_record.id")
    .where("agenda_item.sitting_id", "=", sittingId)
    .where("agenda_item.state", "=", "open")
    .orderBy("agenda_item.position")
    .orderBy("agenda_item.id")
    .limit(MOST)
    .execute();
}

/** Who does not hear which case of a meeting. */
export function unsafeListConflictsOfMeeting(db: Executor, sittingId: string) {
  return db
    .selectFrom("item_conflict")
    .innerJoin("agenda_item", "agenda_item.id", "item_conflict.item_id")
    .select(["agenda_item.case_id as caseId", "item_conflict.user_id as userId"])
    .where("agenda_item.sitting_id", "=", sittingId)
    .limit(MOST_REQUESTS)
    .execute();
}

/** Who answers for an agency in a group: its members in date, no guests, of agencies that take part in the partnership. */
export function listAnswerersOfGroup(
  db: Executor,
  { partnershipId, groupId }: { partnershipId: string; groupId: string },
  today: string,
) {
  return db
    .selectFrom("user_account")
    .select(["user_account.id", "user_account.name", "user_account.agency_id as agencyId"])
    .where("user_account.status", "<>", "disabled")
    .where((eb) => isOfMemberAgency(eb, partnershipId))
    .where((eb) =>
      eb(
        "user_account.id",
        "in",
        eb
          .selectFrom("membership")
          .select("membership.user_id")
          .where("membership.partnership_id", "=", partnershipId)
          .where("membership.group_id", "=", groupId)
          .where("membership.role", "<>", "guest")
          .where(isInForce("membership", today)),
      ),
    )
    .orderBy("user_account.name_folded")
    .orderBy("user_account.id")
    .limit(MOST)
    .execute();
}

/** Whom a meeting has asked about what, and when they were chased last. */
export function unsafeListRequestsMade(db: Executor, sittingId: string) {
  return db
    .selectFrom("research_request")
    .select(["id", "case_id as caseId", "agency_id as agencyId", "answer", "chased_at as chasedAt"])
    .where("sitting_id", "=", sittingId)
    .orderBy("id")
    .limit(MOST_REQUESTS)
    .execute();
}

export function insertRequests(trx: Transaction, rows: readonly Insertable<Database["research_request"]>[]) {
  return inPieces(rows, (piece) =>
    trx
      .insertInto("research_request")
      .values([...piece])
      .onConflict((c) => c.columns(["sitting_id", "case_id", "agency_id"]).doNothing())
      .execute(),
  );
}

/** What was asked stays as it is, so whoever is writing an answer loses nothing. */
export async function markChased(trx: Transaction, ids: readonly string[], at: string) {
  if (ids.length > 0)
    await trx
      .updateTable("research_request")
      .set({ chased_at: at })
      .where("id", "in", ids)
      .where("answer", "is", null)
      .execute();
}

/** Of a meeting that was moved: what is not answered is due for its new day. */
export async function updateDueOfUnanswered(trx: Transaction, sittingId: string, dueOn: string) {
  await trx
    .updateTable("research_request")
    .set({ due_on: dueOn })
    .where("sitting_id", "=", sittingId)
    .where("answer", "is", null)
    .execute();
}
