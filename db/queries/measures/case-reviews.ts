import { type RawBuilder, sql } from "kysely";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import { londonMidnight } from "#app/domain/dates/london-midnight.ts";
import type { CASE_REVIEW_MEASURES } from "#app/domain/performance/measures/case-reviews.ts";
import { NONE } from "#app/domain/performance/measures/dimensions.ts";
import type { BehindOf, Scope } from "./behind.ts";
import { dayNumber, weekdaysBefore } from "./day-number.ts";
import { settingOfDay } from "./setting-of-day.ts";

const none = sql.lit(NONE);

/** A step of this kind, and the first of its kind of each review where a condition is given. The twin of rowsOfFigures. */
const steps = (
  { partnershipId, from, to }: Scope,
  kind: "decide-not-met" | "send-outcome",
  isFirst?: RawBuilder<unknown>,
) => sql`
  select step.id as row_id, step.review_id as record_id, null as group_id, step.happened_on as day, null as amount
  from case_review_step as step
  where step.partnership_id = ${partnershipId} and step.kind = ${sql.lit(kind)} and step.happened_on >= ${from}
    and step.happened_on <= ${to} and ${isFirst ?? sql`1 = 1`}`;

const isFirstOutcome = sql`not exists (select 1 from case_review_step as before
  where before.review_id = step.review_id and before.kind = 'send-outcome'
    and (before.happened_on < step.happened_on or (before.happened_on = step.happened_on and before.id < step.id)))`;
const isFirstRecommending = sql`step.recommendations > 0 and not exists (select 1 from case_review_step as before
  where before.review_id = step.review_id and before.kind = 'send-outcome' and before.recommendations > 0
    and (before.happened_on < step.happened_on or (before.happened_on = step.happened_on and before.id < step.id)))`;

/** Decisions, with the working days that the partnership had set when the application was received. */
const decisions = ({ partnershipId, from, to }: Scope) => sql`
  select decision.id as id, decision.review_id as review_id, decision.decided_on as decided_on, decision.is_met as is_met,
    case_review.received_on as received_on, ${dayNumber(sql`decision.decided_on`)} as decided_number,
    ${dayNumber(sql`case_review.received_on`)} as received_number,
    ${settingOfDay(partnershipId, "case-reviews.decide-working-days", sql`case_review.received_on`)} as days_set
  from case_review_decision as decision inner join case_review on case_review.id = decision.review_id
  where decision.partnership_id = ${partnershipId} and decision.decided_on >= ${from} and decision.decided_on <= ${to}`;
const threshold = sql`case decided.is_met when 1 then 'yes' else 'no' end as threshold`;

// From the day after the receipt, which is not counted; the setting is of one day at least.
const first = sql<number>`(decided.received_number + 1)`;
/** Those from then on and before another day, Monday to Friday without bank holidays. */
const workingDays = (until: RawBuilder<unknown>, untilNumber: RawBuilder<number>) =>
  sql`(${weekdaysBefore(untilNumber)} - ${weekdaysBefore(first)} - (select count(*) from bank_holiday
    where bank_holiday.division = 'england-and-wales' and bank_holiday.day > decided.received_on
      and bank_holiday.day < ${until} and ${dayNumber(sql`bank_holiday.day`)} % 7 < 5))`;
const year = sql`cast(substr(decided.received_on, 1, 4) as integer)`;
const newYear = sql`(cast(${year} + 1 as text) || '-01-01')`;
const newYearNumber = sql<number>`(${dayNumber(sql`(substr(decided.received_on, 1, 4) || '-12-31')`)} + 1)`;
/** A year with fewer than eight was loaded in part (app/domain/dates/bank-holidays.ts). */
const isLoaded = (of: RawBuilder<unknown>) => sql`(select count(*) from bank_holiday
  where bank_holiday.division = 'england-and-wales' and substr(bank_holiday.day, 1, 4) = cast(${of} as text)) >= 8`;

/** The twin of plusWorkingDays and isLate in app/domain: whether the last day could be counted, and lies before the decision. */
const timely = sql`case
  when (${weekdaysBefore(newYearNumber)} > ${weekdaysBefore(first)} and not ${isLoaded(year)})
    or (${workingDays(newYear, newYearNumber)} < decided.days_set and not ${isLoaded(sql`(${year} + 1)`)}) then 'not-known'
  when ${workingDays(sql`decided.decided_on`, sql<number>`decided.decided_number`)} < decided.days_set then 'yes'
  else 'no' end as timely`;

export const CASE_REVIEW_ROWS: BehindOf<typeof CASE_REVIEW_MEASURES> = {
  "case-review-applications": ({ partnershipId, from, to }) => sql`
    select made.id as row_id, made.review_id as record_id, null as group_id, made.received_on as day, null as amount
    from case_review_application as made
    where made.partnership_id = ${partnershipId} and made.received_on >= ${from} and made.received_on <= ${to}
      and made.counts = 1`,
  "case-review-not-met": (scope) => steps(scope, "decide-not-met"),
  "case-reviews-done": (scope) => steps(scope, "send-outcome", isFirstOutcome),
  "case-reviews-recommending": (scope) => steps(scope, "send-outcome", isFirstRecommending),
  "case-review-decisions": (scope) => sql`
    select decided.id as row_id, decided.review_id as record_id, null as group_id, decided.decided_on as day, null as amount,
      ${threshold}, ${timely}
    from (${decisions(scope)}) as decided`,
  "case-review-days-to-decide": (scope) => sql`
    select decided.id as row_id, decided.review_id as record_id, null as group_id, decided.decided_on as day,
      decided.decided_number - decided.received_number as amount, ${threshold}
    from (${decisions(scope)}) as decided`,
  // Recorded at an instant: of the hour after midnight in summer the day that is shown, and nothing that is counted, is the one before.
  "case-review-recommendations": ({ partnershipId, from, to }) => sql`
    select said.id as row_id, said.review_id as record_id, null as group_id,
      case when substr(said.created_at, 1, 10) < ${from} then ${from} else substr(said.created_at, 1, 10) end as day,
      null as amount, said.theme as theme, coalesce(said.response, ${none}) as response
    from case_review_recommendation as said
    where said.partnership_id = ${partnershipId} and said.created_at >= ${londonMidnight(from).toISOString()}
      and said.created_at < ${londonMidnight(plusDays(to, 1)).toISOString()}`,
  "case-review-appeals": ({ partnershipId, from, to }) => sql`
    select appeal.id as row_id, appeal.review_id as record_id, null as group_id, appeal.received_on as day, null as amount,
      appeal.against as against,
      case when appeal.decided_on is null then ${none} when appeal.is_upheld = 1 then 'upheld' else 'dismissed' end as result
    from case_review_appeal as appeal
    where appeal.partnership_id = ${partnershipId} and appeal.received_on >= ${from} and appeal.received_on <= ${to}`,
};
