import type { Actor } from "#app/domain/access/actor.ts";
import { recordsOfPeople } from "../records-of-people.ts";
import type { Executor } from "../transaction.ts";
import { interventionsVisibleTo } from "../visibility/interventions.ts";

/**
 * What was done with these people, given by the records that stand, as far as the actor may open it: oldest first, each
 * with the standing person and with the end that it had for that person.
 */
export function listDoneWith(db: Executor, actor: Actor, personIds: readonly string[]) {
  return db
    .selectFrom("intervention_respondent as respondent")
    .innerJoin("intervention", "intervention.id", "respondent.intervention_id")
    .innerJoin("person", "person.id", "respondent.person_id")
    .innerJoin("agency", "agency.id", "intervention.agency_id")
    .leftJoin("own_intervention_kind", "own_intervention_kind.id", "intervention.own_kind_id")
    .leftJoin("support_service", "support_service.id", "intervention.service_id")
    .select(["intervention.id", "intervention.reference", "intervention.kind", "intervention.state"])
    .select(["intervention.issued_on as issuedOn", "intervention.until_day as untilDay"])
    .select(["intervention.skipped_stage_reason as skippedReason", "intervention.support_offered as supportOffered"])
    .select(["intervention.support_words as supportWords", "intervention.service_answer as answer"])
    .select(["intervention.service_answered_on as answeredOn", "agency.name as agency"])
    .select(["own_intervention_kind.name as ownKind", "support_service.name as service"])
    .select("support_service.is_for_victims as isForVictims")
    .select((eb) => [
      eb.fn.coalesce("respondent.ended_on", "intervention.ended_on").as("endedOn"),
      eb.fn.coalesce("respondent.end_kind", "intervention.end_kind").as("endKind"),
      eb.fn.coalesce("person.merged_into_id", "person.id").as("personId"),
    ])
    .where("respondent.person_id", "in", recordsOfPeople(personIds))
    .where(interventionsVisibleTo(actor))
    .orderBy("intervention.issued_on")
    .orderBy("intervention.id")
    .limit(1000)
    .execute();
}
