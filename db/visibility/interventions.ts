import type { Expression, ExpressionBuilder, SqlBool } from "kysely";
import { type Actor, groupsOf } from "#app/domain/access/actor.ts";
import { isGranted } from "#app/domain/access/permissions.ts";
import { GROUP_ROLES } from "#app/domain/access/roles.ts";
import type { Database } from "../types/database.ts";
import { casesByRightOf, casesVisibleTo, workingGroupOf } from "./cases.ts";
import { caseOf, own, type WhichCases } from "./interventions-apart.ts";
import { ofPartnership } from "./of-partnership.ts";
import { peopleVisibleTo } from "./people.ts";

type In<T extends keyof Database> = ExpressionBuilder<Database, T>;

const RECORD = "interventions:record";
const ON_PUBLIC_SPACES = ["pspo", "dispersal-authorisation"] as const;

/**
 * An intervention or order: through its case, and then through nothing else. Without a case: ASB officers and
 * coordinators, the officer whose it is and whoever recorded it, whoever may open one of its respondents; and what is
 * done at a public place with nobody in it, everyone who may open interventions. A person whom a condition protects opens it to
 * nobody.
 */
export function interventionsVisibleTo(actor: Actor) {
  return (eb: In<"intervention">) => through(eb, actor, { cases: casesVisibleTo, more: [atAPlaceAlone(eb)] });
}

/**
 * Those that the actor may change: in a case that they work on, not one that they are named for or opened by breaking the
 * glass; and of what is done at a place, the agency's own.
 */
export function interventionsByRightOf(actor: Actor) {
  const withoutGlass = { ...actor, sessionId: "" };
  return (eb: In<"intervention">) =>
    through(eb, withoutGlass, {
      cases: casesRecordedIn,
      more: [eb.and([atAPlaceAlone(eb), eb("intervention.agency_id", "=", actor.agencyId)])],
    });
}

/** Cases in which the actor may record interventions, as mayInCase has it: by a role there, by leading, by a duty. */
function casesRecordedIn(actor: Actor) {
  const recording = groupsOf(
    actor,
    GROUP_ROLES.filter((role) => isGranted(role, RECORD)),
  );
  const byDuty = [...actor.duties].some((duty) => isGranted(duty, RECORD));
  return (eb: In<"case_record">) =>
    eb.and([
      casesByRightOf(actor)(eb),
      eb.or([
        eb.lit(byDuty),
        eb("case_record.lead_user_id", "=", actor.id),
        eb("case_record.supervisor_user_id", "=", actor.id),
        ...(recording.length > 0
          ? [eb("case_record.group_id", "in", recording), eb.exists(workingGroupOf(eb, recording))]
          : []),
      ]),
    ]);
}

type Ways = { cases: WhichCases; more: Expression<SqlBool>[] };

function through(eb: In<"intervention">, actor: Actor, { cases, more }: Ways) {
  return eb.and([
    ofPartnership("intervention.partnership_id", actor),
    eb.or([
      caseOf(eb, actor, cases),
      eb.and([
        eb("intervention.case_id", "is", null),
        eb.or([own(eb, actor), eb.exists(respondentSeen(eb, actor)), ...more]),
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

/** Patrols, cameras, orders on public spaces. A closure is of somebody's home, and says who they are. */
function atAPlaceAlone(eb: In<"intervention">) {
  return eb.and([
    eb.or([eb("intervention.tier", "=", "place"), eb("intervention.kind", "in", ON_PUBLIC_SPACES)]),
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
