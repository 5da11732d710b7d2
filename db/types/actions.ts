import type { ActionContext, ActionStatus } from "#app/domain/actions/action.ts";

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
  };
}
