import type { ExpressionBuilder } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import type { Database } from "../types/database.ts";
import { actionsVisibleTo } from "./actions.ts";
import { casesVisibleTo } from "./cases.ts";
import { interventionsReadInFull } from "./interventions.ts";
import { premisesVisibleTo } from "./premises.ts";
import { passedOnVisibleTo, referralsVisibleTo } from "./referrals.ts";

type In<T extends keyof Database> = ExpressionBuilder<Database, T>;

/**
 * A document: whoever may open records of the kind that it belongs to, and sees that one, or one that a referral was passed on as
 * with it.
 */
export function documentsVisibleTo(actor: Actor) {
  return (eb: In<"document">) =>
    eb.and([
      eb("document.partnership_id", "=", actor.partnershipId),
      eb.or([
        actor.permissions.has("cases:read")
          ? eb.exists(
              eb
                .selectFrom("case_record")
                .select("case_record.id")
                .whereRef("case_record.id", "=", "document.case_id")
                .where(casesVisibleTo(actor)),
            )
          : eb.lit(false),
        actor.permissions.has("referrals:read")
          ? eb.exists(
              eb
                .selectFrom("referral")
                .select("referral.id")
                .whereRef("referral.id", "=", "document.referral_id")
                .where(referralsVisibleTo(actor)),
            )
          : eb.lit(false),
        actor.permissions.has("referrals:read")
          ? passedOnVisibleTo(actor, { referralId: "document.referral_id", at: "document.uploaded_at" })
          : eb.lit(false),
        actor.permissions.has("actions:read")
          ? eb.exists(
              eb
                .selectFrom("action")
                .select("action.id")
                .whereRef("action.id", "=", "document.action_id")
                .where(actionsVisibleTo(actor)),
            )
          : eb.lit(false),
        actor.permissions.has("interventions:read")
          ? eb.exists(
              eb
                .selectFrom("intervention")
                .select("intervention.id")
                .whereRef("intervention.id", "=", "document.intervention_id")
                .where(interventionsReadInFull(actor)),
            )
          : eb.lit(false),
        actor.permissions.has("premises:read")
          ? eb.exists(
              eb
                .selectFrom("premises")
                .select("premises.id")
                .whereRef("premises.id", "=", "document.premises_id")
                .where(premisesVisibleTo(actor)),
            )
          : eb.lit(false),
      ]),
    ]);
}
