import { type Insertable, sql, type Updateable } from "kysely";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";

const OF_INCIDENT = [
  ...(["premises_incident.id", "premises_incident.version", "premises_incident.severity"] as const),
  ...(["premises_incident.attribution", "premises.name"] as const),
  "premises_incident.premises_id as premisesId",
  "premises_incident.incident_id as incidentId",
  "premises_incident.called_police as calledPolice",
  "premises_incident.good_practice as goodPractice",
  "premises_incident.is_crime as isCrime",
  "premises_incident.is_safety as isSafety",
  "premises_incident.is_nuisance as isNuisance",
  "premises_incident.is_children as isChildren",
  "premises_incident.decided_on as decidedOn",
  "premises_incident.ended_on as endedOn",
  "premises.licence_number as licenceNumber",
  "premises.licensed_from as licensedFrom",
  "premises.closed_on as closedOn",
  "premises.agreed_band as agreedBand",
] as const;

/**
 * The premises of an incident that the caller has found visible, those that were taken off again too. The grade is for
 * whoever may read premises alone: the caller leaves it out for others.
 */
export function unsafeListPremisesOfIncident(db: Executor, partnershipId: string, incidentId: string) {
  return db
    .selectFrom("premises_incident")
    .innerJoin("premises", "premises.id", "premises_incident.premises_id")
    .select(OF_INCIDENT)
    .where("premises_incident.partnership_id", "=", partnershipId)
    .where("premises_incident.incident_id", "=", incidentId)
    .orderBy("premises.name_folded")
    .orderBy("premises_incident.id")
    .limit(50)
    .execute();
}
export type PremisesOfIncident = Awaited<ReturnType<typeof unsafeListPremisesOfIncident>>[number];

/** Whether the row was still as read. */
export async function updatePremisesIncident(
  trx: Transaction,
  read: { id: string; version: number },
  changes: Omit<Updateable<Database["premises_incident"]>, "id" | "version" | "partnership_id">,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("premises_incident")
    .set({ ...changes, version: read.version + 1 })
    .where("id", "=", read.id)
    .where("version", "=", read.version)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function insertPremisesIncidentChanges(
  trx: Transaction,
  rows: readonly Insertable<Database["premises_incident_change"]>[],
) {
  if (rows.length === 0) return;
  await trx.insertInto("premises_incident_change").values(rows).execute();
}

/** Of a row that the caller has found visible, newest first. */
export function unsafeListPremisesIncidentChanges(db: Executor, premisesIncidentId: string, limit: number) {
  return db
    .selectFrom("premises_incident_change")
    .leftJoin("user_account as changer", "changer.id", "premises_incident_change.changed_by")
    .leftJoin("sitting", "sitting.id", "premises_incident_change.sitting_id")
    .select([
      ...(["premises_incident_change.id", "premises_incident_change.field"] as const),
      "premises_incident_change.before_value as beforeValue",
      "premises_incident_change.after_value as afterValue",
      "premises_incident_change.reason",
      "premises_incident_change.changed_at as changedAt",
      "changer.name as byName",
      "sitting.day as sittingDay",
    ])
    .where("premises_incident_change.premises_incident_id", "=", premisesIncidentId)
    .orderBy("premises_incident_change.id", "desc")
    .limit(limit)
    .execute();
}

/**
 * Of incidents that were found to be the same: what stands of the one and is not of the other yet. Not of premises that had
 * closed by the day of the one that stands.
 */
export function unsafeListPremisesToCarry(db: Executor, { fromId, toId }: { fromId: string; toId: string }) {
  return db
    .selectFrom("premises_incident")
    .selectAll()
    .where("incident_id", "=", fromId)
    .where("ended_on", "is", null)
    .where(
      sql<boolean>`not exists (select 1 from premises_incident as there where there.incident_id = ${toId}
        and there.premises_id = premises_incident.premises_id)`,
    )
    .where(
      sql<boolean>`not exists (select 1 from premises inner join incident on incident.id = ${toId}
        where premises.id = premises_incident.premises_id and premises.closed_on < incident.latest_day)`,
    )
    .orderBy("id")
    .limit(50)
    .execute();
}

/** What an incident was given by one that was found to be the same: what stands of it, or what was taken back. */
export function unsafeListCarried(
  db: Executor,
  { fromId, toId, standing }: { fromId: string; toId: string; standing: boolean },
) {
  return db
    .selectFrom("premises_incident")
    .innerJoin("premises_incident as brought", "brought.id", "premises_incident.carried_from_id")
    .select([
      ...(["premises_incident.id", "premises_incident.version"] as const),
      "premises_incident.premises_id as premisesId",
    ])
    .where("premises_incident.incident_id", "=", toId)
    .where("brought.incident_id", "=", fromId)
    .where("brought.ended_on", "is", null)
    .where("premises_incident.ended_on", standing ? "is" : "is not", null)
    .orderBy("premises_incident.id")
    .limit(50)
    .execute();
}
