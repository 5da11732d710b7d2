import type { ExpressionBuilder } from "kysely";
import { type Actor, groupsOf } from "#app/domain/access/actor.ts";
import type { Database } from "../types/database.ts";
import { casesVisibleTo } from "./cases.ts";
import { importIsVisible } from "./imports.ts";

type In<T extends keyof Database> = ExpressionBuilder<Database, T>;

/** Whether all incidents of the partnership are this actor's to see: ASB officers' and coordinators' (DESIGN 5). */
export function seesEveryIncident(actor: Actor) {
  return actor.duties.has("asb-officer") || groupsOf(actor, ["coordinator"]).length > 0;
}

/**
 * An incident: ASB officers and coordinators of the partnership; the agency that took a report of it; whoever sees a case
 * that it is linked to.
 */
export function incidentsVisibleTo(actor: Actor) {
  return (eb: In<"incident">) =>
    eb.and([
      eb("incident.partnership_id", "=", actor.partnershipId),
      importIsVisible("incident.import_batch_id")(),
      ...(seesEveryIncident(actor)
        ? []
        : [eb.or([eb.exists(reportsTaken(eb, actor)), eb.exists(casesSeenWith(eb, actor))])]),
    ]);
}

/**
 * Who reported: ASB officers and coordinators; the agency that took the report; by a case only where its link to an
 * incident of the report says so.
 */
export function reportersVisibleTo(actor: Actor) {
  return (eb: In<"report">) =>
    seesEveryIncident(actor)
      ? eb.lit(true)
      : eb.or([
          eb("report.agency_id", "=", actor.agencyId),
          eb.exists(
            eb
              .selectFrom("report_incident as told")
              .innerJoin("incident_case", "incident_case.incident_id", "told.incident_id")
              .innerJoin("case_record", "case_record.id", "incident_case.case_id")
              .select("told.report_id")
              .whereRef("told.report_id", "=", "report.id")
              .innerJoin("incident", "incident.id", "told.incident_id")
              .where(importIsVisible("incident.import_batch_id"))
              .where("incident_case.shows_reporter", "=", 1)
              .where(casesVisibleTo(actor)),
          ),
        ]);
}

function reportsTaken(eb: In<"incident">, actor: Actor) {
  return eb
    .selectFrom("report_incident as taken")
    .innerJoin("report as taken_by", "taken_by.id", "taken.report_id")
    .select("taken.report_id")
    .whereRef("taken.incident_id", "=", "incident.id")
    .where("taken_by.agency_id", "=", actor.agencyId)
    .where(importIsVisible("taken_by.import_batch_id"));
}

function casesSeenWith(eb: In<"incident">, actor: Actor) {
  return eb
    .selectFrom("incident_case")
    .innerJoin("case_record", "case_record.id", "incident_case.case_id")
    .select("incident_case.case_id")
    .whereRef("incident_case.incident_id", "=", "incident.id")
    .where(casesVisibleTo(actor));
}
