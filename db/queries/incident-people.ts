import type { Updateable } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { incidentsVisibleTo } from "../visibility/incidents.ts";

/** Somebody in an incident that the actor sees, by the record that stands for the person. */
export function findIncidentPerson(db: Executor, actor: Actor, { incidentId, id }: { incidentId: string; id: string }) {
  return db
    .selectFrom("incident_person")
    .innerJoin("incident", "incident.id", "incident_person.incident_id")
    .innerJoin("person as linked", "linked.id", "incident_person.person_id")
    .innerJoin("person", (join) =>
      join.on((eb) => eb("person.id", "=", eb.fn.coalesce("linked.merged_into_id", "linked.id"))),
    )
    .select(["incident_person.id", "incident_person.role", "incident_person.standing", "incident_person.version"])
    .select(["incident_person.standing_basis as standingBasis", "incident_person.standing_on as standingOn"])
    .select("incident_person.standing_source as standingSource")
    .select(["person.id as personId", "person.reference", "person.birth_date as birthDate"])
    .select(["person.given_names as givenNames", "person.family_name as familyName"])
    .where(incidentsVisibleTo(actor))
    .where("incident_person.incident_id", "=", incidentId)
    .where("incident_person.id", "=", id)
    .where("incident_person.ended_on", "is", null)
    .executeTakeFirst();
}

/** False when somebody changed it first. */
export async function updateIncidentPerson(
  trx: Transaction,
  { partnershipId, id, version }: { partnershipId: string; id: string; version: number },
  changes: Updateable<Database["incident_person"]>,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("incident_person")
    .set({ ...changes, version: version + 1 })
    .where("partnership_id", "=", partnershipId)
    .where("id", "=", id)
    .where("version", "=", version)
    .where("ended_on", "is", null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
