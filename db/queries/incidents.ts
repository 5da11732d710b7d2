import { type Insertable, sql, type Updateable } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { incidentsVisibleTo } from "../visibility/incidents.ts";

const SHOWN = [
  "incident.id",
  "incident.reference",
  "incident.version",
  "incident.earliest_day as earliestDay",
  "incident.earliest_time as earliestTime",
  "incident.latest_day as latestDay",
  "incident.latest_time as latestTime",
  "incident.location_id as locationId",
  "incident.beat_code as beatCode",
  "incident.ward_code as wardCode",
  "incident.lsoa_code as lsoaCode",
  "incident.heading",
  "incident.asb_type_id as asbTypeId",
  "incident.qualifier",
  "incident.is_youth as isYouth",
  "incident.is_alcohol as isAlcohol",
  "incident.is_drugs as isDrugs",
  "incident.is_mental_health as isMentalHealth",
  "incident.is_student as isStudent",
  "incident.is_vehicle as isVehicle",
  "incident.vehicle_words as vehicleWords",
  "incident.is_hate as isHate",
  "incident.what_happened as whatHappened",
  "incident.licensing_summary as licensingSummary",
  "incident.suspect_words as suspectWords",
  "incident.problem_id as problemId",
  "incident.status",
  "incident.priority",
  "incident.officer_agency_id as officerAgencyId",
  "incident.officer_user_id as officerUserId",
  "incident.first_contact_due_on as firstContactDueOn",
  "incident.first_contact_on as firstContactOn",
  "incident.victim_told_on as victimToldOn",
  "incident.next_step as nextStep",
  "incident.next_step_on as nextStepOn",
  "incident.ended_on as endedOn",
  "incident.end_reason as endReason",
  "incident.created_at as createdAt",
] as const;

export async function insertIncident(
  trx: Transaction,
  row: Insertable<Database["incident"]>,
  strands: readonly Strand[],
) {
  await trx.insertInto("incident").values(row).execute();
  await addStrands(trx, { partnershipId: row.partnership_id, id: row.id }, strands);
}

/** Strands that the incident does not have yet. */
export async function addStrands(
  trx: Transaction,
  { partnershipId, id }: { partnershipId: string; id: string },
  strands: readonly Strand[],
) {
  if (strands.length === 0) return;
  await trx
    .insertInto("incident_hate_strand")
    .values(strands.map((strand) => ({ incident_id: id, partnership_id: partnershipId, strand })))
    .execute();
}
type Strand = Database["incident_hate_strand"]["strand"];

export function findIncident(db: Executor, actor: Actor, id: string) {
  return incidentsShown(db, actor).where("incident.id", "=", id).executeTakeFirst();
}

/** Those of these incidents that the actor sees, in no order. */
export async function listIncidentsById(db: Executor, actor: Actor, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return incidentsShown(db, actor).where("incident.id", "in", ids).execute();
}

function incidentsShown(db: Executor, actor: Actor) {
  return db
    .selectFrom("incident")
    .leftJoin("location", "location.id", "incident.location_id")
    .leftJoin("asb_type", "asb_type.id", "incident.asb_type_id")
    .leftJoin("user_account as officer", "officer.id", "incident.officer_user_id")
    .leftJoin("agency as officer_agency", "officer_agency.id", "incident.officer_agency_id")
    .leftJoin("problem", "problem.id", "incident.problem_id")
    .select(SHOWN)
    .select(["location.name as placeName", "location.postcode", "location.reference as placeReference"])
    .select(["asb_type.name as typeName", "officer.name as officerName", "officer_agency.name as officerAgencyName"])
    .select(["problem.reference as problemReference", "problem.title as problemTitle"])
    .where(incidentsVisibleTo(actor));
}

