import { sql } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import type { Executor } from "../transaction.ts";
import { incidentsVisibleTo } from "../visibility/incidents.ts";

const COLUMNS = { heading: "incident.heading", beat: "incident.beat_code" } as const;

/** How many incidents that the actor sees happened between two days, both included, by kind or by beat: each opens its rows. */
export async function countIncidentsBy(
  db: Executor,
  actor: Actor,
  by: keyof typeof COLUMNS,
  { from, until }: { from: string; until: string },
) {
  const column = COLUMNS[by];
  const rows = await db
    .selectFrom("incident")
    .select([sql.ref<string | null>(column).as("of"), sql<number>`cast(count(*) as integer)`.as("count")])
    .where("incident.partnership_id", "=", actor.partnershipId)
    .where(incidentsVisibleTo(actor))
    .where("incident.latest_day", ">=", from)
    .where("incident.latest_day", "<=", until)
    .groupBy(sql.ref(column))
    .limit(500)
    .execute();
  return rows.map(({ of, count }) => ({ of, count: Number(count) }));
}
