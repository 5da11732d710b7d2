import { sql } from "kysely";
import { LEGAL_KINDS } from "#app/domain/interventions/in-force.ts";
import type { Executor } from "../transaction.ts";
import { isInForceOn, lasts } from "./intervention-predicates.ts";

// As retention-facts.ts, of interventions, documents, files, notifications and requests.

type Ids = readonly string[];

export function listInterventionsToRetain(db: Executor, partnershipId: string, ids: Ids, day: string) {
  return db
    .selectFrom("intervention")
    .select(["intervention.id", "intervention.reference", "intervention.case_id as caseId", "intervention.state"])
    .select(["intervention.issued_on as givenOn", "intervention.ended_on as endedOn"])
    .select((eb) => [
      eb.case().when(lasts(eb)).then(eb.ref("intervention.until_day")).end().as("untilDay"),
      eb.case().when(isInForceOn(day)(eb)).then(sql.lit(1)).else(sql.lit(0)).end().as("isInForce"),
      eb
        .case()
        .when(eb.and([lasts(eb), eb("intervention.kind", "in", LEGAL_KINDS)]))
        .then(sql.lit(1))
        .else(sql.lit(0))
        .end()
        .as("isOrder"),
    ])
    .where("intervention.partnership_id", "=", partnershipId)
    .where("intervention.id", "in", ids)
    .execute();
}

/** Whom it binds or protects, and when it ended for each of those whom it binds. */
export async function listPeopleOfInterventions(db: Executor, ids: Ids) {
  const bound = await db
    .selectFrom("intervention_respondent")
    .leftJoin("person", "person.id", "intervention_respondent.person_id")
    .select([
      "intervention_respondent.intervention_id as interventionId",
      "intervention_respondent.ended_on as endedOn",
    ])
    .select((eb) => eb.fn.coalesce("person.merged_into_id", "person.id").as("personId"))
    .where("intervention_respondent.intervention_id", "in", ids)
    .execute();
  const safe = await db
    .selectFrom("intervention_condition")
    .innerJoin("person", "person.id", "intervention_condition.protected_person_id")
    .select(["intervention_condition.intervention_id as interventionId", sql<string | null>`null`.as("endedOn")])
    .select((eb) => eb.fn.coalesce("person.merged_into_id", "person.id").as("personId"))
    .where("intervention_condition.intervention_id", "in", ids)
    .execute();
  return [...bound, ...safe];
}

export function listDocumentsToRetain(db: Executor, partnershipId: string, ids: Ids) {
  return db
    .selectFrom("document")
    .leftJoin("action", "action.id", "document.action_id")
    .leftJoin("premises", "premises.id", "document.premises_id")
    .select(["document.id", "document.uploaded_at as addedAt", "document.referral_id as referralId"])
    .select([
      "document.intervention_id as interventionId",
      "action.id as actionId",
      "action.reference as actionReference",
    ])
    .select([
      "action.finished_on as finishedOn",
      "premises.id as premisesId",
      "premises.reference as premisesReference",
    ])
    .select("premises.closed_on as premisesClosedOn")
    .select((eb) => eb.fn.coalesce("document.case_id", "action.case_id").as("caseId"))
    .where("document.partnership_id", "=", partnershipId)
    .where("document.id", "in", ids)
    .execute();
}

export function listImportsToRetain(db: Executor, partnershipId: string, ids: Ids) {
  return db
    .selectFrom("import_batch")
    .select(["id", "created_at as at"])
    .where("partnership_id", "=", partnershipId)
    .where("id", "in", ids)
    .execute();
}

export function listNotificationsToRetain(db: Executor, partnershipId: string, ids: Ids) {
  return db
    .selectFrom("notification")
    .select(["id", "reference", "created_at as at"])
    .where("partnership_id", "=", partnershipId)
    .where("id", "in", ids)
    .execute();
}

export function listRequestsToRetain(db: Executor, partnershipId: string, ids: Ids) {
  return db
    .selectFrom("rights_request")
    .select(["id", "reference", "closed_on as closedOn", "person_id as personId"])
    .where("partnership_id", "=", partnershipId)
    .where("id", "in", ids)
    .execute();
}

export function listPeopleToRetain(db: Executor, partnershipId: string, ids: Ids) {
  return db
    .selectFrom("person")
    .select(["id", "reference", "created_at as createdAt", "merged_into_id as mergedIntoId"])
    .where("partnership_id", "=", partnershipId)
    .where("id", "in", ids)
    .execute();
}

/** Those that were merged into one of these. */
export function listMergedInto(db: Executor, ids: Ids) {
  return db
    .selectFrom("person")
    .select(["id", "merged_into_id as keptId"])
    .where("merged_into_id", "in", ids)
    .execute();
}
