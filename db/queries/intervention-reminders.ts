import type { InterventionKind } from "#app/domain/interventions/kinds.ts";
import type { Executor } from "../transaction.ts";
import { whoIsTold } from "./intervention-told.ts";

// What the morning's job looks for in one partnership. No actor asks: each is told by the reference alone.

export type ReminderPage = {
  today: string;
  from: string;
  to: string;
  after: { day: string; id: string };
  limit: number;
};

/** In force, and ending from one day to another, soonest first; of one kind, or of all. */
export function listInterventionsEnding(
  db: Executor,
  partnershipId: string,
  { today, kind, from, to, after, limit }: ReminderPage & { kind: InterventionKind | null },
) {
  return inForce(db, { partnershipId, today })
    .$if(kind !== null, (q) => q.where("intervention.kind", "=", kind ?? "own"))
    .select("intervention.until_day as day")
    .where("intervention.until_day", ">=", after.day === "" ? from : after.day)
    .where("intervention.until_day", "<=", to)
    .where((eb) => eb.or([eb("intervention.until_day", ">", after.day), eb("intervention.id", ">", after.id)]))
    .orderBy("intervention.until_day")
    .orderBy("intervention.id")
    .limit(limit)
    .execute();
}

/** In force, of one kind, and issued from one day to another, oldest first. */
export function listInterventionsIssued(
  db: Executor,
  partnershipId: string,
  { today, kind, from, to, after, limit }: ReminderPage & { kind: InterventionKind },
) {
  return inForce(db, { partnershipId, today })
    .select("intervention.issued_on as day")
    .where("intervention.kind", "=", kind)
    .where("intervention.issued_on", ">=", after.day === "" ? from : after.day)
    .where("intervention.issued_on", "<=", to)
    .where((eb) => eb.or([eb("intervention.issued_on", ">", after.day), eb("intervention.id", ">", after.id)]))
    .orderBy("intervention.issued_on")
    .orderBy("intervention.id")
    .limit(limit)
    .execute();
}

/** Variations, reviews, appeals and hearings of several interventions, in the order in which they were recorded. */
export function unsafeListReviewsOf(db: Executor, interventionIds: readonly string[]) {
  return db
    .selectFrom("intervention_step")
    .select(["intervention_id as interventionId", "kind", "on_day as onDay"])
    .where("intervention_id", "in", [...interventionIds])
    .where("kind", "in", ["varied", "reviewed", "appeal-lodged", "appeal-decided", "hearing", "adjourned"])
    .orderBy("intervention_id")
    .orderBy("id")
    .limit(10_000)
    .execute();
}

/** With whom to tell. */
function inForce(db: Executor, at: { partnershipId: string; today: string }) {
  return db
    .selectFrom("intervention")
    .leftJoin("case_record", "case_record.id", "intervention.case_id")
    .leftJoin("partnership_agency as contact", (join) =>
      join
        .onRef("contact.partnership_id", "=", "intervention.partnership_id")
        .onRef("contact.agency_id", "=", "intervention.agency_id")
        .on("contact.left_on", "is", null),
    )
    .select(["intervention.id", "intervention.reference", "intervention.kind", "intervention.issued_on as issuedOn"])
    .select(["intervention.issued_time as issuedTime", "intervention.from_day as fromDay"])
    .select(["intervention.until_day as untilDay", "intervention.authorised_by as authorisedBy"])
    .select((eb) => whoIsTold(eb as never, at).as("userId"))
    .where("intervention.partnership_id", "=", at.partnershipId)
    .where("intervention.state", "=", "made")
    .where("intervention.ended_on", "is", null);
}
