import type { ExpressionBuilder } from "kysely";
import { type Actor, withoutGlass } from "#app/domain/access/actor.ts";
import type { Database } from "../types/database.ts";
import { casesVisibleTo } from "./cases.ts";
import { referralsVisibleTo } from "./referrals.ts";

type In<T extends keyof Database> = ExpressionBuilder<Database, T>;

/** What an event names beside the case, the referral or the person that it is a part of, and which tells of nothing else. */
const PARTS = [
  "risk-assessment",
  "victim-assessment",
  "plan-step",
  "person-alias",
  "person-contact",
  "person-safe-contact",
  "person-address",
  "person-marker",
  "person-relationship",
];

/**
 * Of a person or a place, what somebody may learn of who has seen it who does not watch over the log: what was done with it
 * alone, and within cases and referrals that they see, all of them. That it stands in any other is not theirs to know.
 */
export function eventsOfSharedVisibleTo(seen: Actor) {
  const actor = withoutGlass(seen);
  return (eb: In<"audit_event">) =>
    eb.not(
      eb.exists(
        eb
          .selectFrom("audit_object as named")
          .select("named.event_id")
          .whereRef("named.event_id", "=", "audit_event.id")
          .where((object) =>
            object.not(
              object.or([
                object("named.object_kind", "in", ["person", "location", ...PARTS]),
                object.and([
                  object("named.object_kind", "=", "case"),
                  object.exists(
                    object
                      .selectFrom("case_record")
                      .select("case_record.id")
                      .whereRef("case_record.id", "=", "named.object_id")
                      .where(casesVisibleTo(actor)),
                  ),
                ]),
                object.and([
                  object("named.object_kind", "=", "referral"),
                  object.exists(
                    object
                      .selectFrom("referral")
                      .select("referral.id")
                      .whereRef("referral.id", "=", "named.object_id")
                      .where(referralsVisibleTo(actor)),
                  ),
                ]),
              ]),
            ),
          ),
      ),
    );
}
