import type { Actor } from "#app/domain/access/actor.ts";
import { recordsOfPeople } from "../records-of-people.ts";
import type { Executor } from "../transaction.ts";
import { interventionsVisibleTo } from "../visibility/interventions.ts";

type About = { caseId: string | null; personIds: readonly string[]; locationId: string | null };

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
    .where((eb) =>
      eb.or([
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
      ]),
    )
    .orderBy("intervention.issued_on", "desc")
    .orderBy("intervention.id", "desc")
    .limit(limit)
    .execute();
}
