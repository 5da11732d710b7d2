import { type RawBuilder, sql } from "kysely";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import { londonMidnight } from "#app/domain/dates/london-midnight.ts";
import { NOT_SAID } from "#app/domain/performance/measures/dimensions.ts";
import type { VICTIM_MEASURES } from "#app/domain/performance/measures/victims.ts";
import { importIsVisible } from "../../visibility/imports.ts";
import type { BehindOf, Scope } from "./behind.ts";
import { caseWasOpenOn } from "./case-days.ts";
import { beat, happenedIn, heading, INCIDENT, isCounted } from "./incidents.ts";
import { victimReferrals } from "./interventions.ts";
import { firstDayOf, settingOfDay } from "./setting-of-day.ts";

/** By the record of the person that stands. */
const standing = sql`coalesce(person.merged_into_id, person.id)`;
/** Incidents with each person whom they affected. */
const affected = sql`incident inner join incident_person on incident_person.incident_id = incident.id
    and incident_person.role = 'victim' and incident_person.ended_on is null
  inner join person on person.id = incident_person.person_id`;
const recordsOf = (person: RawBuilder<unknown>) =>
  sql`(select same.id from person as same where same.id = ${person} or same.merged_into_id = ${person})`;

const sinceDay = ({ partnershipId, to }: Scope) => firstDayOf(partnershipId, "performance.repeat-victim-months", to);
const leastOf = ({ partnershipId, to }: Scope) =>
  settingOfDay(partnershipId, "performance.repeat-victim-incidents", to);

/** Whom so many incidents affected, each with the day of the last one. */
const repeatVictims = (scope: Scope) => sql`
  select ${standing} as person_id, max(incident.latest_day) as last_on from ${affected}
  where ${happenedIn({ ...scope, from: sinceDay(scope) })}
  group by ${standing} having count(distinct incident.id) >= ${leastOf(scope)}`;

/** The twin of bandInForce at the end of a day in London, of the assessment named `newest`. */
const bandOn = (day: string) => sql`case when newest.proposed is not null and exists (select 1 from risk_decision
    where risk_decision.victim_assessment_id = newest.id and risk_decision.decision = 'confirmed'
      and risk_decision.decided_at < ${londonMidnight(plusDays(day, 1)).toISOString()})
  then newest.proposed else newest.band end`;
/** The twin of newestOfEach and uncorrected in app/domain/risk/assessment.ts. */
const isNewestOn = (day: string) => sql`newest.assessed_on <= ${day}
  and not exists (select 1 from victim_assessment as correction where correction.corrects_id = newest.id)
  and not exists (select 1 from victim_assessment as newer
    where newer.case_id = newest.case_id and newer.person_id = newest.person_id and newer.assessed_on <= ${day}
      and (newer.assessed_on > newest.assessed_on or (newer.assessed_on = newest.assessed_on and newer.id > newest.id))
      and not exists (select 1 from victim_assessment as correction where correction.corrects_id = newer.id))`;
const rank = (band: RawBuilder<unknown>) => sql`case ${band} when 'high' then 3 when 'medium' then 2 else 1 end`;

/** The highest of the newest assessments of a person, in any case or in one. */
const highestOn = (day: string, person: RawBuilder<unknown>, more = sql`1 = 1`) => sql`coalesce((
  select ${bandOn(day)} from victim_assessment as newest
  where newest.person_id in ${recordsOf(person)} and ${more} and ${isNewestOn(day)}
  order by ${rank(bandOn(day))} desc limit 1), 'not-assessed') as questionnaire`;

const FACTORS = {
  ...{ youth: sql`is_youth`, alcohol: sql`is_alcohol`, drugs: sql`is_drugs`, "mental-health": sql`is_mental_health` },
  ...{ student: sql`is_student`, vehicle: sql`is_vehicle`, hate: sql`is_hate` },
};
const factors = sql.join(
  Object.keys(FACTORS).map((factor) => sql`select ${sql.lit(factor)} as name`),
  sql` union all `,
);
const hasFactor = sql`case factor.name ${sql.join(
  Object.entries(FACTORS).map(([factor, column]) => sql`when ${sql.lit(factor)} then incident.${column}`),
  sql` `,
)} end = 1`;

