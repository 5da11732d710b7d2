import type { Actor } from "#app/domain/access/actor.ts";
import type { Executor } from "../transaction.ts";
import { countsAtPremises, premisesVisibleTo } from "../visibility/premises.ts";

/** What happened there, at the earliest, after a day, first things first; and how much of it there is. */
export async function listIncidentsAfter(
  db: Executor,
  actor: Actor,
  { premisesId, day, limit }: { premisesId: string; day: string; limit: number },
) {
  const all = db
    .selectFrom("premises_incident")
    .innerJoin("incident", "incident.id", "premises_incident.incident_id")
    .innerJoin("premises", "premises.id", "premises_incident.premises_id")
    .where(premisesVisibleTo(actor))
    .where("premises_incident.premises_id", "=", premisesId)
    .where(countsAtPremises())
    .where("incident.earliest_day", ">", day);
  const { count } = await all.select((eb) => eb.fn.countAll<number | string>().as("count")).executeTakeFirstOrThrow();
  const rows = await all
    .select(["premises_incident.id", "incident.reference", "incident.earliest_day as day"])
    .orderBy("incident.earliest_day")
    .orderBy("premises_incident.id")
    .limit(limit)
    .execute();
  return { count: Number(count), rows };
}
