import { type Actor, byStandingRight, withoutGlass } from "#app/domain/access/actor.ts";
import type { SearchBounds } from "#app/domain/search/kept-search.ts";
import type { Executor } from "../transaction.ts";
import { casesVisibleTo } from "../visibility/cases.ts";
import { seesEveryIncident } from "../visibility/incidents.ts";
import { cardsAtHandOf, peopleVisibleTo, recordsOfSamePerson } from "../visibility/people.ts";

/**
 * The cards of people whom the actor has at hand (found in a search of their own, recorded, or theirs to open), to say whom
 * an intervention binds. What broken glass shows is at hand to nobody.
 *
 * `mayBind`: whether the actor may record one of them that belongs to no case. Whoever records that sees it, and through it
 * its respondents, for good: a card alone must not grow into the record, nor what is seen as named for a case or as a guest
 * outlast that. So it is for who may open the person by a standing right, who has just recorded them, and for ASB officers
 * and coordinators, who see what belongs to no case.
 *
 * `isOnlyRestricted`: linked to nothing but restricted cases, one of which the actor sees. What belongs to no case would
 * open the person to every ASB officer. Who sees none of them knows the person from elsewhere, and must not learn of them.
 */
export function listRespondentCards(db: Executor, seeing: Actor, ids: readonly string[], bounds: SearchBounds) {
  if (ids.length === 0) return Promise.resolve([]);
  const actor = withoutGlass(seeing);
  return db
    .selectFrom("person")
    .select(["person.id", "person.reference", "person.given_names as givenNames", "person.family_name as familyName"])
    .select(["person.birth_date as birthDate", "person.birth_date_basis as birthDateBasis"])
    .select("person.area_words as areaWords")
    .select((eb) => {
      const links = eb
        .selectFrom("case_link")
        .crossJoin("case_record")
        .select("case_link.id")
        .whereRef("case_record.id", "=", "case_link.case_id")
        .where("case_link.person_id", "in", recordsOfSamePerson(eb));
      const hasRecorded = eb.and([eb("person.created_by", "=", actor.id), eb("person.created_at", ">", bounds.since)]);
      const mayBind = seesEveryIncident(actor)
        ? eb.lit(true)
        : eb.or([hasRecorded, peopleVisibleTo(byStandingRight(actor))(eb)]);
      const isOnlyRestricted = eb.and([
        eb.exists(links.where(casesVisibleTo(actor))),
        eb.not(eb.exists(links.where("case_record.visibility", "=", "standard"))),
      ]);
      return [
        eb.case().when(mayBind).then(1).else(0).end().$castTo<0 | 1>().as("mayBind"),
        eb.case().when(isOnlyRestricted).then(1).else(0).end().$castTo<0 | 1>().as("isOnlyRestricted"),
      ];
    })
    .where(cardsAtHandOf(actor, bounds))
    .where("person.id", "in", ids)
    .orderBy("person.name_folded")
    .orderBy("person.id")
    .limit(ids.length)
    .execute();
}
export type RespondentCard = Awaited<ReturnType<typeof listRespondentCards>>[number];
