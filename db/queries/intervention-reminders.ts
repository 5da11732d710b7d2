import type { ExpressionBuilder } from "kysely";
import { sql } from "kysely";
import type { InterventionKind } from "#app/domain/interventions/kinds.ts";
import type { Executor } from "../transaction.ts";
import type { Database } from "../types/database.ts";

// What the morning's job looks for in one partnership. No actor asks: each is told by the reference alone.

export type ReminderPage = { from: string; to: string; after: { day: string; id: string }; limit: number };

/** In force, and ending from one day to another, soonest first; of one kind, or of all. */
export function listInterventionsEnding(
  db: Executor,
  partnershipId: string,
  { kind, from, to, after, limit }: ReminderPage & { kind: InterventionKind | null },
) {
  return inForce(db, partnershipId)
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
  { kind, from, to, after, limit }: ReminderPage & { kind: InterventionKind },
) {
  return inForce(db, partnershipId)
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

/** Variations and reviews of several interventions, in the order in which they were recorded. */
export function unsafeListReviewsOf(db: Executor, interventionIds: readonly string[]) {
  return db
    .selectFrom("intervention_step")
    .select(["intervention_id as interventionId", "kind", "on_day as onDay"])
    .where("intervention_id", "in", [...interventionIds])
    .where("kind", "in", ["varied", "reviewed"])
    .orderBy("intervention_id")
    .orderBy("id")
    .limit(10_000)
    .execute();
}

/**
 * With whom to tell: its officer, or else the lead of its case, or else the contact of its agency; never somebody who may
 * not sign in or has a conflict of interest in the case.
 */
function inForce(db: Executor, partnershipId: string) {
  return db
    .selectFrom("intervention")
    .leftJoin("case_record", "case_record.id", "intervention.case_id")
    .leftJoin("partnership_agency", (join) =>
      join
        .onRef("partnership_agency.partnership_id", "=", "intervention.partnership_id")
        .onRef("partnership_agency.agency_id", "=", "intervention.agency_id")
        .on("partnership_agency.left_on", "is", null),
    )
    .select(["intervention.id", "intervention.reference", "intervention.kind", "intervention.issued_on as issuedOn"])
    .select(["intervention.issued_time as issuedTime", "intervention.from_day as fromDay"])
    .select(["intervention.until_day as untilDay", "intervention.authorised_by as authorisedBy"])
    .select((eb) => [
      eb.fn
        .coalesce(
          whoMay(eb, sql.ref("intervention.officer_user_id")),
          whoMay(eb, sql.ref("case_record.lead_user_id")),
          whoMay(eb, sql.ref("partnership_agency.contact_user_id")),
        )
        .as("userId"),
    ])
    .where("intervention.partnership_id", "=", partnershipId)
    .where("intervention.state", "=", "made")
    .where("intervention.ended_on", "is", null);
}

type In = ExpressionBuilder<Database, "intervention">;

function whoMay(eb: In, userId: ReturnType<typeof sql.ref>) {
  return eb
    .selectFrom("user_account")
    .select("user_account.id")
    .where("user_account.id", "=", userId as never)
    .where("user_account.status", "=", "active")
    .where((u) =>
      u.not(
        u.exists(
          u
            .selectFrom("case_access")
            .select("case_access.id")
            .whereRef("case_access.case_id", "=", "intervention.case_id")
            .whereRef("case_access.user_id", "=", "user_account.id")
            .where("case_access.access", "=", "conflict")
            .where("case_access.ended_at", "is", null),
        ),
      ),
    );
}
