import { sql } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import type { Executor } from "../transaction.ts";
import { incidentsVisibleTo } from "../visibility/incidents.ts";

type Asked = {
  since: string;
  until: string;
  /** At least so many incidents. */
  least: number;
  after?: { incidents: number; personId: string };
  limit: number;
};

/**
 * Whom at least so many of the incidents that the actor sees affected, those with the most first. Records that are merged
 * count as the one that stands.
 */
export async function listRepeatVictims(db: Executor, actor: Actor, { since, until, least, after, limit }: Asked) {
  const incidents = sql<number>`count(distinct incident.id)`;
  const person = sql<string>`coalesce(person.merged_into_id, person.id)`;
  const rows = await db
    .selectFrom("incident")
    .innerJoin("incident_person", "incident_person.incident_id", "incident.id")
    .innerJoin("person", "person.id", "incident_person.person_id")
    .select([person.as("personId"), incidents.as("incidents")])
    .select((eb) => eb.fn.max("incident.latest_day").as("lastOn"))
    .where(incidentsVisibleTo(actor))
    .where("incident.partnership_id", "=", actor.partnershipId)
    .where("incident.latest_day", ">=", since)
    .where("incident.latest_day", "<=", until)
    .where("incident_person.role", "=", "victim")
    .where("incident_person.ended_on", "is", null)
    .groupBy(person)
    .having(incidents, ">=", least)
    .$if(after !== undefined, (q) =>
      q.having(
        sql<boolean>`(${incidents} < ${after?.incidents ?? 0} or (${incidents} = ${after?.incidents ?? 0} and ${person} > ${after?.personId ?? ""}))`,
      ),
    )
    .orderBy(incidents, "desc")
    .orderBy(person)
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, incidents: Number(row.incidents) }));
}
