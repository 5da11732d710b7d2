import { type RawBuilder, sql } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import { millionths } from "#app/domain/premises/ledger.ts";
import { SEVERITIES, SEVERITY_IDS } from "#app/domain/premises/severity.ts";
import type { Settings } from "#app/domain/settings/definitions.ts";
import type { Executor } from "../transaction.ts";
import { countsAtPremises, premisesVisibleTo } from "../visibility/premises.ts";

/**
 * The points of these premises as at a day, in millionths, by the settings given, and whether one incident alone makes
 * Amber: ledgerOn (app/domain/premises/ledger.ts) said in SQL, for lists. Premises without incidents have no row.
 */
export async function sumPoints(
  db: Executor,
  actor: Actor,
  { settings, asAt, premisesIds }: { settings: Settings; asAt: string; premisesIds: readonly string[] },
) {
  if (premisesIds.length === 0) return [];
  const rows = await db
    .selectFrom("premises_incident")
    .innerJoin("incident", "incident.id", "premises_incident.incident_id")
    .innerJoin("premises", "premises.id", "premises_incident.premises_id")
    .select([
      "premises_incident.premises_id as premisesId",
      sql<number | string>`sum(${countedPointsSql(settings, asAt)})`.as("points"),
      sql<number>`max(case when ${isSingleIncidentSql(settings, asAt)} then 1 else 0 end)`.as("bySingleIncident"),
    ])
    .where(premisesVisibleTo(actor))
    .where("premises_incident.premises_id", "in", premisesIds)
    .where(countsAtPremises())
    .groupBy("premises_incident.premises_id")
    .execute();
  return rows.map((row) => ({
    premisesId: row.premisesId,
    points: Number(row.points),
    bySingleIncident: Number(row.bySingleIncident) === 1,
  }));
}

type Moment = { settings: Settings; asAt: string };
export type PointsAt = { points: number; bySingleIncident: boolean };

/**
 * As sumPoints, at several days at once, each by its settings: in one query for all of them, of some premises or of all that
 * the actor sees, which the caller may narrow by beat. By premises; those without an incident in any of the windows are not in it.
 */
export async function sumPointsAt(
  db: Executor,
  actor: Actor,
  { moments, of }: { moments: readonly Moment[]; of: { premisesIds: readonly string[] } | { beat?: string } },
): Promise<Map<string, PointsAt[]>> {
  if (moments.length === 0 || ("premisesIds" in of && of.premisesIds.length === 0)) return new Map();
  const starts = moments.map(({ settings, asAt }) => plusDays(asAt, 1 - settings["premises.decay.third-days"]));
  const rows = await db
    .selectFrom("premises_incident")
    .innerJoin("incident", "incident.id", "premises_incident.incident_id")
    .innerJoin("premises", "premises.id", "premises_incident.premises_id")
    .select("premises_incident.premises_id as premisesId")
    .select(
      moments.flatMap(({ settings, asAt }, at) => [
        sql<number | string>`sum(${countedPointsSql(settings, asAt)})`.as(`points${at}`),
        sql<number>`max(case when ${isSingleIncidentSql(settings, asAt)} then 1 else 0 end)`.as(`single${at}`),
      ]),
    )
    .where(premisesVisibleTo(actor))
    .$if("premisesIds" in of, (q) =>
      q.where("premises_incident.premises_id", "in", "premisesIds" in of ? of.premisesIds : []),
    )
    .$if("beat" in of && of.beat !== undefined, (q) =>
      q.where("premises.beat_code", "=", "beat" in of ? (of.beat ?? "") : ""),
    )
    .where(countsAtPremises())
    .where("incident.latest_day", ">=", [...starts].sort()[0] ?? "")
    .where(
      "incident.latest_day",
      "<=",
      moments
        .map(({ asAt }) => asAt)
        .sort()
        .at(-1) ?? "",
    )
    .groupBy("premises_incident.premises_id")
    .execute();
  return new Map(
    rows.map((row) => {
      const columns = row as unknown as Record<string, number | string>;
      const at = moments.map((_, index) => ({
        points: Number(columns[`points${index}`]),
        bySingleIncident: Number(columns[`single${index}`]) === 1,
      }));
      return [row.premisesId, at];
    }),
  );
}

/** What one row of premises_incident, joined with its incident, counts as at a day: `counted` of a line of the ledger. */
export function countedPointsSql(settings: Settings, asAt: string): RawBuilder<number> {
  const attributed = sql`(${baseSql(settings)} / 100 * ${attributedShareSql(settings)})`;
  const credit = sql`(premises_incident.called_police * ${whole(settings["premises.less.called-police"])}
    + premises_incident.good_practice * ${whole(settings["premises.less.good-practice"])})`;
  return sql`(case when ${attributed} <= ${credit} then 0
    else (${attributed} - ${credit}) / 100 * ${shareSql(settings, asAt)} end)`;
}

export function isSingleIncidentSql(settings: Settings, asAt: string): RawBuilder<boolean> {
  return sql`(premises_incident.attribution = 'caused-by' and ${shareSql(settings, asAt)} > 0
    and ${baseSql(settings)} >= ${whole(settings["premises.single-incident-amber"])})`;
}

function baseSql(settings: Settings) {
  const cases = SEVERITY_IDS.map((id) => sql`when ${sql.lit(id)} then ${whole(settings[SEVERITIES[id].points])}`);
  return sql`(case premises_incident.severity ${sql.join(cases, sql` `)} else 0 end)`;
}

function attributedShareSql(settings: Settings) {
  return sql`(case premises_incident.attribution when 'caused-by' then ${sql.lit(settings["premises.share.caused-by"])}
    when 'outside' then ${sql.lit(settings["premises.share.outside"])}
    when 'near' then ${sql.lit(settings["premises.share.near"])} else 0 end)`;
}

/** By the bounds of the periods, so that no date is reckoned in SQL. Twin of shareAtAge. */
function shareSql(settings: Settings, asAt: string) {
  const after = (days: number) => sql.lit(plusDays(asAt, -days));
  return sql`(case when incident.latest_day > ${sql.lit(asAt)} then 0
    when incident.latest_day > ${after(settings["premises.decay.first-days"])}
      then ${sql.lit(settings["premises.decay.first-share"])}
    when incident.latest_day > ${after(settings["premises.decay.second-days"])}
      then ${sql.lit(settings["premises.decay.second-share"])}
    when incident.latest_day > ${after(settings["premises.decay.third-days"])}
      then ${sql.lit(settings["premises.decay.third-share"])} else 0 end)`;
}

function whole(points: number) {
  return sql.lit(millionths(points));
}
