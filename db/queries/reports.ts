import type { Insertable } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { importIsVisible } from "../visibility/imports.ts";
import { incidentsVisibleTo, reportersVisibleTo } from "../visibility/incidents.ts";
import { ofPartnership } from "../visibility/of-partnership.ts";

export async function insertReport(
  trx: Transaction,
  row: Insertable<Database["report"]>,
  incidentIds: readonly string[],
) {
  await trx.insertInto("report").values(row).execute();
  await trx
    .insertInto("report_incident")
    .values(incidentIds.map((incident_id) => ({ report_id: row.id, incident_id, partnership_id: row.partnership_id })))
    .execute();
}

/** Reports of an incident that the actor sees, oldest first; who reported only where that is theirs to know. */
export function listReportsOfIncident(db: Executor, actor: Actor, incidentId: string, limit: number) {
  return joined(db, actor)
    .where("report.id", "in", (eb) =>
      eb
        .selectFrom("report_incident")
        .innerJoin("incident", "incident.id", "report_incident.incident_id")
        .select("report_incident.report_id")
        .where("incident.id", "=", incidentId)
        .where(incidentsVisibleTo(actor)),
    )
    .orderBy("report.reported_on")
    .orderBy("report.id")
    .limit(limit)
    .execute();
}

/** The reports that these records of one person made and of which the actor may know that, the newest first. */
export function listReportsByPerson(db: Executor, actor: Actor, ids: readonly string[], limit: number) {
  return db
    .selectFrom("report")
    .select(["report.id", "report.reference"])
    .where("report.reporter_person_id", "in", ids)
    .where(ofPartnership("report.partnership_id", actor))
    .where(importIsVisible("report.import_batch_id"))
    .where(reportersVisibleTo(actor))
    .orderBy("report.reported_on", "desc")
    .orderBy("report.id", "desc")
    .limit(limit)
    .execute();
}

/** The day of the first report of an incident that the caller has found visible. */
export async function findFirstReportDay(db: Executor, incidentId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom("report_incident")
    .innerJoin("report", "report.id", "report_incident.report_id")
    .select("report.reported_on as day")
    .where("report_incident.incident_id", "=", incidentId)
    .where(importIsVisible("report.import_batch_id"))
    .orderBy("report.reported_on")
    .limit(1)
    .executeTakeFirst();
  return row?.day;
}

/** A report of an incident that the actor sees. */
export function findReport(db: Executor, actor: Actor, id: string) {
  return joined(db, actor)
    .where("report.id", "=", id)
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
    .executeTakeFirst();
}

function joined(db: Executor, actor: Actor) {
  return db
    .selectFrom("report")
    .innerJoin("agency", "agency.id", "report.agency_id")
    .leftJoin("person as told", "told.id", "report.reporter_person_id")
    .leftJoin("person as victim", "victim.id", "report.for_person_id")
    .leftJoin("person as reporter", (join) =>
      join
        .on((eb) => eb("reporter.id", "=", eb.fn.coalesce("told.merged_into_id", "told.id")))
        .on(reportersVisibleTo(actor)),
    )
    .select(["report.id", "report.reference", "report.channel", "report.reported_on as reportedOn"])
    .select(["agency.name as agencyName", "report.agency_reference as agencyReference", "report.agency_id as agencyId"])
    .select([
      "reporter.id as reporterId",
      "reporter.given_names as reporterGiven",
      "reporter.family_name as reporterFamily",
    ])
    .select((eb) => [
      eb("report.reporter_person_id", "is", null).as("isAnonymous"),
      eb
        .case()
        .when(reportersVisibleTo(actor)(eb))
        .then(eb.fn.coalesce("victim.merged_into_id", "victim.id"))
        .else(null)
        .end()
        .as("forId"),
    ])
    .where(ofPartnership("report.partnership_id", actor))
    .where(importIsVisible("report.import_batch_id"));
}

export async function listIncidentsOfReport(db: Executor, actor: Actor, reportId: string) {
  return db
    .selectFrom("report_incident")
    .innerJoin("incident", "incident.id", "report_incident.incident_id")
    .leftJoin("location", "location.id", "incident.location_id")
    .select(["incident.id", "incident.reference", "incident.latest_day as latestDay", "incident.heading"])
    .select(["incident.problem_id as problemId", "location.name as placeName"])
    .where(incidentsVisibleTo(actor))
    .where("report_incident.report_id", "=", reportId)
    .orderBy("incident.latest_day")
    .orderBy("incident.id")
    .limit(50)
    .execute();
}
