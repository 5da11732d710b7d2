import { sql } from "kysely";
import type { AsbHeading } from "#app/domain/incidents/asb-headings.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { importIsVisible } from "../visibility/imports.ts";
import { addStrands } from "./incidents.ts";

/** The first days on which an incident that the caller has found visible was reported, dealt with, and somebody's part in it found. */
export function unsafeFindFirstDays(db: Executor, incidentId: string) {
  return db
    .selectNoFrom((eb) => [
      eb
        .selectFrom("report_incident")
        .innerJoin("report", "report.id", "report_incident.report_id")
        .select((of) => of.fn.min("report.reported_on").as("day"))
        .where("report_incident.incident_id", "=", incidentId)
        .where(importIsVisible("report.import_batch_id"))
        .as("reportedOn"),
      eb
        .selectFrom("incident_step")
        .select((of) => of.fn.min("happened_on").as("day"))
        .where("incident_id", "=", incidentId)
        .where("kind", "in", ["first-contact", "work", "victim-told"])
        .as("dealtWithOn"),
      eb
        .selectFrom("incident_person")
        .select((of) => of.fn.min("standing_on").as("day"))
        .where("incident_id", "=", incidentId)
        .where("ended_on", "is", null)
        .as("standingOn"),
    ])
    .executeTakeFirstOrThrow();
}

/** The strands of an incident, in place of those that it had. */
export async function replaceStrands(
  trx: Transaction,
  of: { partnershipId: string; id: string },
  strands: readonly Database["incident_hate_strand"]["strand"][],
) {
  await trx.deleteFrom("incident_hate_strand").where("incident_id", "=", of.id).execute();
  await addStrands(trx, of, strands);
}

type Was = { id: string; heading: AsbHeading; locationId: string | null };

/**
 * After an incident of it was put right: a problem has kind and place of its incidents as long as nobody has said another
 * kind, and no other of its incidents was at that place. Once refreshProblems has been called.
 */
export async function correctProblem(trx: Transaction, problemId: string, was: Was) {
  const own = sql`select 1 from incident as other where other.problem_id = problem.id and other.set_aside is null`;
  await trx
    .updateTable("problem")
    .set({
      heading: sql`(select heading from incident where incident.problem_id = problem.id and set_aside is null
        order by latest_day desc, id desc limit 1)`,
    })
    .where("id", "=", problemId)
    .where("heading", "=", was.heading)
    .where(
      sql<boolean>`not exists (select 1 from problem_change where problem_change.problem_id = problem.id and kind = 'changed')`,
    )
    .execute();
  if (was.locationId === null) return;
  await trx
    .updateTable("problem")
    .set({ location_id: sql`(select location_id from incident where incident.id = ${was.id})` })
    .where("id", "=", problemId)
    .where("location_id", "=", was.locationId)
    .where(sql<boolean>`not exists (${own} and other.location_id = ${was.locationId})`)
    .execute();
}
