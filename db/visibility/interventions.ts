import type { Expression, ExpressionBuilder, SqlBool } from "kysely";
import { type Actor, groupsOf, withoutGlass } from "#app/domain/access/actor.ts";
import { isGranted } from "#app/domain/access/permissions.ts";
import { GROUP_ROLES } from "#app/domain/access/roles.ts";
import type { Database } from "../types/database.ts";
import { casesByRightOf, casesVisibleTo, workingGroupOf } from "./cases.ts";
import { caseOf, own, type WhichCases } from "./interventions-apart.ts";
import { ofPartnership } from "./of-partnership.ts";
import { peopleVisibleTo } from "./people.ts";

type In<T extends keyof Database> = ExpressionBuilder<Database, T>;

const RECORD = "interventions:record";
const IN_PUBLIC = [
  ...(["cctv", "patrol", "detached-youth-work", "clean-up", "pspo"] as const),
  "dispersal-authorisation",
] as const;

/**
 * An intervention or order: through its case, and then through nothing else. Without a case: ASB officers and
 * coordinators, the officer whose it is and whoever recorded it, whoever may open one of its respondents; and what is done
 * at a public place with nobody in it, everyone who may open interventions. A person whom a condition protects opens it to
 * nobody.
 */
export function interventionsVisibleTo(actor: Actor) {
  return (eb: In<"intervention">) =>
    through(eb, actor, { cases: casesVisibleTo, more: [respondentSeen(eb, actor), atAPublicPlace(eb)] });
}

/**
 * Those whose words, breaches, steps and documents the actor reads: free text is written for whoever works on it, so a
 * public place opens it to its own agency alone.
 */
export function interventionsReadInFull(actor: Actor) {
  return (eb: In<"intervention">) =>
    through(eb, actor, {
      cases: casesVisibleTo,
      more: [respondentSeen(eb, actor), eb.and([atAPublicPlace(eb), ofAgency(eb, actor)])],
    });
}

/**
 * Those that the actor may change: in a case that they work on, not one that they are named for or opened by breaking the
 * glass; without a case their own, and their agency's where they may open somebody in it or it is at a public place.
 */
export function interventionsByRightOf(actor: Actor) {
  const outside = withoutGlass(actor);
  return (eb: In<"intervention">) =>
    through(eb, outside, {
      cases: casesRecordedIn,
      more: [eb.and([ofAgency(eb, actor), eb.or([respondentSeen(eb, outside), atAPublicPlace(eb)])])],
    });
}

function ofAgency(eb: In<"intervention">, actor: Actor) {
  return eb("intervention.agency_id", "=", actor.agencyId);
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
      eb.and([eb("intervention.case_id", "is", null), eb.or([own(eb, actor), ...more])]),
    ]),
  ]);
}

function respondentSeen(eb: In<"intervention">, actor: Actor) {
  return eb.exists(
    eb
      .selectFrom("intervention_respondent")
      .crossJoin("person")
      .select("intervention_respondent.id")
      .whereRef("person.id", "=", "intervention_respondent.person_id")
      .whereRef("intervention_respondent.intervention_id", "=", "intervention.id")
      .where(peopleVisibleTo(actor)),
  );
}

/** Patrols, cameras, orders on public spaces. An address is somebody's home, and so is what is closed or hardened. */
function atAPublicPlace(eb: In<"intervention">) {
  return eb.and([
    eb("intervention.kind", "in", IN_PUBLIC),
    eb("intervention.persons_unknown", "=", 0),
    eb.not(
      eb.exists(
        eb
          .selectFrom("location")
          .select("location.id")
          .whereRef("location.id", "=", "intervention.location_id")
          .where("location.kind", "=", "address"),
      ),
    ),
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
