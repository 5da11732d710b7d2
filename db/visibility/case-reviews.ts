import type { ExpressionBuilder } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import type { Database } from "../types/database.ts";
import { seesEveryIncident } from "./incidents.ts";

type In<T extends keyof Database> = ExpressionBuilder<Database, T>;

/**
 * A case review: ASB officers and coordinators of the partnership, its contact officer, its author and its panel. Whoever has
 * declared a personal interest in it sees none of it.
 */
export function caseReviewsVisibleTo(actor: Actor) {
  return (eb: In<"case_review">) =>
    eb.and([
      eb("case_review.partnership_id", "=", actor.partnershipId),
      ...(seesEveryIncident(actor)
        ? []
        : [
            eb.or([
              eb("case_review.contact_user_id", "=", actor.id),
              eb("case_review.reviewer_user_id", "=", actor.id),
              eb.exists(
                eb
                  .selectFrom("case_review_panel_member")
                  .select("case_review_panel_member.id")
                  .where("case_review_panel_member.user_id", "=", actor.id)
                  .where("case_review_panel_member.left_on", "is", null)
                  .whereRef("case_review_panel_member.review_id", "=", "case_review.id"),
              ),
            ]),
          ]),
      eb.not(eb.exists(personalInterest(eb, actor))),
    ]);
}

/** A request for information and its reply: whoever sees the review, and the contact of the body that was asked, while they are of it and it takes part. */
export function requestsVisibleTo(actor: Actor) {
  return (eb: In<"case_review_request" | "case_review">) =>
    eb.and([
      eb("case_review_request.partnership_id", "=", actor.partnershipId),
      eb.or([
        caseReviewsVisibleTo(actor)(eb),
        eb.and([isContactOfAsked(eb, actor), eb.not(eb.exists(personalInterest(eb, actor)))]),
      ]),
    ]);
}

function isContactOfAsked(eb: In<"case_review_request">, actor: Actor) {
  return eb.exists(
    eb
      .selectFrom("partnership_agency")
      .select("partnership_agency.agency_id")
      .whereRef("partnership_agency.agency_id", "=", "case_review_request.agency_id")
      .where("partnership_agency.agency_id", "=", actor.agencyId)
      .where("partnership_agency.left_on", "is", null)
      .where("partnership_agency.partnership_id", "=", actor.partnershipId)
      .where("partnership_agency.contact_user_id", "=", actor.id),
  );
}

/** The last declaration holds: the ids run with time. */
function personalInterest(eb: In<"case_review">, actor: Actor) {
  return eb
    .selectFrom("case_review_conflict")
    .select("case_review_conflict.id")
    .whereRef("case_review_conflict.review_id", "=", "case_review.id")
    .where("case_review_conflict.user_id", "=", actor.id)
    .where("case_review_conflict.conflict", "=", "personal")
    .where((last) =>
      last.not(
        last.exists(
          last
            .selectFrom("case_review_conflict as later")
            .select("later.id")
            .whereRef("later.review_id", "=", "case_review_conflict.review_id")
            .whereRef("later.user_id", "=", "case_review_conflict.user_id")
            .whereRef("later.id", ">", "case_review_conflict.id"),
        ),
      ),
    );
}
