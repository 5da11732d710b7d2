import type { ExpressionBuilder } from "kysely";
import { type Actor, groupsOf } from "#app/domain/access/actor.ts";
import type { Database } from "../types/database.ts";

type In<T extends keyof Database> = ExpressionBuilder<Database, T>;

/**
 * A report to the partnership: once it is sent, whoever may read reports. Until then those who write it, who are of its
 * organisation or in its group, and whoever signs reports off.
 */
export function cspReportsVisibleTo(actor: Actor) {
  const groups = groupsOf(actor, ["chair", "coordinator", "member"]);
  return (eb: In<"csp_report">) =>
    eb.and([
      eb("csp_report.partnership_id", "=", actor.partnershipId),
      actor.permissions.has("reports:sign-off")
        ? eb.lit(true)
        : eb.or([
            eb("csp_report.status", "=", "sent"),
            ...(actor.permissions.has("reports:write")
              ? [
                  eb("csp_report.agency_id", "=", actor.agencyId),
                  ...(groups.length > 0 ? [eb("csp_report.group_id", "in", groups)] : []),
                ]
              : []),
          ]),
    ]);
}
