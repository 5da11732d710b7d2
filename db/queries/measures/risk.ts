import { sql } from "kysely";
import type { RISK_MEASURES } from "#app/domain/performance/measures/risk.ts";
import { importIsVisible } from "../../visibility/imports.ts";
import type { Behind, BehindOf, Scope } from "./behind.ts";
import { caseWasOpenOn, closingsIn, wasClosedOn } from "./case-days.ts";
import { endOfDay, isNewestBy, isUncorrected, rankOf } from "./levels-on-day.ts";

const isVisible = importIsVisible("case_record.import_batch_id");

export const RISK_ROWS: BehindOf<typeof RISK_MEASURES> = {
  "risk-moved-reoffending": moved("reoffending"),
  "risk-moved-harm-to-others": moved("harm_to_others"),
  "risk-moved-harm-to-self": moved("harm_to_self"),
  "risk-reviews-due": reviewsDue,
  "risk-reviews-by-others": ({ partnershipId, from, to }) => sql`
    select risk_review.id as row_id, case_record.id as record_id, case_record.group_id as group_id,
      risk_review.reviewed_on as day, null as amount, risk_review.reviewer_role as reviewer,
      coalesce(risk_review.level, 'not-assessed') as risk
    from risk_review inner join case_record on case_record.id = risk_review.case_id
    where risk_review.partnership_id = ${partnershipId} and risk_review.reviewed_on >= ${from}
      and risk_review.reviewed_on <= ${to} and ${isVisible()}`,
  "risk-lowering-waiting": (scope) => sql`
    ${loweringsWaiting(scope, "risk")} union all ${loweringsWaiting(scope, "victim")}`,
};

/** Of each person assessed in a case that was closed: the first and the newest assessment by the day of closure. */
function moved(domain: "reoffending" | "harm_to_others" | "harm_to_self"): Behind {
  const first = sql.ref<"low">(`first.${domain}`);
  const last = sql.ref<"low">(`newest.${domain}`);
  return (scope) => sql`
    select closing.closing_id || '~' || newest.person_id as row_id, case_record.id as record_id,
      case_record.group_id as group_id, closing.closed_on as day, null as amount, ${first} as atfirst, ${last} as atend,
      case when first.id = newest.id then 'once' when ${rankOf(last)} < ${rankOf(first)} then 'fell'
        when ${rankOf(last)} > ${rankOf(first)} then 'rose' else 'stayed' end as course
    from ${closingsIn(scope)} as closing inner join case_record on case_record.id = closing.case_id
      inner join risk_assessment as newest on newest.case_id = closing.case_id
      inner join risk_assessment as first on first.case_id = newest.case_id and first.person_id = newest.person_id
    where ${isVisible()} and ${isNewestBy("newest", sql.ref("closing.closed_on"))} and ${isUncorrected("first")}
      and not exists (select 1 from risk_assessment as earlier
        where earlier.case_id = first.case_id and earlier.person_id = first.person_id
          and (earlier.assessed_on < first.assessed_on or (earlier.assessed_on = first.assessed_on and earlier.id < first.id))
          and ${isUncorrected("earlier")})`;
}

/** The review is the next assessment of that person in that case. */
function reviewsDue({ partnershipId, from, to }: Scope) {
  const review = sql`select 1 from risk_assessment as review
    where review.case_id = due.case_id and review.person_id = due.person_id
      and (review.assessed_on > due.assessed_on or (review.assessed_on = due.assessed_on and review.id > due.id))
      and ${isUncorrected("review")}`;
  return sql`
    select due.id as row_id, case_record.id as record_id, case_record.group_id as group_id, due.next_review_on as day,
      null as amount, due.overall as risk,
      case when exists (${review} and review.assessed_on <= due.next_review_on) then 'on-time'
        when exists (${review}) then 'late' else 'not-done' end as kept
    from risk_assessment as due inner join case_record on case_record.id = due.case_id
    where due.partnership_id = ${partnershipId} and due.next_review_on >= ${from} and due.next_review_on <= ${to}
      and ${isUncorrected("due")} and ${isVisible()} and not ${wasClosedOn("due.case_id", sql.ref("due.next_review_on"))}`;
}

function loweringsWaiting(scope: Scope, assessed: "risk" | "victim") {
  const [table, column] =
    assessed === "risk"
      ? (["risk_assessment", "assessment_id"] as const)
      : (["victim_assessment", "victim_assessment_id"] as const);
  return sql`
    select waiting.id as row_id, case_record.id as record_id, case_record.group_id as group_id,
      waiting.assessed_on as day, null as amount, ${sql.lit(assessed)} as assessed
    from ${sql.table(table)} as waiting inner join case_record on case_record.id = waiting.case_id
    where waiting.partnership_id = ${scope.partnershipId} and waiting.proposed is not null
      and ${isNewestBy("waiting", sql`${scope.to}`, table)} and ${caseWasOpenOn(scope)}
      and not exists (select 1 from risk_decision
        where ${sql.ref(`risk_decision.${column}`)} = waiting.id and risk_decision.decision in ('confirmed', 'refused')
          and risk_decision.decided_at < ${endOfDay(scope.to)})`;
}
