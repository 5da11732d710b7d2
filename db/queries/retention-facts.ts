import { sql } from "kysely";
import { LEGAL_KINDS } from "#app/domain/interventions/in-force.ts";
import { LASTING_KINDS } from "#app/domain/interventions/kinds.ts";
import { OPEN_REVIEW_STATUSES } from "#app/domain/case-reviews/review-status.ts";
import type { Executor } from "../transaction.ts";
import { isInForceOn } from "./intervention-predicates.ts";

// What the retention rule asks of many records at once. No actor asks: the rule sees everything, and shows no content.

/** Of so many ids at once as one statement takes with ease; the caller gives no more. */
type Ids = readonly string[];

/** Cases with the closing that stands: here, or in the system that they came from. */
export function listCasesToRetain(db: Executor, partnershipId: string, ids: Ids) {
  return db
    .selectFrom("case_record")
    .innerJoin("partnership_group", "partnership_group.id", "case_record.group_id")
    .leftJoin("imported_case", "imported_case.case_id", "case_record.id")
    .leftJoin("case_closure", (join) =>
      join.onRef("case_closure.id", "=", (eb) =>
        eb
          .selectFrom("case_closure as newest")
          .select((e) => e.fn.max("newest.id").as("id"))
          .whereRef("newest.case_id", "=", "case_record.id"),
      ),
    )
    .leftJoin("person as named", "named.id", "case_record.person_id")
    .leftJoin("person", (join) =>
      join.on((on) => on("person.id", "=", on.fn.coalesce("named.merged_into_id", "named.id"))),
    )
    .select(["case_record.id", "case_record.reference", "case_record.status", "case_record.closed_on as closedOn"])
    .select(["partnership_group.max_age as maxAge", "person.id as personId", "person.birth_date as birthDate"])
    .select(["person.birth_date_basis as birthDateBasis", "case_closure.id as closureId"])
    .select(["case_closure.closed_on as closedHereOn", "imported_case.closed_on as closedThereOn"])
    .select(["case_closure.order_in_force as orderInForce", "case_closure.order_until as orderUntil"])
    .select(["case_closure.appeal", "case_closure.litigation", "case_closure.inquiry"])
    .where("case_record.partnership_id", "=", partnershipId)
    .where("case_record.id", "in", ids)
    .execute();
}

/** Everybody in these cases, under the record that a merge kept. */
export function listPeopleOfCases(db: Executor, ids: Ids) {
  return db
    .selectFrom("case_link")
    .innerJoin("person", "person.id", "case_link.person_id")
    .select(["case_link.case_id as caseId", "case_link.role", "case_link.standing"])
    .select(["case_link.standing_on as standingOn"])
    .select((eb) => eb.fn.coalesce("person.merged_into_id", "person.id").as("personId"))
    .where("case_link.case_id", "in", ids)
    .execute();
}

/** Legal interventions of these cases: in force on that day, or when they ended. */
export function listOrdersOfCases(db: Executor, ids: Ids, day: string) {
  return db
    .selectFrom("intervention")
    .select(["intervention.id", "intervention.case_id as caseId", "intervention.reference"])
    .select((eb) => [
      eb.fn.coalesce("intervention.ended_on", "intervention.until_day").as("endedOn"),
      eb.case().when(isInForceOn(day)(eb)).then(sql.lit(1)).else(sql.lit(0)).end().as("isInForce"),
    ])
    .where("intervention.case_id", "in", ids)
    .where("intervention.kind", "in", LASTING_KINDS)
    .where("intervention.kind", "in", LEGAL_KINDS)
    .where("intervention.state", "=", "made")
    .execute();
}

/** Case reviews of problems of these cases that are not over. */
export function listOpenReviewsOfCases(db: Executor, ids: Ids) {
  return db
    .selectFrom("problem")
    .innerJoin("case_review", "case_review.problem_id", "problem.id")
    .select(["problem.case_id as caseId", "case_review.reference"])
    .where("problem.case_id", "in", ids)
    .where("case_review.status", "in", OPEN_REVIEW_STATUSES)
    .execute();
}

/** Other cases that are open and about, or with a perpetrator, victim or person at risk who is so in, one of these. */
export function listOpenCasesBeside(db: Executor, partnershipId: string, ids: Ids) {
  const parties = ["perpetrator", "victim", "person-at-risk"] as const;
  return db
    .selectFrom("case_link as mine")
    .innerJoin("person as me", "me.id", "mine.person_id")
    .innerJoin("person as same", (join) =>
      join.on((on) =>
        on.or([
          on("same.id", "=", on.fn.coalesce("me.merged_into_id", "me.id")),
          on("same.merged_into_id", "=", on.fn.coalesce("me.merged_into_id", "me.id")),
        ]),
      ),
    )
    .innerJoin("case_link as other", "other.person_id", "same.id")
    .innerJoin("case_record", "case_record.id", "other.case_id")
    .select(["mine.case_id as caseId", "case_record.reference"])
    .distinct()
    .where("mine.case_id", "in", ids)
    .where("mine.role", "in", parties)
    .where("other.role", "in", parties)
    .whereRef("other.case_id", "<>", "mine.case_id")
    .where("case_record.partnership_id", "=", partnershipId)
    .where("case_record.status", "<>", "closed")
    .execute();
}

/** Open cases that came of a referral made from one of these, or from which one of these came. */
export async function listOpenCasesLinked(db: Executor, ids: Ids) {
  const after = await db
    .selectFrom("referral_source")
    .innerJoin("case_record", "case_record.referral_id", "referral_source.referral_id")
    .select(["referral_source.case_id as caseId", "case_record.reference"])
    .where("referral_source.case_id", "in", ids)
    .where("case_record.status", "<>", "closed")
    .execute();
  const before = await db
    .selectFrom("case_record as mine")
    .innerJoin("referral_source", "referral_source.referral_id", "mine.referral_id")
    .innerJoin("case_record", "case_record.id", "referral_source.case_id")
    .select(["mine.id as caseId", "case_record.reference"])
    .where("mine.id", "in", ids)
    .where("case_record.status", "<>", "closed")
    .execute();
  return [...after, ...before];
}

export function listReferralsToRetain(db: Executor, partnershipId: string, ids: Ids) {
  return db
    .selectFrom("referral")
    .leftJoin("case_record", "case_record.referral_id", "referral.id")
    .leftJoin("person as named", "named.id", "referral.person_id")
    .leftJoin("person", (join) =>
      join.on((on) => on("person.id", "=", on.fn.coalesce("named.merged_into_id", "named.id"))),
    )
    .select(["referral.id", "referral.reference", "referral.status", "referral.received_on as receivedOn"])
    .select(["case_record.id as caseId", "person.id as personId"])
    .select((eb) => [
      eb.fn.coalesce("person.birth_date", "referral.typed_birth_date").as("birthDate"),
      eb
        .selectFrom("referral_decision")
        .select((e) => e.fn.max("referral_decision.decided_on").as("on"))
        .whereRef("referral_decision.referral_id", "=", "referral.id")
        .as("decidedOn"),
    ])
    .where("referral.partnership_id", "=", partnershipId)
    .where("referral.id", "in", ids)
    .execute();
}

export function listPeopleOfReferrals(db: Executor, ids: Ids) {
  return db
    .selectFrom("referral_link")
    .innerJoin("person", "person.id", "referral_link.person_id")
    .select("referral_link.referral_id as referralId")
    .select((eb) => eb.fn.coalesce("person.merged_into_id", "person.id").as("personId"))
    .where("referral_link.referral_id", "in", ids)
    .execute();
}
