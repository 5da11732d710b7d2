import { type ExpressionBuilder, type SqlBool, sql } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import type { AsbHeading } from "#app/domain/incidents/asb-headings.ts";
import type { BusyWindows } from "#app/domain/incidents/busy-places.ts";
import type { PlacedKind } from "#app/domain/locations/area-kinds.ts";
import type { Executor } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { incidentsVisibleTo } from "../visibility/incidents.ts";

type Eb = ExpressionBuilder<Database, "incident">;
type Asked = { windows: BusyWindows; heading?: AsbHeading; limit: number };

/** How many incidents that the actor sees happened at each place in each of the windows: those with the most now first. */
export async function countIncidentsByPlace(db: Executor, actor: Actor, { windows, heading, limit }: Asked) {
  const rows = await db
    .selectFrom("incident")
    .innerJoin("location", "location.id", "incident.location_id")
    .select(["location.id as locationId", "location.name", "location.postcode"])
    .select(["location.address_words as addressWords", "location.beat_code as beatCode"])
    .select(countsIn(windows))
    .where(isCounted(actor, windows, heading))
    .groupBy(["location.id", "location.name", "location.postcode", "location.address_words", "location.beat_code"])
    .orderBy("now", "desc")
    .orderBy("location.id")
    .limit(limit)
    .execute();
  return rows.map(numbers);
}

const COLUMNS = { beat: "incident.beat_code", ward: "incident.ward_code", lsoa: "incident.lsoa_code" } as const;

/** The same by area, as it was when the incident was logged; null where it is not recorded. */
export async function countIncidentsByArea(
  db: Executor,
  actor: Actor,
  kind: PlacedKind,
  { windows, heading, limit }: Asked,
) {
  const rows = await db
    .selectFrom("incident")
    .select(`${COLUMNS[kind]} as code`)
    .select(countsIn(windows))
    .where(isCounted(actor, windows, heading))
    .groupBy(COLUMNS[kind])
    .orderBy("now", "desc")
    .limit(limit)
    .execute();
  return rows.map(numbers);
}

type Mapped = {
  kind: PlacedKind;
  from: string;
  until: string;
  heading?: AsbHeading;
  youth?: "yes" | "no";
  logged?: "here";
};

/** How many incidents that the actor sees happened in each area between two days; null where it is not recorded. */
export async function countIncidentsOnMap(db: Executor, actor: Actor, asked: Mapped) {
  const { kind, from, until, heading, youth, logged } = asked;
  const rows = await db
    .selectFrom("incident")
    .select((eb) => [`${COLUMNS[kind]} as code`, eb.fn.countAll<number>().as("count")])
    .where(incidentsVisibleTo(actor))
    .where("incident.partnership_id", "=", actor.partnershipId)
    .where("incident.latest_day", ">=", from)
    .where("incident.latest_day", "<=", until)
    .$if(heading !== undefined, (q) => q.where("incident.heading", "=", heading as AsbHeading))
    .$if(youth !== undefined, (q) => q.where("incident.is_youth", "=", youth === "yes" ? 1 : 0))
    .$if(logged !== undefined, (q) => q.where("incident.import_batch_id", "is", null))
    .groupBy(COLUMNS[kind])
    .limit(2000)
    .execute();
  return rows.map(({ code, count }) => ({ code: code, count: Number(count) }));
}

function countsIn({ now, before, lastYear }: BusyWindows) {
  const within = ({ from, until }: { from: string; until: string }) =>
    sql<number>`count(case when incident.latest_day between ${from} and ${until} then 1 end)`;
  return [within(now).as("now"), within(before).as("before"), within(lastYear).as("lastYear")] as const;
}

/** From the first day of last year's window: what lies between the windows is read and not counted. */
function isCounted(actor: Actor, { now, before, lastYear }: BusyWindows, heading: AsbHeading | undefined) {
  return (eb: Eb) =>
    eb.and([
      incidentsVisibleTo(actor)(eb),
      eb("incident.partnership_id", "=", actor.partnershipId),
      sql<SqlBool>`incident.latest_day between ${lastYear.from} and ${now.until}`,
      sql<SqlBool>`(incident.latest_day <= ${lastYear.until} or incident.latest_day >= ${before.from})`,
      ...(heading === undefined ? [] : [eb("incident.heading", "=", heading)]),
    ]);
}

function numbers<R extends { now: number; before: number; lastYear: number }>(row: R): R {
  return { ...row, now: Number(row.now), before: Number(row.before), lastYear: Number(row.lastYear) };
}
