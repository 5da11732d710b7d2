import type { Actor } from "#app/domain/access/actor.ts";
import { filledUp } from "../filled-up.ts";
import { recordsOfPeople } from "../records-of-people.ts";
import { madeOnceFor } from "../made-once-for.ts";
import type { Executor } from "../transaction.ts";
import { incidentsVisibleTo } from "../visibility/incidents.ts";

const LIKE = [
  "incident.id",
  "incident.reference",
  "incident.earliest_day as earliestDay",
  "incident.latest_day as latestDay",
  "incident.heading",
  "incident.location_id as locationId",
  "incident.problem_id as problemId",
  "incident.what_happened as whatHappened",
  "incident.status",
  "incident.ended_on as endedOn",
] as const;

type Window = { fromDay: string; untilDay: string; limit: number };

/** Incidents at the place in the days, newest first. */
export function listIncidentsAt(db: Executor, actor: Actor, locationId: string, window: Window) {
  return incidentsAt(db, actor, { locationId, ...window });
}

const incidentsAt = madeOnceFor(
  (db, actor: Actor, { locationId, fromDay, untilDay, limit }: Window & { locationId: string }) =>
    db
      .selectFrom("incident")
      .leftJoin("location", "location.id", "incident.location_id")
      .select(LIKE)
      .select("location.name as placeName")
      .where(incidentsVisibleTo(actor))
      .where("incident.location_id", "=", locationId)
      .where("incident.latest_day", ">=", fromDay)
      .where("incident.earliest_day", "<=", untilDay)
      .orderBy("incident.latest_day", "desc")
      .orderBy("incident.id", "desc")
      .limit(limit),
);

/** Incidents that name any of the people, by whatever record of them, in the days, newest first. */
export async function listIncidentsWith(db: Executor, actor: Actor, personIds: readonly string[], window: Window) {
  if (personIds.length === 0) return [];
  return incidentsWith(db, actor, { personIds, ...window });
}

const incidentsWith = madeOnceFor(
  (db, actor: Actor, { personIds, fromDay, untilDay, limit }: Window & { personIds: readonly string[] }) =>
    db
      .selectFrom("incident")
      .leftJoin("location", "location.id", "incident.location_id")
      .select(LIKE)
      .select("location.name as placeName")
      .where(incidentsVisibleTo(actor))
      .where("incident.id", "in", (eb) =>
        eb
          .selectFrom("incident_person")
          .select("incident_person.incident_id")
          .where("incident_person.person_id", "in", recordsOfPeople(personIds))
          .where("incident_person.ended_on", "is", null),
      )
      .where("incident.latest_day", ">=", fromDay)
      .where("incident.earliest_day", "<=", untilDay)
      .orderBy("incident.latest_day", "desc")
      .orderBy("incident.id", "desc")
      .limit(limit),
);

/** Who is in each of these incidents, by the records that stand now. */
export async function listPersonIdsOf(db: Executor, incidentIds: readonly string[]) {
  if (incidentIds.length === 0) return [];
  return db
    .selectFrom("incident_person")
    .innerJoin("person", "person.id", "incident_person.person_id")
    .select("incident_person.incident_id as incidentId")
    .select((eb) => eb.fn.coalesce("person.merged_into_id", "person.id").as("personId"))
    .where("incident_person.incident_id", "in", filledUp(incidentIds))
    .where("incident_person.ended_on", "is", null)
    .orderBy("incident_person.id")
    .limit(1000)
    .execute();
}
