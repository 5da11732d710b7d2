import { type ExpressionBuilder, sql, type SqlBool } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import type { InterventionKey } from "#app/domain/interventions/intervention-list.ts";
import type { Executor } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { interventionsVisibleTo } from "../visibility/interventions.ts";

type Page = { sentBy: string; serviceId?: string; after?: InterventionKey; limit: number };

/** Sent by that day, and not answered yet. What has ended waits for nobody. */
function isWaiting(actor: Actor, sentBy: string) {
  return (eb: ExpressionBuilder<Database, "intervention">) =>
    eb.and([
      eb("intervention.partnership_id", "=", actor.partnershipId),
      eb("intervention.kind", "=", "referral"),
      eb("intervention.issued_on", "<=", sentBy),
      eb("intervention.state", "=", "made"),
      eb("intervention.service_answer", "is", null),
      eb("intervention.ended_on", "is", null),
      interventionsVisibleTo(actor)(eb),
    ]);
}

/** Referrals to services that have not been answered, the oldest first, as far as the actor may open them. */
export function listUnansweredReferrals(db: Executor, actor: Actor, { sentBy, serviceId, after, limit }: Page) {
  return db
    .selectFrom("intervention")
    .innerJoin("support_service", "support_service.id", "intervention.service_id")
    .innerJoin("agency", "agency.id", "intervention.agency_id")
    .leftJoin("user_account as officer", "officer.id", "intervention.officer_user_id")
    .select(["intervention.id", "intervention.reference", "intervention.issued_on as issuedOn"])
    .select(["support_service.name as service", "agency.name as agency", "officer.name as officer"])
    .select("intervention.persons_unknown as personsUnknown")
    .where(isWaiting(actor, sentBy))
    .$if(serviceId !== undefined, (q) => q.where("intervention.service_id", "=", serviceId ?? ""))
    .$if(after !== undefined, (q) =>
      q.where(sql<SqlBool>`(intervention.issued_on, intervention.id) > (${after?.day ?? ""}, ${after?.id ?? ""})`),
    )
    .orderBy("intervention.issued_on")
    .orderBy("intervention.id")
    .limit(limit)
    .execute();
}

/** How many each service has, by its name; each opens exactly its rows. */
export function countUnansweredReferrals(db: Executor, actor: Actor, sentBy: string) {
  return db
    .selectFrom("intervention")
    .innerJoin("support_service", "support_service.id", "intervention.service_id")
    .select(["support_service.id", "support_service.name"])
    .select(sql<number>`cast(count(*) as integer)`.as("many"))
    .where(isWaiting(actor, sentBy))
    .groupBy(["support_service.id", "support_service.name", "support_service.name_folded"])
    .orderBy("support_service.name_folded")
    .limit(200)
    .execute();
}
