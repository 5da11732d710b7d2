import type { Insertable, Updateable } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { incidentsVisibleTo } from "../visibility/incidents.ts";
import { interventionsReadInFull } from "../visibility/interventions.ts";

const MOST = 500;

/** The breaches of interventions that the actor sees; the incident is named only to whoever may open it. */
function breaches(db: Executor, actor: Actor) {
  return db
    .selectFrom("intervention_breach as breach")
    .innerJoin("intervention", "intervention.id", "breach.intervention_id")
    .leftJoin("intervention_condition as condition", "condition.id", "breach.condition_id")
    .leftJoin("partnership_group as heard_by", "heard_by.id", "breach.for_group_id")
    .leftJoin("user_account as recorder", "recorder.id", "breach.recorded_by")
    .select(["breach.id", "breach.version", "breach.respondent_id as respondentId", "breach.evidence"])
    .select(["breach.condition_id as conditionId", "breach.breached_on as breachedOn"])
    .select(["breach.breached_time as breachedTime", "breach.consequence", "breach.decided_on as decidedOn"])
    .select(["breach.consequence_words as consequenceWords", "breach.for_group_id as forGroupId"])
    .select(["breach.heard_on as heardOn", "breach.recorded_at as recordedAt", "recorder.name as recordedBy"])
    .select(["condition.number as conditionNumber", "condition.words as conditionWords", "heard_by.name as groupName"])
    .select("breach.incident_id as incidentId")
    .select((eb) =>
      eb
        .selectFrom("incident")
        .select("incident.reference")
        .whereRef("incident.id", "=", "breach.incident_id")
        .where(incidentsVisibleTo(actor))
        .as("incidentReference"),
    )
    .where("breach.partnership_id", "=", actor.partnershipId)
    .where(interventionsReadInFull(actor));
}

/** Of one intervention, the newest first. */
export function listBreachesOf(db: Executor, actor: Actor, interventionId: string) {
  return breaches(db, actor)
    .where("breach.intervention_id", "=", interventionId)
    .orderBy("breach.breached_on", "desc")
    .orderBy("breach.id", "desc")
    .limit(MOST)
    .execute();
}

export function findBreach(db: Executor, actor: Actor, interventionId: string, id: string) {
  return breaches(db, actor)
    .where("breach.intervention_id", "=", interventionId)
    .where("breach.id", "=", id)
    .executeTakeFirst();
}
export type FoundBreach = NonNullable<Awaited<ReturnType<typeof findBreach>>>;

export async function insertBreach(trx: Transaction, row: Insertable<Database["intervention_breach"]>) {
  await trx.insertInto("intervention_breach").values(row).execute();
}

/** False when somebody changed it first. */
export async function updateBreach(
  trx: Transaction,
  { partnershipId, id, version }: { partnershipId: string; id: string; version: number },
  changes: Updateable<Database["intervention_breach"]>,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("intervention_breach")
    .set({ ...changes, version: version + 1 })
    .where("partnership_id", "=", partnershipId)
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/**
 * Which group holds the case of an intervention that the caller has found visible, and who leads it, unless they may not
 * sign in or have a conflict of interest.
 */
export function unsafeFindHolder(db: Executor, caseId: string) {
  return db
    .selectFrom("case_record")
    .select("case_record.group_id as groupId")
    .select((eb) =>
      eb
        .selectFrom("user_account as lead")
        .select("lead.id")
        .whereRef("lead.id", "=", "case_record.lead_user_id")
        .where("lead.status", "=", "active")
        .where((of) =>
          of.not(
            of.exists(
              of
                .selectFrom("case_access")
                .select("case_access.id")
                .whereRef("case_access.case_id", "=", "case_record.id")
                .whereRef("case_access.user_id", "=", "lead.id")
                .where("case_access.access", "=", "conflict")
                .where("case_access.ended_at", "is", null),
            ),
          ),
        )
        .as("leadUserId"),
    )
    .where("case_record.id", "=", caseId)
    .executeTakeFirst();
}
