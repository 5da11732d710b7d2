import type { ExpressionBuilder } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import type { Database } from "../types/database.ts";
import { casesByRightOf, casesVisibleTo } from "./cases.ts";
import { caseOf, own, type WhichCases } from "./interventions-apart.ts";
import { ofPartnership } from "./of-partnership.ts";
import { peopleVisibleTo } from "./people.ts";

type In<T extends keyof Database> = ExpressionBuilder<Database, T>;

/**
 * An intervention or order: through its case, and then through nothing else. Without a case: ASB officers and
 * coordinators, the officer whose it is and whoever recorded it, whoever may open one of its respondents; and what is
 * done at a place with nobody in it, everyone who may open interventions. A person whom a condition protects opens it to
 * nobody.
 */
export function interventionsVisibleTo(actor: Actor) {
  return through(actor, casesVisibleTo);
}

/** Those that the actor may change: not by breaking the glass. */
export function interventionsByRightOf(actor: Actor) {
  return through(actor, casesByRightOf);
}

function through(actor: Actor, cases: WhichCases) {
  return (eb: In<"intervention">) =>
    eb.and([
      ofPartnership("intervention.partnership_id", actor),
      eb.or([
        caseOf(eb, actor, cases),
        eb.and([
          eb("intervention.case_id", "is", null),
          eb.or([own(eb, actor), eb.exists(respondentSeen(eb, actor)), atAPlaceAlone(eb)]),
        ]),
      ]),
    ]);
}

function respondentSeen(eb: In<"intervention">, actor: Actor) {
  return eb
    .selectFrom("intervention_respondent")
    .crossJoin("person")
    .select("intervention_respondent.id")
    .whereRef("person.id", "=", "intervention_respondent.person_id")
    .whereRef("intervention_respondent.intervention_id", "=", "intervention.id")
    .where(peopleVisibleTo(actor));
}

function atAPlaceAlone(eb: In<"intervention">) {
  return eb.and([
    eb("intervention.location_id", "is not", null),
    eb("intervention.persons_unknown", "=", 0),
    eb.not(
      eb.exists(
        eb
          .selectFrom("intervention_respondent")
          .select("intervention_respondent.id")
          .whereRef("intervention_respondent.intervention_id", "=", "intervention.id"),
      ),
    ),
  ]);
}
