import { type Expression, type ExpressionBuilder, type SqlBool, sql } from "kysely";
import type { Database } from "./types/database.ts";

/** From the first day to the last, both included; without a last day for good. */
export function isInForce(table: "membership" | "duty", day: string) {
  const from = sql.ref(`${table}.from_day`);
  const until = sql.ref(`${table}.until_day`);
  return sql<SqlBool>`(${from} <= ${day} and (${until} is null or ${until} >= ${day}))`;
}

/** Whose agency takes part in the partnership: nobody of an agency that has left is given anything more to do. */
export function isOfMemberAgency(
  eb: ExpressionBuilder<Database, "user_account">,
  partnershipId: string | Expression<string>,
) {
  return eb.exists(
    eb
      .selectFrom("partnership_agency")
      .select("partnership_agency.agency_id")
      .whereRef("partnership_agency.agency_id", "=", "user_account.agency_id")
      .where("partnership_agency.partnership_id", "=", partnershipId)
      .where("partnership_agency.left_on", "is", null),
  );
}
