import type { ExpressionBuilder } from "kysely";
import { type Actor, groupsOf } from "#app/domain/access/actor.ts";
import type { Database } from "../types/database.ts";
import { casesVisibleTo } from "./cases.ts";
import { importIsVisible } from "./imports.ts";
import { ofPartnership } from "./of-partnership.ts";

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
      ofPartnership("incident.partnership_id", actor),
      importIsVisible("incident.import_batch_id")(),
      ...(seesEveryIncident(actor)
        ? []
        : [eb.or([eb.exists(reportsTaken(eb, actor)), eb.exists(casesSeenWith(eb, actor))])]),
    ]);
}

/**
 * Who reported: ASB officers and coordinators; the agency that took the report; by a case only where its link to an
 * incident of the report says so, and only of reports that were there when somebody decided that it should.
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
              .crossJoin("case_record")
              .whereRef("case_record.id", "=", "incident_case.case_id")
              .select("told.report_id")
              .whereRef("told.report_id", "=", "report.id")
              .innerJoin("incident", "incident.id", "told.incident_id")
              .where(importIsVisible("incident.import_batch_id"))
              .where("incident_case.shows_reporter", "=", 1)
              .whereRef("report.created_at", "<=", "incident_case.linked_at")
              .where(casesVisibleTo(actor)),
          ),
        ]);
}

// Joined as they are, and not by innerJoin, because SQLite keeps the order of a cross join: from the incident to its reports
// and cases. Left to itself it may go through every report of the agency, or every case, for each incident.

function reportsTaken(eb: In<"incident">, actor: Actor) {
  return eb
    .selectFrom("report_incident as taken")
    .crossJoin("report as taken_by")
    .select("taken.report_id")
    .whereRef("taken_by.id", "=", "taken.report_id")
    .whereRef("taken.incident_id", "=", "incident.id")
    .where("taken_by.agency_id", "=", actor.agencyId)
    .where(importIsVisible("taken_by.import_batch_id"));
}

function casesSeenWith(eb: In<"incident">, actor: Actor) {
  return eb
    .selectFrom("incident_case")
    .crossJoin("case_record")
    .select("incident_case.case_id")
    .whereRef("case_record.id", "=", "incident_case.case_id")
    .whereRef("incident_case.incident_id", "=", "incident.id")
    .where(casesVisibleTo(actor));
}
