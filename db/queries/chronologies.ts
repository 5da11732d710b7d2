import type { Insertable } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { importIsVisible } from "../visibility/imports.ts";
import { incidentsVisibleTo, reportersVisibleTo } from "../visibility/incidents.ts";

export async function insertChronology(trx: Transaction, row: Insertable<Database["chronology"]>) {
  await trx.insertInto("chronology").values(row).execute();
}

/** A chronology is for whoever made it. */
export function findOwnChronology(db: Executor, actor: Actor, id: string) {
  return db
    .selectFrom("chronology")
    .select(["id", "case_id as caseId", "problem_id as problemId", "content_as_json as content", "purpose"])
    .select(["destination", "recipients", "gateway", "necessity", "proportionality"])
    .select(["approved_by as approvedBy", "made_at as madeAt"])
    .where("partnership_id", "=", actor.partnershipId)
    .where("made_by", "=", actor.id)
    .where("id", "=", id)
    .executeTakeFirst();
}

/** Reports of these incidents, newest first; who reported only where that is the actor's to know. */
export async function listReportsOfIncidents(
  db: Executor,
  actor: Actor,
  incidentIds: readonly string[],
  limit: number,
) {
  if (incidentIds.length === 0) return [];
  return db
    .selectFrom("report")
    .innerJoin("agency", "agency.id", "report.agency_id")
    .leftJoin("person as told", "told.id", "report.reporter_person_id")
    .leftJoin("person as reporter", (join) =>
      join
        .on((eb) => eb("reporter.id", "=", eb.fn.coalesce("told.merged_into_id", "told.id")))
        .on(reportersVisibleTo(actor)),
    )
    .select(["report.id", "report.reference", "report.channel", "report.reported_on as reportedOn"])
    .select(["agency.name as agencyName", "reporter.id as reporterId"])
    .select(["reporter.given_names as reporterGiven", "reporter.family_name as reporterFamily"])
    .select((eb) => eb("report.reporter_person_id", "is", null).as("isAnonymous"))
    .where("report.partnership_id", "=", actor.partnershipId)
    .where(importIsVisible("report.import_batch_id"))
    .where("report.id", "in", (eb) =>
      eb
        .selectFrom("report_incident")
        .innerJoin("incident", "incident.id", "report_incident.incident_id")
        .select("report_incident.report_id")
        .where("report_incident.incident_id", "in", incidentIds)
        .where(incidentsVisibleTo(actor)),
    )
    .orderBy("report.reported_on", "desc")
    .orderBy("report.id", "desc")
    .limit(limit)
    .execute();
}

/** What was done about these incidents, newest first. */
export async function listStepsOfIncidents(db: Executor, actor: Actor, incidentIds: readonly string[], limit: number) {
  if (incidentIds.length === 0) return [];
  return db
    .selectFrom("incident_step")
    .innerJoin("incident", "incident.id", "incident_step.incident_id")
    .innerJoin("agency", "agency.id", "incident_step.agency_id")
    .select(["incident_step.id", "incident_step.kind", "incident_step.happened_on as happenedOn"])
    .select(["incident_step.words", "incident_step.how", "agency.name as agencyName", "incident.reference"])
    .where(incidentsVisibleTo(actor))
    .where("incident_step.incident_id", "in", incidentIds)
    .where("incident_step.kind", "in", ["first-contact", "work", "victim-told", "closed", "reopened"])
    .orderBy("incident_step.happened_on", "desc")
    .orderBy("incident_step.id", "desc")
    .limit(limit)
    .execute();
}
