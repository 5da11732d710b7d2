import { type ExpressionBuilder, sql, type SqlBool } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import type { IncidentKey } from "#app/domain/incidents/incident-list.ts";
import type { Executor } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { incidentsVisibleTo } from "../visibility/incidents.ts";

/** Whose incidents are asked for: a problem's, a case's, a person's by every record of theirs, or a place's. */
export type IncidentsOf =
  { kind: "problem" | "case" | "location"; id: string } | { kind: "person"; ids: readonly string[] };

/** Newest first, and no others than this actor sees. */
export function listIncidentsOf(
  db: Executor,
  actor: Actor,
  of: IncidentsOf,
  { after, limit }: { after?: IncidentKey; limit: number },
) {
  return db
    .selectFrom("incident")
    .leftJoin("location", "location.id", "incident.location_id")
    .leftJoin("asb_type", "asb_type.id", "incident.asb_type_id")
    .leftJoin("user_account as officer", "officer.id", "incident.officer_user_id")
    .select(["incident.id", "incident.reference", "incident.latest_day as latestDay", "incident.heading"])
    .select(["incident.status", "incident.is_hate as isHate", "incident.problem_id as problemId"])
    .select("incident.what_happened as whatHappened")
    .select(["location.name as placeName", "asb_type.name as typeName", "officer.name as officerName"])
    .where(incidentsVisibleTo(actor))
    .where(isIncidentOf(of))
    .$if(after !== undefined, (q) =>
      q.where(sql<SqlBool>`(incident.latest_day, incident.id) < (${after?.day ?? ""}, ${after?.id ?? ""})`),
    )
    .orderBy("incident.latest_day", "desc")
    .orderBy("incident.id", "desc")
    .limit(limit)
    .execute();
}

/** How many of them this actor sees, how many of these are open, and the day of the newest. */
export async function countIncidentsOf(db: Executor, actor: Actor, of: IncidentsOf) {
  const row = await db
    .selectFrom("incident")
    .select(sql<number>`cast(count(*) as integer)`.as("count"))
    .select(
      sql<number>`cast(coalesce(sum(case when incident.status = 'open' then 1 else 0 end), 0) as integer)`.as("open"),
    )
    .select((eb) => eb.fn.max("incident.latest_day").as("lastDay"))
    .where(incidentsVisibleTo(actor))
    .where(isIncidentOf(of))
    .executeTakeFirstOrThrow();
  return { count: row.count, open: row.open, lastDay: row.lastDay as string | null };
}

/** How these people stand in each of the incidents. */
export async function listRolesIn(
  db: Executor,
  actor: Actor,
  personIds: readonly string[],
  incidentIds: readonly string[],
) {
  if (personIds.length === 0 || incidentIds.length === 0) return [];
  return db
    .selectFrom("incident_person")
    .innerJoin("incident", "incident.id", "incident_person.incident_id")
    .select(["incident_person.incident_id as incidentId", "incident_person.role", "incident_person.standing"])
    .where(incidentsVisibleTo(actor))
    .where("incident_person.incident_id", "in", incidentIds)
    .where("incident_person.person_id", "in", personIds)
    .where("incident_person.ended_on", "is", null)
    .orderBy("incident_person.id")
    .limit(500)
    .execute();
}

/** `where` for the incidents that are meant, whoever sees them. */
export function isIncidentOf(of: IncidentsOf | { kind: "incident"; id: string }) {
  return (eb: ExpressionBuilder<Database, "incident">) => {
    switch (of.kind) {
      case "incident":
        return eb("incident.id", "=", of.id);
      case "problem":
        return eb("incident.problem_id", "=", of.id);
      case "location":
        return eb("incident.location_id", "=", of.id);
      case "case":
        return eb("incident.id", "in", eb.selectFrom("incident_case").select("incident_case.incident_id").where("incident_case.case_id", "=", of.id)); // prettier-ignore
      case "person":
        return eb(
          "incident.id",
          "in",
          eb
            .selectFrom("incident_person")
            .select("incident_person.incident_id")
            .where("incident_person.person_id", "in", of.ids)
            .where("incident_person.ended_on", "is", null),
        );
    }
  };
}
