import type { ExpressionBuilder } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import { recordsOfPeople } from "../records-of-people.ts";
import type { Executor } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { interventionsVisibleTo } from "../visibility/interventions.ts";

export type About = {
  caseId: string | null;
  personIds: readonly string[];
  locationId: string | null;
  bodyNames?: readonly string[];
};

function isAbout(eb: ExpressionBuilder<Database, "intervention">, about: About) {
  const { caseId, personIds, locationId, bodyNames = [] } = about;
  return eb.or([
    ...(caseId === null ? [] : [eb("intervention.case_id", "=", caseId)]),
    ...(locationId === null ? [] : [eb("intervention.location_id", "=", locationId)]),
    ...(personIds.length === 0
      ? []
      : [
          eb(
            "intervention.id",
            "in",
            eb
              .selectFrom("intervention_respondent")
              .select("intervention_respondent.intervention_id")
              .where("intervention_respondent.person_id", "in", recordsOfPeople(personIds)),
          ),
        ]),
    ...(bodyNames.length === 0
      ? []
      : [
          eb.exists(
            eb
              .selectFrom("intervention_respondent")
              .select("intervention_respondent.id")
              .whereRef("intervention_respondent.intervention_id", "=", "intervention.id")
              .where("intervention_respondent.body_name", "in", bodyNames),
          ),
        ]),
  ]);
}

/**
 * Whether a further one may follow it: of the same case, people or place. A measure for an area binds whoever is there, and
 * one with neither case, place nor anybody named has nothing to share.
 */
export async function mayBeFollowed(db: Executor, actor: Actor, id: string, about: About): Promise<boolean> {
  const row = await db
    .selectFrom("intervention")
    .select("intervention.id")
    .where("intervention.id", "=", id)
    .where(interventionsVisibleTo(actor))
    .where((eb) =>
      eb.or([
        isAbout(eb, about),
        eb("intervention.kind", "in", ["dispersal-authorisation", "pspo"]),
        eb.and([
          eb("intervention.case_id", "is", null),
          eb("intervention.location_id", "is", null),
          eb.not(
            eb.exists(
              eb
                .selectFrom("intervention_respondent")
                .select("intervention_respondent.id")
                .whereRef("intervention_respondent.intervention_id", "=", "intervention.id"),
            ),
          ),
        ]),
      ]),
    )
    .executeTakeFirst();
  return row !== undefined;
}

/** Those of the same case, people or place that the actor may open, newest first: what a further one may follow. */
export async function listEarlierInterventions(db: Executor, actor: Actor, about: About, limit: number) {
  const { caseId, personIds, locationId } = about;
  if (caseId === null && personIds.length === 0 && locationId === null) return [];
  return db
    .selectFrom("intervention")
    .leftJoin("own_intervention_kind", "own_intervention_kind.id", "intervention.own_kind_id")
    .select(["intervention.id", "intervention.reference", "intervention.kind", "intervention.issued_on as issuedOn"])
    .select("own_intervention_kind.name as ownKindName")
    .where(interventionsVisibleTo(actor))
    .where("intervention.state", "<>", "not-made")
    .where((eb) => isAbout(eb, about))
    .orderBy("intervention.issued_on", "desc")
    .orderBy("intervention.id", "desc")
    .limit(limit)
    .execute();
}
