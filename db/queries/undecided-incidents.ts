import { sql } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import { SEVERITY_IDS } from "#app/domain/premises/severity.ts";
import type { Executor } from "../transaction.ts";
import { countsAtPremises, premisesVisibleTo } from "../visibility/premises.ts";
import { SEEN_AT_PREMISES } from "./premises-incidents.ts";

function counting(db: Executor, actor: Actor) {
  return db
    .selectFrom("premises_incident")
    .innerJoin("incident", "incident.id", "premises_incident.incident_id")
    .innerJoin("premises", "premises.id", "premises_incident.premises_id")
    .where("premises_incident.partnership_id", "=", actor.partnershipId)
    .where(premisesVisibleTo(actor))
    .where(countsAtPremises());
}

/** What waits for the meeting, the worst first, then the newest. */
export function listUndecidedIncidents(db: Executor, actor: Actor, limit: number) {
  const ranks = SEVERITY_IDS.map((id, rank) => sql`when ${sql.lit(id)} then ${sql.lit(rank)}`);
  return counting(db, actor)
    .select([...SEEN_AT_PREMISES, "premises.name as premisesName", "premises.agreed_band as agreedBand"])
    .where("premises_incident.attribution", "=", sql.lit("undecided" as const))
    .orderBy(sql`case premises_incident.severity ${sql.join(ranks, sql` `)} else 99 end`)
    .orderBy("incident.latest_day", "desc")
    .orderBy("premises_incident.id", "desc")
    .limit(limit)
    .execute();
}

export async function countUndecidedIncidents(db: Executor, actor: Actor): Promise<number> {
  const { rows } = await counting(db, actor)
    .select((eb) => eb.fn.countAll<number | string>().as("rows"))
    .where("premises_incident.attribution", "=", sql.lit("undecided" as const))
    .executeTakeFirstOrThrow();
  return Number(rows);
}

/** By premises, how many that happened between two days, both included, wait for the meeting. */
export async function countUndecidedOf(db: Executor, actor: Actor, { from, until }: { from: string; until: string }) {
  const rows = await counting(db, actor)
    .select("premises_incident.premises_id as premisesId")
    .select((eb) => eb.fn.countAll<number | string>().as("rows"))
    .where("premises_incident.attribution", "=", sql.lit("undecided" as const))
    .where("incident.latest_day", ">=", from)
    .where("incident.latest_day", "<=", until)
    .groupBy("premises_incident.premises_id")
    .execute();
  return new Map(rows.map(({ premisesId, rows: waiting }) => [premisesId, Number(waiting)]));
}

/** Those of these rows that count at premises which the actor sees, decided or not. */
export function listPremisesIncidentsById(db: Executor, actor: Actor, ids: readonly string[]) {
  return counting(db, actor)
    .select([...SEEN_AT_PREMISES, "premises.name as premisesName"])
    .where("premises_incident.id", "in", ids)
    .limit(ids.length)
    .execute();
}
