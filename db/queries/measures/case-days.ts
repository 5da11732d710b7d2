import { type RawBuilder, sql, type SqlBool } from "kysely";
import { importIsVisible } from "../../visibility/imports.ts";
import type { Scope } from "./behind.ts";

/**
 * Whether a case was closed at the end of a day: closed by then, here or in the system that it came from, and not opened
 * again by then. `caseId` is a column, `day` a value or a column.
 */
export function wasClosedOn(caseId: string, day: RawBuilder<string>) {
  const own = sql.ref(caseId);
  return sql<SqlBool>`(exists (select 1 from case_closure as closing
      where closing.case_id = ${own} and closing.closed_on <= ${day}
        and not exists (select 1 from case_change as again where again.case_id = ${own} and again.kind = 'reopened'
          and again.on_day <= ${day} and again.changed_at > closing.closed_at))
    or exists (select 1 from imported_case as before
      where before.case_id = ${own} and before.closed_on <= ${day}
        and not exists (select 1 from case_change as again where again.case_id = ${own} and again.kind = 'reopened'
          and again.on_day <= ${day})))`;
}

/** Of the table case_record: opened by the end of the day and not closed then, those on hold included. */
export function caseWasOpenOn({ partnershipId, to }: Omit<Scope, "from">) {
  return sql<SqlBool>`(case_record.partnership_id = ${partnershipId}
    and case_record.status in ('open', 'on-hold', 'closed') and case_record.opened_on <= ${to}
    and (case_record.closed_on is null or case_record.closed_on > ${to})
    and ${importIsVisible("case_record.import_batch_id")()}
    and not ${wasClosedOn("case_record.id", sql`${to}`)})`;
}

/** Each time that a case was closed: here, or in the system that it came from, of which closed_at is empty. */
export function closingsIn({ partnershipId, from, to }: Scope) {
  return sql`(select case_closure.id as closing_id, case_closure.case_id as case_id, case_closure.closed_on as closed_on,
      case_closure.closed_at as closed_at, coalesce(case_closure.outcome_id, 'not-said') as outcome,
      coalesce(case_closure.risk_level, 'not-assessed') as risk
    from case_closure where case_closure.partnership_id = ${partnershipId}
      and case_closure.closed_on >= ${from} and case_closure.closed_on <= ${to}
    union all
    select imported_case.case_id as closing_id, imported_case.case_id as case_id, imported_case.closed_on as closed_on,
      '' as closed_at, coalesce(imported_case.outcome_id, 'not-said') as outcome,
      coalesce(imported_case.level, 'not-assessed') as risk
    from imported_case where imported_case.partnership_id = ${partnershipId}
      and imported_case.closed_on >= ${from} and imported_case.closed_on <= ${to})`;
}
