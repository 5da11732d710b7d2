import { type RawBuilder, sql } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import { millionths } from "#app/domain/premises/ledger.ts";
import { SEVERITIES, SEVERITY_IDS } from "#app/domain/premises/severity.ts";
import { settingKeysOf, type Settings } from "#app/domain/settings/definitions.ts";
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
type Of = { premisesIds: readonly string[] } | { beat?: string };
export type PointsAt = { points: number; bySingleIncident: boolean };

/**
 * As sumPoints, at several days at once, each by its settings: in one query for all of them, of some premises or of all that
 * the actor sees, which the caller may narrow by beat. By premises; those without an incident in any of the windows are not in it.
 */
export async function sumPointsAt(
  db: Executor,
  actor: Actor,
  { moments, of }: { moments: readonly Moment[]; of: Of },
): Promise<Map<string, PointsAt[]>> {
  if (moments.length === 0 || ("premisesIds" in of && of.premisesIds.length === 0)) return new Map();
  // What an incident leaves before its age is reckoned once for each scheme, and not again for each day.
  const schemes = [...new Map(moments.map(({ settings }) => [schemeOf(settings), settings]))];
  const at = ({ settings }: Moment) => schemes.findIndex(([scheme]) => scheme === schemeOf(settings));
  const day = sql.ref("entry.day");
  const rows = await db
    .with(
      (cte) => cte("entry").materialized(),
      (q) =>
        entries(q as Executor, actor, moments, of).select(
          schemes.flatMap(([, settings], index) => [
            netSql(settings).as(`net${index}`),
            sql<0 | 1>`(case when ${isGraveSql(settings)} then 1 else 0 end)`.as(`grave${index}`),
          ]),
        ),
    )
    .selectFrom("entry")
    .select("entry.premisesId")
    .select(
      moments.flatMap((moment, index) => {
        const share = shareSql(moment.settings, moment.asAt, day);
        const [net, grave] = [sql.ref(`entry.net${at(moment)}`), sql.ref(`entry.grave${at(moment)}`)];
        return [
          sql<number | string>`sum(${net} * ${share})`.as(`points${index}`),
          sql<number>`max(case when ${share} > 0 then ${grave} else 0 end)`.as(`single${index}`),
        ];
      }),
    )
    .groupBy("entry.premisesId")
    .execute();
  return new Map(
    rows.map((row) => {
      const columns = row as unknown as Record<string, number | string>;
      const sums = moments.map((_, index) => ({
        points: Number(columns[`points${index}`]),
        bySingleIncident: Number(columns[`single${index}`]) === 1,
      }));
      return [row.premisesId, sums];
    }),
  );
}

/** Every incident that counts at any of the days. */
function entries(db: Executor, actor: Actor, moments: readonly Moment[], of: Of) {
  const starts = moments.map(({ settings, asAt }) => plusDays(asAt, 1 - settings["premises.decay.third-days"])).sort();
  const days = moments.map(({ asAt }) => asAt).sort();
  return db
    .selectFrom("premises_incident")
    .innerJoin("incident", "incident.id", "premises_incident.incident_id")
    .innerJoin("premises", "premises.id", "premises_incident.premises_id")
    .select(["premises_incident.premises_id as premisesId", "incident.latest_day as day"])
    .where(premisesVisibleTo(actor))
    .where((eb) =>
      "premisesIds" in of
        ? eb("premises_incident.premises_id", "in", of.premisesIds)
        : eb.and([
            // For all of them the way goes by the day of the incident, and of some by the premises.
            eb("incident.partnership_id", "=", actor.partnershipId),
            ...(of.beat === undefined ? [] : [eb("premises.beat_code", "=", of.beat)]),
          ]),
    )
    .where(countsAtPremises())
    .where("incident.latest_day", ">=", starts[0] ?? "")
    .where("incident.latest_day", "<=", days.at(-1) ?? "");
}

const SCHEME = settingKeysOf("premises");

function schemeOf(settings: Settings) {
  return SCHEME.map((key) => settings[key]).join(" ");
}

/** What one row of premises_incident, joined with its incident, counts as at a day: `counted` of a line of the ledger. */
function countedPointsSql(settings: Settings, asAt: string): RawBuilder<number> {
  return sql`(${netSql(settings)} * ${shareSql(settings, asAt)})`;
}

/** Before its age: a hundredth of the points after attribution, less what is credited. */
function netSql(settings: Settings) {
  const attributed = sql`(${baseSql(settings)} / 100 * ${attributedShareSql(settings)})`;
  const credit = sql`(premises_incident.called_police * ${whole(settings["premises.less.called-police"])}
    + premises_incident.good_practice * ${whole(settings["premises.less.good-practice"])})`;
  return sql<number>`(case when ${attributed} <= ${credit} then 0 else (${attributed} - ${credit}) / 100 end)`;
}

function isSingleIncidentSql(settings: Settings, asAt: string): RawBuilder<boolean> {
  return sql`(${isGraveSql(settings)} and ${shareSql(settings, asAt)} > 0)`;
}

function isGraveSql(settings: Settings) {
  return sql<boolean>`(premises_incident.attribution = 'caused-by'
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
function shareSql(settings: Settings, asAt: string, day: RawBuilder<unknown> = sql.ref("incident.latest_day")) {
  const after = (days: number) => sql.lit(plusDays(asAt, -days));
  return sql`(case when ${day} > ${sql.lit(asAt)} then 0
    when ${day} > ${after(settings["premises.decay.first-days"])}
      then ${sql.lit(settings["premises.decay.first-share"])}
    when ${day} > ${after(settings["premises.decay.second-days"])}
      then ${sql.lit(settings["premises.decay.second-share"])}
    when ${day} > ${after(settings["premises.decay.third-days"])}
      then ${sql.lit(settings["premises.decay.third-share"])} else 0 end)`;
}

function whole(points: number) {
  return sql.lit(millionths(points));
}
