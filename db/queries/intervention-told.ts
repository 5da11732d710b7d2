import { type ExpressionBuilder, sql } from "kysely";
import { isInForce, isOfMemberAgency } from "../in-force.ts";
import type { Database } from "../types/database.ts";
import { worksOnInterventions } from "./intervention-officers.ts";

type At = { partnershipId: string; today: string };
type Eb = ExpressionBuilder<Database, "intervention" | "case_record">;
type UserEb = ExpressionBuilder<Database, "intervention" | "case_record" | "user_account">;

/**
 * The user to tell of an intervention, joined with its case and, as `contact`, its agency in the partnership. In a case: its
 * officer if the case is theirs to see, or else whoever leads the case, or supervises it. Without one: its officer, or else the contact
 * of its agency. Never who may not sign in, is of an agency that has left, or has a conflict of interest in the case.
 */
export function whoIsTold(eb: Eb, at: At) {
  const officer = whoMay(eb, at, "intervention.officer_user_id").where((u) =>
    u.or([
      u.and([u("intervention.case_id", "is", null), worksOnInterventions(u as never, at)]),
      ...rightsTo(u, at.today),
    ]),
  );
  return eb.fn.coalesce(
    officer,
    whoMay(eb, at, "case_record.lead_user_id"),
    whoMay(eb, at, "case_record.supervisor_user_id"),
    whoMay(eb, at, "contact.contact_user_id").where("intervention.case_id", "is", null),
  );
}

function whoMay(eb: Eb, { partnershipId }: At, userId: string) {
  return eb
    .selectFrom("user_account")
    .select("user_account.id")
    .whereRef("user_account.id", "=", sql.ref(userId) as never)
    .where("user_account.status", "=", "active")
    .where((u) => isOfMemberAgency(u as never, partnershipId))
    .where((u) => u.not(u.exists(accessOf(u, "conflict"))));
}

/** Twin of casesVisibleTo, of a user of whom there is no session: its group in date, its working group, who leads it, named. */
function rightsTo(eb: UserEb, today: string) {
  const isOfGroup = eb.exists(
    eb
      .selectFrom("membership")
      .select("membership.id")
      .whereRef("membership.user_id", "=", "user_account.id")
      .where(isInForce("membership", today))
      .where((m) =>
        m.or([
          m("membership.group_id", "=", m.ref("case_record.group_id")),
          m(
            "membership.group_id",
            "in",
            m
              .selectFrom("case_working_group")
              .select("case_working_group.group_id")
              .whereRef("case_working_group.case_id", "=", "case_record.id")
              .where("case_working_group.ended_on", "is", null),
          ),
        ]),
      ),
  );
  return [
    eb.and([eb("case_record.visibility", "=", "standard"), isOfGroup]),
    eb("case_record.lead_user_id", "=", eb.ref("user_account.id")),
    eb("case_record.supervisor_user_id", "=", eb.ref("user_account.id")),
    eb.exists(accessOf(eb, "named")),
  ];
}

function accessOf(eb: UserEb, access: "named" | "conflict") {
  return eb
    .selectFrom("case_access")
    .select("case_access.id")
    .whereRef("case_access.case_id", "=", "intervention.case_id")
    .whereRef("case_access.user_id", "=", "user_account.id")
    .where("case_access.access", "=", access)
    .where("case_access.ended_at", "is", null);
}
