import type { Actor } from "#app/domain/access/actor.ts";
import type { Executor } from "../transaction.ts";
import { interventionsVisibleTo } from "../visibility/interventions.ts";
import { peopleVisibleTo } from "../visibility/people.ts";

/** Whom interventions that the actor sees bind, by the record that stands; with whether the actor may open each person. */
export function listRespondentsOf(db: Executor, actor: Actor, interventionIds: readonly string[]) {
  if (interventionIds.length === 0) return Promise.resolve([]);
  return db
    .selectFrom("intervention_respondent")
    .innerJoin("intervention", "intervention.id", "intervention_respondent.intervention_id")
    .leftJoin("person as named", "named.id", "intervention_respondent.person_id")
    .leftJoin("person", (join) =>
      join.on((eb) => eb("person.id", "=", eb.fn.coalesce("named.merged_into_id", "named.id"))),
    )
    .select(["intervention_respondent.id", "intervention_respondent.intervention_id as interventionId"])
    .select(["intervention_respondent.body_name as bodyName", "person.given_names as givenNames"])
    .select(["person.family_name as familyName", "person.birth_date as birthDate", "person.id as personId"])
    .select("person.birth_date_basis as birthDateBasis")
    .select((eb) => eb.case().when(peopleVisibleTo(actor)(eb)).then(1).else(0).end().as("mayOpen"))
    .where(interventionsVisibleTo(actor))
    .where("intervention_respondent.intervention_id", "in", interventionIds)
    .orderBy("intervention_respondent.intervention_id")
    .orderBy("intervention_respondent.id")
    .limit(20_000)
    .execute();
}
