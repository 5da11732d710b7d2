import { type RawBuilder, sql, type SqlBool } from "kysely";
import type { CASE_MEASURES } from "#app/domain/performance/measures/cases.ts";
import type { SignList } from "#app/domain/risk/signs.ts";
import { importIsVisible } from "../../visibility/imports.ts";
import { wasUnderAge } from "../intervention-predicates.ts";
import type { BehindOf, Scope } from "./behind.ts";
import { caseWasOpenOn, closingsIn } from "./case-days.ts";
import { daysFrom } from "./day-number.ts";
import { isNewestBy, riskOfCaseOn } from "./levels-on-day.ts";
import { settingOfDay } from "./setting-of-day.ts";

const isVisible = importIsVisible("case_record.import_batch_id");

export const CASE_ROWS: BehindOf<typeof CASE_MEASURES> = {
  "cases-open": (scope) => openCases(scope),
  "cases-high": (scope) => sql`
    select open_case.* from (${openCases(scope)}) as open_case where open_case.risk in ('high', 'very-high')`,
  "cases-opened": opened,
  "cases-reopened": reopened,
  "cases-closed": (scope) => sql`select closed.*, null as amount from (${closed(scope)}) as closed`,
  "cases-days-to-closure": (scope) => sql`
    select closed.*, ${daysFrom(sql.ref("closed.since"), sql.ref("closed.day"))} as amount from (${closed(scope)}) as closed`,
  "cases-days-to-first-action": firstActions,
  "cases-domestic-abuse": (scope) => sql`${openCases(scope)} and exists (
    select 1 from case_flag inner join case_flag_kind on case_flag_kind.id = case_flag.flag_kind_id
    where case_flag.case_id = case_record.id and case_flag_kind.behaviour = 'da-marac'
      and ${isFlaggedOn(sql`${scope.to}`)})`,
  "cases-cuckooing": (scope) => sql`
    ${openCases(scope)} and ${hasSigns(scope.to, ["cuckooing-sign", "cuckooing-type"])}`,
  "cases-exploitation": exploitation,
  "cases-flagged-open": (scope) => sql`
    select case_flag.id as row_id, case_record.id as record_id, case_record.group_id as group_id,
      case_flag.from_day as day, null as amount, case_flag.flag_kind_id as flag
    from case_record inner join case_flag on case_flag.case_id = case_record.id
    where ${caseWasOpenOn(scope)} and ${isFlaggedOn(sql`${scope.to}`)}`,
  "cases-flagged-closed": (scope) => sql`
    select closing.closing_id || '~' || case_flag.id as row_id, case_record.id as record_id,
      case_record.group_id as group_id, closing.closed_on as day, null as amount, case_flag.flag_kind_id as flag
    from ${closingsIn(scope)} as closing inner join case_record on case_record.id = closing.case_id
      inner join case_flag on case_flag.case_id = closing.case_id
    where ${isVisible()} and ${isFlaggedOn(sql.ref("closing.closed_on"))}`,
};

/** Ends in its conditions, so that more may follow. */
function openCases(scope: Scope, more = sql``) {
  return sql`
    select case_record.id as row_id, case_record.id as record_id, case_record.group_id as group_id,
      case_record.opened_on as day, null as amount, ${riskOfCaseOn(scope.to)} as risk,
      case_record.lead_agency_id as agency, case_record.subject_kind as subject ${more}
    from case_record where ${caseWasOpenOn(scope)}`;
}

function opened({ partnershipId, from, to }: Scope) {
  return sql`
    select case_record.id as row_id, case_record.id as record_id, case_record.group_id as group_id,
      case_record.opened_on as day, null as amount, case_record.lead_agency_id as agency,
      case_record.subject_kind as subject,
      case when case_record.subject_kind <> 'person' then 'no' when subject_person.birth_date is null then 'not-said'
        when ${wasUnderAge("subject_person.birth_date", "case_record.opened_on")} then 'yes' else 'no' end as youth
    from case_record left join person as named on named.id = case_record.person_id
      left join person as subject_person on subject_person.id = coalesce(named.merged_into_id, named.id)
    where case_record.partnership_id = ${partnershipId} and case_record.status in ('open', 'on-hold', 'closed')
      and case_record.opened_on >= ${from} and case_record.opened_on <= ${to} and ${isVisible()}`;
}

function reopened({ partnershipId, from, to }: Scope) {
  return sql`
    select case_change.id as row_id, case_record.id as record_id, case_record.group_id as group_id,
      case_change.on_day as day, null as amount, case_record.subject_kind as subject
    from case_change inner join case_record on case_record.id = case_change.case_id
    where case_change.partnership_id = ${partnershipId} and case_change.kind = 'reopened'
      and case_change.on_day >= ${from} and case_change.on_day <= ${to} and ${isVisible()}`;
}

/** Each with the day from which it had been open: that of its last re-opening, or its first. */
function closed(scope: Scope) {
  const since = sql<string>`coalesce((select max(again.on_day) from case_change as again
    where again.case_id = closing.case_id and again.kind = 'reopened' and again.changed_at < closing.closed_at),
    case_record.opened_on)`;
  return sql`
    select closing.closing_id as row_id, case_record.id as record_id, case_record.group_id as group_id,
      closing.closed_on as day, ${since} as since, closing.outcome as outcome, closing.risk as risk,
      case_record.subject_kind as subject
    from ${closingsIn(scope)} as closing inner join case_record on case_record.id = closing.case_id
    where ${isVisible()}`;
}

function firstActions({ partnershipId, from, to }: Scope) {
  return sql`
    select action.id as row_id, case_record.id as record_id, case_record.group_id as group_id, action.raised_on as day,
      ${daysFrom(sql.ref("case_record.opened_on"), sql.ref("action.raised_on"))} as amount,
      case_record.subject_kind as subject
    from action inner join case_record on case_record.id = action.case_id
    where action.partnership_id = ${partnershipId} and action.raised_on >= ${from} and action.raised_on <= ${to}
      and case_record.import_batch_id is null
      and not exists (select 1 from action as earlier where earlier.case_id = action.case_id
        and (earlier.raised_on < action.raised_on or (earlier.raised_on = action.raised_on and earlier.id < action.id)))`;
}

/** Up to and with its last day, as the list of cases has it. */
function isFlaggedOn(day: RawBuilder<string>) {
  return sql<SqlBool>`(case_flag.from_day <= ${day} and (case_flag.until_day is null or case_flag.until_day >= ${day}))`;
}

/** Of a child so many signs as prompt a referral, by the setting of the day; for adults there is no such number. */
function exploitation(scope: Scope) {
  const ofChild = hasSigns(
    scope.to,
    ["exploitation"],
    settingOfDay(scope.partnershipId, "risk.exploitation-signs", scope.to),
  );
  return sql`
    ${openCases(scope, sql`, case when ${ofChild} then 'yes' else 'no' end as youth`)}
      and (${ofChild} or ${hasSigns(scope.to, ["adult-exploitation"])})`;
}

/** That the newest assessment of somebody in the case by that day notes so many signs of these lists. */
function hasSigns(day: string, lists: readonly SignList[], least: RawBuilder<number> = sql.lit(1)) {
  return sql<SqlBool>`exists (select 1 from risk_assessment as newest
    where newest.case_id = case_record.id and ${isNewestBy("newest", sql`${day}`)}
      and (select count(*) from risk_assessment_sign as sign where sign.assessment_id = newest.id
        and sign.list in (${sql.join(lists.map((list) => sql.lit(list)))})) >= ${least})`;
}