export const VICTIM_ROWS: BehindOf<typeof VICTIM_MEASURES> = {
  "asb-victims": (scope) => sql`
    select victim.person_id as row_id, victim.person_id as record_id, null as group_id, victim.first_on as day, null as amount,
      case when exists (select 1 from incident_person inner join incident on incident.id = incident_person.incident_id
        where incident_person.person_id in ${recordsOf(sql`victim.person_id`)} and incident_person.role = 'victim'
          and incident_person.ended_on is null and incident.latest_day < ${scope.from} and ${isCounted})
      then 'previous' else 'first' end as history
    from (select ${standing} as person_id, min(incident.latest_day) as first_on from ${affected}
      where ${happenedIn(scope)} group by ${standing}) as victim`,
  "repeat-victims": (scope) => sql`
    select victim.person_id as row_id, victim.person_id as record_id, null as group_id, victim.last_on as day, null as amount,
      ${highestOn(scope.to, sql`victim.person_id`)}
    from (${repeatVictims(scope)}) as victim`,
  "high-risk-victims": (scope) => sql`
    select victim.person_id as row_id, victim.person_id as record_id, null as group_id, victim.last_on as day, null as amount,
      case when victim.person_id in (select often.person_id from (${repeatVictims(scope)}) as often) then 'yes' else 'no' end as repeat
    from (select ${standing} as person_id, max(newest.assessed_on) as last_on
      from case_record inner join victim_assessment as newest on newest.case_id = case_record.id
        inner join person on person.id = newest.person_id
      where ${caseWasOpenOn(scope)} and ${isNewestOn(scope.to)} and ${bandOn(scope.to)} = 'high'
      group by ${standing}) as victim`,
  "victims-in-cases": ({ partnershipId, to }) => sql`
    select victim.case_id || '~' || victim.person_id as row_id, victim.case_id as record_id, victim.group_id as group_id,
      victim.from_day as day, null as amount, ${highestOn(to, sql`victim.person_id`, sql`newest.case_id = victim.case_id`)}
    from (select case_record.id as case_id, case_record.group_id as group_id, ${standing} as person_id,
        min(case_link.from_day) as from_day
      from case_record inner join case_link on case_link.case_id = case_record.id
        inner join person on person.id = case_link.person_id
      where ${caseWasOpenOn({ partnershipId, to })} and case_link.role = 'victim' and case_link.from_day <= ${to}
        and (case_link.until_day is null or case_link.until_day >= ${to})
      group by case_record.id, case_record.group_id, ${standing}) as victim`,
  "hate-incidents": (scope) => sql`
    select ${INCIDENT}, ${heading}, ${beat} from incident where ${happenedIn(scope)} and incident.is_hate = 1`,
  "hate-strands": (scope) => sql`
    select incident.id || '~' || coalesce(aimed.strand, ${sql.lit(NOT_SAID)}) as row_id, incident.id as record_id,
      null as group_id, incident.latest_day as day, null as amount, coalesce(aimed.strand, ${sql.lit(NOT_SAID)}) as strand
    from incident left join incident_hate_strand as aimed on aimed.incident_id = incident.id
    where ${happenedIn(scope)} and incident.is_hate = 1`,
  "incident-factors": (scope) => sql`
    select incident.id || '~' || factor.name as row_id, incident.id as record_id, null as group_id,
      incident.latest_day as day, null as amount, factor.name as factor
    from incident cross join (${factors}) as factor where ${happenedIn(scope)} and ${hasFactor}`,
  "aggravating-factors": ({ partnershipId, from, to }) => sql`
    select min(assessed.id) || '~' || found.factor_id as row_id, assessed.case_id as record_id,
      case_record.group_id as group_id, min(assessed.assessed_on) as day, null as amount, found.factor_id as aggravating
    from risk_assessment as assessed
      inner join risk_assessment_factor as found on found.assessment_id = assessed.id
      inner join case_record on case_record.id = assessed.case_id
      inner join person on person.id = assessed.person_id
    where assessed.partnership_id = ${partnershipId} and assessed.assessed_on >= ${from} and assessed.assessed_on <= ${to}
      and ${importIsVisible("case_record.import_batch_id")()}
      and not exists (select 1 from risk_assessment as correction where correction.corrects_id = assessed.id)
    group by assessed.case_id, case_record.group_id, ${standing}, found.factor_id`,
  "victim-referrals": victimReferrals,
};
