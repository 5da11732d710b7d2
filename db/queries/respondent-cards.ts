import type { Actor } from "#app/domain/access/actor.ts";
import type { SearchBounds } from "#app/domain/search/kept-search.ts";
import type { Executor } from "../transaction.ts";
import { seesEveryIncident } from "../visibility/incidents.ts";
import { cardsAtHandOf, peopleVisibleTo } from "../visibility/people.ts";

/**
 * The cards of people whom the actor has at hand (found in a search of their own, recorded, or theirs to open), to say whom
 * an intervention binds. `mayBind`: whether the actor may record one of them that belongs to no case. Whoever records that
 * sees it, and through it its respondents: a card alone must not grow into the record, so it is for who may open the person
 * anyway, who has just recorded them, and for ASB officers and coordinators, who see what belongs to no case.
 */
export function listRespondentCards(db: Executor, actor: Actor, ids: readonly string[], bounds: SearchBounds) {
  if (ids.length === 0) return Promise.resolve([]);
  return db
    .selectFrom("person")
    .select(["person.id", "person.reference", "person.given_names as givenNames", "person.family_name as familyName"])
    .select(["person.birth_date as birthDate", "person.birth_date_basis as birthDateBasis"])
    .select("person.area_words as areaWords")
    .select((eb) =>
      eb
        .case()
        .when(
          seesEveryIncident(actor)
            ? eb.lit(true)
            : eb.or([eb("person.created_by", "=", actor.id), peopleVisibleTo(actor)(eb)]),
        )
        .then(1)
        .else(0)
        .end()
        .$castTo<0 | 1>()
        .as("mayBind"),
    )
    .where(cardsAtHandOf(actor, bounds))
    .where("person.id", "in", ids)
    .orderBy("person.name_folded")
    .orderBy("person.id")
    .limit(ids.length)
    .execute();
}
export type RespondentCard = Awaited<ReturnType<typeof listRespondentCards>>[number];
