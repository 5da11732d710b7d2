import { sql, type SqlBool } from "kysely";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import { londonMidnight } from "#app/domain/dates/london-midnight.ts";
import type { RiskLevel } from "#app/domain/risk/levels.ts";

const NOT_ASSESSED = sql.lit("not-assessed");
type Level = RiskLevel | "not-assessed";

/** Before that instant, what was done was done by the end of that day in London. */
export function endOfDay(day: string): string {
  return londonMidnight(plusDays(day, 1)).toISOString();
}

/** The lower level that was proposed once somebody else, or a meeting, has confirmed it by the end of that day in London; until then the higher. */
function levelOf(alias: string, day: string) {
  const own = sql.ref(`${alias}.id`);
  return sql<RiskLevel>`case when ${sql.ref(`${alias}.proposed`)} is not null and exists (
      select 1 from risk_decision where risk_decision.assessment_id = ${own} and risk_decision.decision = 'confirmed'
        and risk_decision.decided_at < ${endOfDay(day)})
    then ${sql.ref(`${alias}.proposed`)} else ${sql.ref(`${alias}.overall`)} end`;
}

export function rankOf(level: ReturnType<typeof levelOf>) {
  return sql`case ${level} when 'low' then 1 when 'medium' then 2 when 'high' then 3 else 4 end`;
}

type Assessments = "risk_assessment" | "victim_assessment";

/** The twin of uncorrected in app/domain/risk/assessment.ts. */
export function isUncorrected(alias: string, table: Assessments = "risk_assessment") {
  return sql<SqlBool>`not exists (
    select 1 from ${sql.table(table)} as correction where correction.corrects_id = ${sql.ref(`${alias}.id`)})`;
}

/** Of its person in its case, by that day: the twin of newestOfEach(uncorrected(…)). `day`: a value or a column. */
export function isNewestBy(alias: string, day: ReturnType<typeof sql<string>>, table: Assessments = "risk_assessment") {
  const own = (column: string) => sql.ref(`${alias}.${column}`);
  return sql<SqlBool>`${own("assessed_on")} <= ${day} and ${isUncorrected(alias, table)} and not exists (
    select 1 from ${sql.table(table)} as newer
    where newer.case_id = ${own("case_id")} and newer.person_id = ${own("person_id")} and newer.assessed_on <= ${day}
      and (newer.assessed_on > ${own("assessed_on")} or (newer.assessed_on = ${own("assessed_on")} and newer.id > ${own("id")}))
      and ${isUncorrected("newer", table)})`;
}

/** The level at the first assessment of the case that followed the referral: the highest of that day. */
export function riskOfReferral() {
  return sql<Level>`coalesce((select first.overall from case_record as followed
    inner join risk_assessment as first on first.case_id = followed.id
    where followed.referral_id = referral.id and ${isUncorrected("first")}
    order by first.assessed_on, ${rankOf(sql`first.overall`)} desc limit 1), ${NOT_ASSESSED})`;
}

/** The highest among the people of the case, from the newest assessment of each by that day: caseRisk(newestOfEach(…)). */
export function riskOfCaseOn(day: string) {
  return sql<Level>`coalesce((select ${levelOf("newest", day)} from risk_assessment as newest
    where newest.case_id = case_record.id and ${isNewestBy("newest", sql`${day}`)}
    order by ${rankOf(levelOf("newest", day))} desc limit 1), ${NOT_ASSESSED})`;
}
