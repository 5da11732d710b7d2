import { type RawBuilder, sql, type SqlBool } from "kysely";
import type { FinishedAs } from "#app/domain/performance/action-outcomes.ts";
import type { ACTION_MEASURES } from "#app/domain/performance/measures/actions.ts";
import { groupOfAction } from "../group-of-action.ts";
import { lateBecauseSql } from "../overdue-actions.ts";
import type { Behind, BehindOf, Scope } from "./behind.ts";

const DUE = sql.ref<string>("action.due_on");
const RAISED = sql.ref<string>("action.raised_on");
const FINISHED = sql.ref<string>("action.finished_on");

export const ACTION_ROWS: BehindOf<typeof ACTION_MEASURES> = {
  "actions-raised": (scope) => sql`${actionsBy(RAISED)} where ${isIn(RAISED, scope)}`,
  "actions-on-time": finished("actions-on-time"),
  "actions-late-agreed": finished("actions-late-agreed"),
  "actions-late": finished("actions-late"),
  "actions-not-done": finished("actions-not-done"),
  "actions-open": (scope) => sql`${actionsBy(RAISED)} where ${wasOpenOn(scope)}`,
  "actions-overdue": (scope) => sql`
    ${actionsBy(DUE, lateBecauseSql())} where ${wasOpenOn(scope)} and action.due_on < ${scope.to}
      and (action.status <> 'on-hold' or action.hold_until < ${scope.to})`,
  "actions-on-hold": (scope) => sql`
    ${actionsBy(sql.ref("action.hold_until"))} where action.partnership_id = ${scope.partnershipId}
      and action.finished_on is null and action.status = 'on-hold' and action.hold_until >= ${scope.to}
      and action.raised_on <= ${scope.to}`,
};

/** The reason as it was given, unless more is known of why it is late. */
function actionsBy(
  day: RawBuilder<string>,
  reason: RawBuilder<string> = sql`coalesce(action.late_reason, 'not-said')`,
) {
  return sql`
    select action.id as row_id, action.id as record_id, ${groupOfAction()} as group_id, ${day} as day, null as amount,
      action.owner_agency_id as agency, action.status as ending, ${reason} as reason
    from action`;
}

function isIn(day: RawBuilder<string>, { partnershipId, from, to }: Scope) {
  return sql<SqlBool>`action.partnership_id = ${partnershipId} and ${day} >= ${from} and ${day} <= ${to}`;
}

function finished(as: FinishedAs): Behind {
  return (scope) => sql`${actionsBy(FINISHED)} where ${isIn(FINISHED, scope)} and ${finishedAs()} = ${as}`;
}

/** The twin of finishedAs in app/domain/performance/action-outcomes.ts; a test compares the two. */
function finishedAs() {
  return sql<FinishedAs>`case when action.status <> 'done' then 'actions-not-done'
    when action.finished_on <= action.original_due_on then 'actions-on-time'
    when action.finished_on <= action.due_on then 'actions-late-agreed' else 'actions-late' end`;
}

/** The twin of wasOpenOn there. Two searches by index, where an "or" would read every action of the partnership. */
function wasOpenOn({ partnershipId, to }: Scope) {
  return sql<SqlBool>`action.id in (
    select unfinished.id from action as unfinished
    where unfinished.partnership_id = ${partnershipId} and unfinished.finished_on is null and unfinished.raised_on <= ${to}
    union all
    select later.id from action as later
    where later.partnership_id = ${partnershipId} and later.finished_on > ${to} and later.raised_on <= ${to})`;
}