/** An incident that this actor sees by its reference, in capitals or not. */
export function findIncidentByReference(db: Executor, actor: Actor, reference: string) {
  return db
    .selectFrom("incident")
    .select(["incident.id", "incident.reference"])
    .where(incidentsVisibleTo(actor))
    .where("incident.reference", "=", reference.trim().toUpperCase())
    .executeTakeFirst();
}

export function listStrands(db: Executor, incidentId: string) {
  return db
    .selectFrom("incident_hate_strand")
    .select("strand")
    .where("incident_id", "=", incidentId)
    .orderBy("strand")
    .limit(20)
    .execute();
}

/** False when somebody changed it first. */
export async function updateIncident(
  trx: Transaction,
  { id, version }: { id: string; version: number },
  change: Updateable<Database["incident"]>,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("incident")
    .set({ ...change, version: version + 1 })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Incidents, as they were read, belong to a problem from now on. False when somebody changed one of them first. */
export async function moveIncidentsTo(
  trx: Transaction,
  problemId: string,
  incidents: readonly { id: string; version: number }[],
): Promise<boolean> {
  if (incidents.length === 0) return true;
  const read = incidents.map(({ id, version }) => sql`(${id}, cast(${version} as integer))`);
  const { numUpdatedRows } = await trx
    .updateTable("incident")
    .set((eb) => ({ problem_id: problemId, version: eb("version", "+", 1) }))
    .where(sql<boolean>`(id, version) in (values ${sql.join(read)})`)
    .executeTakeFirst();
  return numUpdatedRows === BigInt(incidents.length);
}

export async function insertIncidentPerson(trx: Transaction, row: Insertable<Database["incident_person"]>) {
  await trx
    .insertInto("incident_person")
    .values(row)
    .onConflict((c) => c.columns(["incident_id", "person_id", "role"]).where("ended_on", "is", null).doNothing())
    .execute();
}

/** Whoever is involved in these incidents, by role and name; of incidents that the actor sees. */
export async function listPeopleOfIncidents(db: Executor, actor: Actor, incidentIds: readonly string[], limit = 200) {
  if (incidentIds.length === 0) return [];
  return db
    .selectFrom("incident_person")
    .innerJoin("incident", "incident.id", "incident_person.incident_id")
    .innerJoin("person as linked", "linked.id", "incident_person.person_id")
    .innerJoin("person", (join) =>
      join.on((eb) => eb("person.id", "=", eb.fn.coalesce("linked.merged_into_id", "linked.id"))),
    )
    .select(["incident_person.id", "incident_person.incident_id as incidentId", "incident_person.role"])
    .select(["incident_person.standing", "incident_person.version", "person.id as personId", "person.reference"])
    .select(["person.given_names as givenNames", "person.family_name as familyName"])
    .select(["person.birth_date as birthDate", "person.birth_date_basis as birthDateBasis"])
    .where(incidentsVisibleTo(actor))
    .where("incident_person.incident_id", "in", incidentIds)
    .where("incident_person.ended_on", "is", null)
    .orderBy("incident_person.role")
    .orderBy("person.name_folded")
    .orderBy("incident_person.id")
    .limit(limit)
    .execute();
}

export async function insertIncidentStep(trx: Transaction, ...rows: Insertable<Database["incident_step"]>[]) {
  if (rows.length > 0) await trx.insertInto("incident_step").values(rows).execute();
}

/** What has been done with an incident, newest first. */
export function listIncidentSteps(db: Executor, incidentId: string, limit: number) {
  return db
    .selectFrom("incident_step")
    .innerJoin("agency", "agency.id", "incident_step.agency_id")
    .leftJoin("user_account", "user_account.id", "incident_step.recorded_by")
    .select(["incident_step.id", "incident_step.kind", "incident_step.happened_on as happenedOn"])
    .select(["incident_step.words", "incident_step.how", "agency.name as agencyName", "user_account.name as byName"])
    .where("incident_step.incident_id", "=", incidentId)
    .orderBy("incident_step.id", "desc")
    .limit(limit)
    .execute();
}
