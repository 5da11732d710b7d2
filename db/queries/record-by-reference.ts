import { sql, type SqlBool } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import type { NumberedKind } from "#app/domain/search/typed-reference.ts";
import type { Executor } from "../transaction.ts";
import { actionsKnownTo } from "../visibility/actions.ts";
import { caseReviewsVisibleTo } from "../visibility/case-reviews.ts";
import { casesVisibleTo } from "../visibility/cases.ts";
import { cspReportsVisibleTo } from "../visibility/csp-reports.ts";
import { incidentsVisibleTo } from "../visibility/incidents.ts";
import { interventionsVisibleTo } from "../visibility/interventions.ts";
import { locationsVisibleTo } from "../visibility/locations.ts";
import { peopleVisibleTo } from "../visibility/people.ts";
import { countsAtPremises, premisesVisibleTo } from "../visibility/premises.ts";
import { problemsVisibleTo } from "../visibility/problems.ts";
import { referralsVisibleTo } from "../visibility/referrals.ts";
import { isReferrer } from "./referrals.ts";

type References = readonly string[];
type Found = Promise<{ id: string } | undefined>;
type Find = (db: Executor, actor: Actor, references: References) => Found;

/** Each as its own page is found: a reference opens nothing that its address would not. */
const FIND: Record<NumberedKind, Find> = {
  action: (db, actor, references) =>
    db
      .selectFrom("action")
      .select("action.id")
      .where(isNumbered("action", actor, references))
      .where(actionsKnownTo(actor))
      .executeTakeFirst(),
  case: (db, actor, references) =>
    db
      .selectFrom("case_record")
      .select("case_record.id")
      .where(isNumbered("case_record", actor, references))
      .where(casesVisibleTo(actor))
      .executeTakeFirst(),
  "case-review": (db, actor, references) =>
    db
      .selectFrom("case_review")
      .select("case_review.id")
      .where(isNumbered("case_review", actor, references))
      .where(caseReviewsVisibleTo(actor))
      .executeTakeFirst(),
  incident: (db, actor, references) =>
    db
      .selectFrom("incident")
      .select("incident.id")
      .where(isNumbered("incident", actor, references))
      .where(incidentsVisibleTo(actor))
      .executeTakeFirst(),
  intervention: (db, actor, references) =>
    db
      .selectFrom("intervention")
      .select("intervention.id")
      .where(isNumbered("intervention", actor, references))
      .where(interventionsVisibleTo(actor))
      .executeTakeFirst(),
  location: (db, actor, references) =>
    db
      .selectFrom("location")
      .select("location.id")
      .where(isNumbered("location", actor, references))
      .where(locationsVisibleTo(actor))
      .executeTakeFirst(),
  // The record that stands: one that was merged into another is found by the search for people, which says so.
  person: (db, actor, references) =>
    db
      .selectFrom("person")
      .select("person.id")
      .where(isNumbered("person", actor, references))
      .where(peopleVisibleTo(actor))
      .where("person.merged_into_id", "is", null)
      .executeTakeFirst(),
  premises: (db, actor, references) =>
    db
      .selectFrom("premises")
      .select("premises.id")
      .where(isNumbered("premises", actor, references))
      .where(premisesVisibleTo(actor))
      .executeTakeFirst(),
  problem: (db, actor, references) =>
    db
      .selectFrom("problem")
      .select("problem.id")
      .where(isNumbered("problem", actor, references))
      .where(problemsVisibleTo(actor))
      .executeTakeFirst(),
  referral: (db, actor, references) =>
    db
      .selectFrom("referral")
      .select("referral.id")
      .where(isNumbered("referral", actor, references))
      .where((eb) => eb.or([referralsVisibleTo(actor)(eb), isReferrer(actor)(eb)]))
      .executeTakeFirst(),
  "csp-report": (db, actor, references) =>
    db
      .selectFrom("csp_report")
      .select("csp_report.id")
      .where(isNumbered("csp_report", actor, references))
      .where(cspReportsVisibleTo(actor))
      .executeTakeFirst(),
  "partnership-plan": (db, actor, references) =>
    db
      .selectFrom("partnership_plan")
      .select("partnership_plan.id")
      .where(isNumbered("partnership_plan", actor, references))
      .executeTakeFirst(),
  "rights-request": (db, actor, references) =>
    db
      .selectFrom("rights_request")
      .select("rights_request.id")
      .where(isNumbered("rights_request", actor, references))
      .executeTakeFirst(),
  report: (db, actor, references) =>
    db
      .selectFrom("report")
      .select("report.id")
      .where(isNumbered("report", actor, references))
      .where((eb) =>
        eb.exists(
          eb
            .selectFrom("report_incident")
            .innerJoin("incident", "incident.id", "report_incident.incident_id")
            .select("report_incident.report_id")
            .whereRef("report_incident.report_id", "=", "report.id")
            .where(incidentsVisibleTo(actor)),
        ),
      )
      .executeTakeFirst(),
  // Under the reference of the incident, to those who see it with its premises.
  "premises-incident": (db, actor, references) =>
    db
      .selectFrom("incident")
      .innerJoin("premises_incident", "premises_incident.incident_id", "incident.id")
      .innerJoin("premises", "premises.id", "premises_incident.premises_id")
      .select("premises_incident.id")
      .where(isNumbered("incident", actor, references))
      .where(premisesVisibleTo(actor))
      .where(countsAtPremises())
      .executeTakeFirst(),
};

/** The record of that kind with one of these references, if the actor may open it. */
export function findRecordByReference(db: Executor, actor: Actor, kind: NumberedKind, references: References): Found {
  return FIND[kind](db, actor, references);
}

type Table =
  | "action"
  | "case_record"
  | "case_review"
  | "csp_report"
  | "incident"
  | "intervention"
  | "location"
  | "partnership_plan"
  | "person"
  | "premises"
  | "problem"
  | "referral"
  | "report"
  | "rights_request";

function isNumbered(table: Table, { partnershipId }: Actor, references: References) {
  return () =>
    sql<SqlBool>`(${sql.ref(`${table}.partnership_id`)} = ${partnershipId}
      and ${sql.ref(`${table}.reference`)} in (${sql.join(references)}))`;
}
