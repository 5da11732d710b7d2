import type { Executor } from "../transaction.ts";

const AT_ONCE = 2_000;

/** The closing that stands of cases that something held then, or of one such case. */
export async function listClosingsThatHold(db: Executor, partnershipId: string, caseId?: string) {
  const closings = await db
    .selectFrom("case_closure")
    .innerJoin("case_record", "case_record.id", "case_closure.case_id")
    .select(["case_closure.case_id as caseId", "case_closure.closed_on as closedOn"])
    .select(["case_closure.closed_by as closedBy", "case_closure.holds_note as note"])
    .select(["case_closure.appeal", "case_closure.litigation", "case_closure.inquiry"])
    .select(["case_closure.order_in_force as orderInForce", "case_closure.order_until as orderUntil"])
    .where("case_record.partnership_id", "=", partnershipId)
    .where("case_record.status", "=", "closed")
    .where("case_closure.review_on", "is", null)
    .$if(caseId !== undefined, (q) => q.where("case_record.id", "=", caseId ?? ""))
    .where("case_closure.closed_by", "is not", null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("case_closure as newer")
            .select("newer.id")
            .whereRef("newer.case_id", "=", "case_closure.case_id")
            .whereRef("newer.id", ">", "case_closure.id"),
        ),
      ),
    )
    .orderBy("case_closure.id")
    .limit(AT_ONCE)
    .execute();
  return closings.flatMap((closing) => (closing.closedBy === null ? [] : [{ ...closing, closedBy: closing.closedBy }]));
}
