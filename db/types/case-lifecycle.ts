import type { CaseChangeKind } from "#app/domain/cases/case-history.ts";
import type { FlagBehaviour } from "#app/domain/cases/shipped-lists.ts";
import type { ReviewRule } from "#app/domain/retention/closing-review.ts";
import type { TransferStatus } from "#app/domain/cases/transfer.ts";
import type { RiskLevel } from "#app/domain/risk/levels.ts";

export interface CaseLifecycleTables {
  /** What became of a case, append-only. */
  case_change: {
    id: string;
    partnership_id: string;
    case_id: string;
    kind: CaseChangeKind;
    before_value: string | null;
    after_value: string | null;
    person_id: string | null;
    before_agency_id: string | null;
    before_user_id: string | null;
    after_agency_id: string | null;
    after_user_id: string | null;
    group_id: string | null;
    referral_id: string | null;
    /** The day on which it holds, which may be before it was recorded. */
    on_day: string;
    reason: string | null;
    /** Null: Joint Action itself, or a file. */
    changed_by: string | null;
    changed_at: string;
  };
  case_outcome: {
    id: string;
    partnership_id: string;
    name: string;
    name_folded: string;
    /** From this day on it is not offered any more. */
    retired_on: string | null;
    version: number;
  };
  case_flag_kind: {
    id: string;
    partnership_id: string;
    name: string;
    name_folded: string;
    behaviour: FlagBehaviour | null;
    retired_on: string | null;
    version: number;
  };
  case_flag: {
    id: string;
    partnership_id: string;
    case_id: string;
    flag_kind_id: string;
    from_day: string;
    until_day: string | null;
    reason: string;
    ended_reason: string | null;
    given_by: string | null;
    version: number;
  };
  /** Append-only: one for each time that the case was closed. */
  case_closure: {
    id: string;
    partnership_id: string;
    case_id: string;
    outcome_id: string;
    reason: string;
    closed_on: string;
    risk_level: RiskLevel | null;
    risk_assessed_on: string | null;
    not_assessed_reason: string | null;
    actions_kept: number;
    actions_ended: number;
    order_in_force: 0 | 1;
    order_until: string | null;
    appeal: 0 | 1;
    litigation: 0 | 1;
    inquiry: 0 | 1;
    holds_note: string | null;
    /** Null while something known holds the record and has no end of its own. */
    review_on: string | null;
    review_rule: ReviewRule;
    closed_by: string | null;
    closed_at: string;
  };
  case_working_group: {
    id: string;
    partnership_id: string;
    case_id: string;
    group_id: string;
    objective: string;
    started_on: string;
    started_by: string | null;
    ended_on: string | null;
    ended_reason: string | null;
    ended_by: string | null;
    version: number;
  };
  case_transfer: {
    id: string;
    partnership_id: string;
    case_id: string;
    person_id: string;
    /** The 18th birthday, as it was known when the transfer was proposed. */
    adult_on: string;
    proposed_on: string;
    status: TransferStatus;
    to_group_id: string | null;
    referral_id: string | null;
    reason: string | null;
    decided_by: string | null;
    decided_at: string | null;
    version: number;
  };
}
