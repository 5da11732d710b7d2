import { sql, type SqlBool } from "kysely";
import type { MEETING_MEASURES } from "#app/domain/performance/measures/meetings.ts";
import type { BehindOf, Scope } from "./behind.ts";

export const MEETING_ROWS: BehindOf<typeof MEETING_MEASURES> = {
  "meetings-held": (scope) => sql`select ${OF_MEETING}, sitting.id as row_id from sitting where ${wasHeldIn(scope)}`,
  "meetings-cancelled": (scope) => sql`
    select ${OF_MEETING}, sitting.id as row_id from sitting where ${isIn(scope)} and sitting.status = 'cancelled'`,
  "meetings-attendance": attendance,
  "meetings-items": (scope) => sql`
    select ${OF_MEETING}, agenda_item.id as row_id, agenda_item.kind as item
    from sitting inner join agenda_item on agenda_item.sitting_id = sitting.id
    where ${wasHeldIn(scope)} and agenda_item.state = 'done'`,
  "meetings-minutes": minutes,
};

const OF_MEETING = sql`sitting.id as record_id, sitting.group_id as group_id, sitting.day as day, null as amount`;

function isIn({ partnershipId, from, to }: Scope) {
  return sql<SqlBool>`sitting.partnership_id = ${partnershipId} and sitting.day >= ${from} and sitting.day <= ${to}`;
}

/** Nothing but its day says that a meeting was held: no day to come is ever asked for. */
function wasHeldIn(scope: Scope) {
  return sql<SqlBool>`${isIn(scope)} and sitting.status <> 'cancelled'`;
}

/** Each agency at each meeting: the twin of attendanceMatrix and agencyStatus in app/domain/meetings. */
function attendance(scope: Scope) {
  const isNamed = sql<SqlBool>`exists (select 1 from attendance as deputy where deputy.sitting_id = one.sitting_id
    and deputy.agency_id = one.agency_id and deputy.deputy_for_id = one.user_id)`;
  const some = (condition: ReturnType<typeof sql>) => sql<SqlBool>`max(case when ${condition} then 1 else 0 end) = 1`;
  return sql`
    select sitting.id || '~' || one.agency_id as row_id, sitting.id as record_id, sitting.group_id as group_id,
      sitting.day as day, null as amount, one.agency_id as agency,
      case when ${some(sql`one.status = 'present' and one.deputy_for_id is null`)} then 'present'
        when ${some(sql`one.status = 'present' and one.deputy_for_id is not null`)} then 'deputy'
        when ${some(sql`one.status = 'deputy' and not ${isNamed}`)} then 'deputy'
        when ${some(sql`one.status in ('deputy', 'apologies')`)} then 'apologies' else 'no-reply' end as attended
    from sitting inner join attendance as one on one.sitting_id = sitting.id
    where ${wasHeldIn(scope)} and exists (select 1 from attendance as taken
      where taken.sitting_id = sitting.id and taken.status in ('present', 'deputy'))
    group by sitting.id, sitting.group_id, sitting.day, one.agency_id`;
}

/** Confirmed on time is at the next meeting of the group that takes place. */
function minutes(scope: Scope) {
  return sql`
    select ${OF_MEETING}, sitting.id as row_id,
      case when version.confirmed_at_id is null then 'not-yet' when version.confirmed_at_id = (
        select next.id from sitting as next
        where next.group_id = sitting.group_id and next.day > sitting.day and next.status <> 'cancelled'
        order by next.day, next.id limit 1) then 'next' else 'later' end as confirmed
    from sitting left join minutes_version as version on version.sitting_id = sitting.id and version.kind = 'confirmed'
    where ${wasHeldIn(scope)}`;
}
