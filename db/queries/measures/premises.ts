import { type RawBuilder, sql } from "kysely";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import { NONE } from "#app/domain/performance/measures/dimensions.ts";
import type { PREMISES_MEASURES } from "#app/domain/performance/measures/premises.ts";
import { VIOLENT } from "#app/domain/premises/severity.ts";
import { importIsVisible } from "../../visibility/imports.ts";
import { countsAtPremises } from "../../visibility/premises.ts";
import { BEAT, HOUR } from "../violence-figures.ts";
import type { BehindOf, Scope } from "./behind.ts";
import { dayNumber } from "./day-number.ts";

const none = sql.lit(NONE);
const isVisible = importIsVisible("premises.import_batch_id")();
const beat = sql`coalesce(premises.beat_code, ${none}) as beat`;
/** The twin of isStandingGrade, of a grade of another name. */
const isStanding = (grade: string) =>
  sql`not exists (select 1 from premises_grade as correction where correction.corrects_id = ${sql.ref(`${grade}.id`)})`;
const rank = (band: RawBuilder<unknown>) => sql`case ${band} when 'red' then 3 when 'amber' then 2 else 1 end`;

/** Of the grade in force on a day, one column; null of premises that were not graded by then. */
const inForceOn = (day: string, column: "agreed_band" | "graded_on") => sql`(select ${sql.ref(`grade.${column}`)}
  from premises_grade as grade
  where grade.premises_id = premises.id and grade.graded_on <= ${day} and ${isStanding("grade")}
  order by grade.graded_on desc, grade.id desc limit 1)`;

/** Each time in Red within the days: its first day, and the day after its last. The twin of daysInRed in app/domain/premises. */
const timesInRed = ({ partnershipId, from, to }: Scope) => {
  const after = plusDays(to, 1);
  return sql`select spell.premises_id, spell.beat, spell.first_on,
      case when spell.next_on < spell.closes_on then spell.next_on else spell.closes_on end as until_on
    from (select red.premises_id as premises_id, ${beat},
        case when red.graded_on > ${from} then red.graded_on else ${from} end as first_on,
        coalesce((select min(later.graded_on) from premises_grade as later
          where later.premises_id = red.premises_id and ${isStanding("later")}
            and (later.graded_on > red.graded_on or (later.graded_on = red.graded_on and later.id > red.id))), ${after}) as next_on,
        case when premises.closed_on < ${after} then premises.closed_on else ${after} end as closes_on
      from premises_grade as red inner join premises on premises.id = red.premises_id
      where red.partnership_id = ${partnershipId} and red.graded_on <= ${to} and red.agreed_band = 'red'
        and ${isStanding("red")} and ${isVisible}) as spell`;
};

const inRed = (scope: Scope) => sql`
  select time.premises_id as row_id, time.premises_id as record_id, null as group_id, min(time.first_on) as day,
    sum(${dayNumber(sql`time.until_on`)} - ${dayNumber(sql`time.first_on`)}) as amount, time.beat as beat
  from (${timesInRed(scope)}) as time where time.until_on > time.first_on group by time.premises_id, time.beat`;

export const PREMISES_ROWS: BehindOf<typeof PREMISES_MEASURES> = {
  "premises-by-grade": ({ partnershipId, to }) => sql`
    select premises.id as row_id, premises.id as record_id, null as group_id,
      coalesce(${inForceOn(to, "graded_on")}, ${to}) as day, null as amount,
      coalesce(${inForceOn(to, "agreed_band")}, 'not-graded') as band, ${beat}
    from premises
    where premises.partnership_id = ${partnershipId} and ${isVisible}
      and (premises.licensed_from is null or premises.licensed_from <= ${to})
      and (premises.closed_on is null or premises.closed_on > ${to})`,
  "premises-in-red": inRed,
  "premises-days-in-red": inRed,
  "premises-grades": ({ partnershipId, from, to }) => sql`
    select agreed.id as row_id, agreed.premises_id as record_id, null as group_id, agreed.graded_on as day, null as amount,
      agreed.agreed_band as band,
      case when agreed.before_band is null then 'first' when agreed.agreed_band = agreed.before_band then 'same'
        when ${rank(sql`agreed.agreed_band`)} > ${rank(sql`agreed.before_band`)} then 'up' else 'down' end as movement
    from (select premises_grade.id, premises_grade.premises_id, premises_grade.graded_on, premises_grade.agreed_band,
        (select earlier.agreed_band from premises_grade as earlier
          where earlier.premises_id = premises_grade.premises_id and ${isStanding("earlier")}
            and (earlier.graded_on < premises_grade.graded_on
              or (earlier.graded_on = premises_grade.graded_on and earlier.id < premises_grade.id))
          order by earlier.graded_on desc, earlier.id desc limit 1) as before_band
      from premises_grade inner join premises on premises.id = premises_grade.premises_id
      where premises_grade.partnership_id = ${partnershipId} and premises_grade.graded_on >= ${from}
        and premises_grade.graded_on <= ${to} and ${isStanding("premises_grade")} and ${isVisible}) as agreed`,
  "premises-plans": ({ partnershipId, to }) => sql`
    select premises_plan.id as row_id, premises_plan.premises_id as record_id, null as group_id,
      premises_plan.started_on as day, null as amount, premises_plan.band as band,
      case when premises_plan.ends_on < ${to} then 'yes' else 'no' end as ended
    from premises_plan inner join premises on premises.id = premises_plan.premises_id
    where premises_plan.partnership_id = ${partnershipId} and premises_plan.started_on <= ${to}
      and (premises_plan.closed_on is null or premises_plan.closed_on > ${to}) and ${isVisible}`,
  "premises-violence": ({ partnershipId, from, to }) => sql`
    select incident.id as row_id, min(premises.id) as record_id, null as group_id, incident.latest_day as day,
      null as amount, coalesce(${BEAT}, ${none}) as beat, coalesce(${HOUR}, ${none}) as hour
    from incident inner join premises_incident on premises_incident.incident_id = incident.id
      inner join premises on premises.id = premises_incident.premises_id
    where incident.partnership_id = ${partnershipId} and incident.latest_day >= ${from} and incident.latest_day <= ${to}
      and premises_incident.severity in (${sql.join(VIOLENT.map((severity) => sql.lit(severity)))})
      and premises_incident.attribution <> 'unrelated' and ${countsAtPremises()} and ${isVisible}
    group by incident.id, incident.latest_day, incident.latest_time, incident.earliest_day, incident.earliest_time,
      incident.beat_code`,
};
