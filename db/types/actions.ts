import type { ActionContext, ActionPriority, ActionStatus } from "#app/domain/actions/action.ts";
import type { ActionChangeKind } from "#app/domain/actions/history.ts";
import type { LateReason } from "#app/domain/actions/lateness.ts";

export interface ActionTables {
  action: {
    id: string;
    partnership_id: string;
    reference: string;
    version: number;
    context: ActionContext;
    case_id: string | null;
    group_id: string | null;
    words: string;
    owner_agency_id: string;
    owner_user_id: string | null;
    raised_on: string;
    raised_by: string | null;
    original_due_on: string;
    due_on: string;
    hold_until: string | null;
    status: ActionStatus;
    finished_on: string | null;
    outcome: string | null;
    created_at: string;
    priority: ActionPriority;
    /** Why it is late, as somebody said; null until then, and again when it gets another day. */
    late_reason: LateReason | null;
    /** The step of the case's plan that it carries. */
    plan_step_id: string | null;
    premises_id: string | null;
    /** The item of a meeting from which it came. */
    agenda_item_id: string | null;
    /** The plan of the premises that it belongs to. */
    premises_plan_id: string | null;
    /** The row of a partnership's plan that it carries. */
    plan_row_id: string | null;
  };
  action_change: {
    id: string;
    partnership_id: string;
    action_id: string;
    kind: ActionChangeKind;
    before_value: string | null;
    after_value: string | null;
    before_agency_id: string | null;
    before_user_id: string | null;
    after_agency_id: string | null;
    after_user_id: string | null;
    /** Who was asked about it, or to whom it was escalated. */
    told_user_id: string | null;
    /** The day on which it was asked about, or the due day for which it was escalated. */
    for_day: string | null;
    reason: string | null;
    /** Of an action that was opened again: what it had said of its end. */
    finished_on: string | null;
    outcome: string | null;
    /** Null: Joint Action itself. */
    changed_by: string | null;
    changed_at: string;
    /** The case of the action, for the timeline of that case. */
    case_id: string | null;
  };
}
