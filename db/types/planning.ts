import type { PlanHeading, PlanKind, PlanRowStatus, PlanStatus } from "#app/domain/plan/plan.ts";
import type { RecommendationSource, RecommendationStatus } from "#app/domain/plan/recommendation.ts";

export interface PlanningTables {
  partnership_plan: {
    id: string;
    partnership_id: string;
    reference: string;
    kind: PlanKind;
    title: string;
    about: string | null;
    group_id: string;
    lead_user_id: string | null;
    location_id: string | null;
    from_day: string;
    to_day: string;
    status: PlanStatus;
    next_review_on: string | null;
    created_at: string;
    created_by: string;
    version: number;
  };
  plan_theme: {
    id: string;
    partnership_id: string;
    plan_id: string;
    ordinal: number;
    title: string;
    context: string | null;
    retired_on: string | null;
    retired_reason: string | null;
    version: number;
  };
  plan_priority: {
    id: string;
    partnership_id: string;
    theme_id: string;
    ordinal: number;
    title: string;
    aims: string | null;
    risks: string | null;
    lead_agency_id: string | null;
    lead_user_id: string | null;
    retired_on: string | null;
    retired_reason: string | null;
    version: number;
  };
  plan_review: {
    id: string;
    partnership_id: string;
    plan_id: string;
    reviewed_on: string;
    sitting_id: string | null;
    words: string;
    next_review_on: string | null;
    recorded_at: string;
    recorded_by: string;
  };
  plan_aim: {
    id: string;
    partnership_id: string;
    priority_id: string;
    ordinal: number;
    words: string;
    measure: string | null;
    baseline_thousandths: number | null;
    baseline_label: string | null;
    target_kind: "value" | "percent-change" | "words" | "none";
    target_thousandths: number | null;
    target_words: string | null;
    from_day: string;
    to_day: string;
    retired_on: string | null;
    retired_reason: string | null;
    version: number;
  };
  plan_row: {
    id: string;
    partnership_id: string;
    plan_id: string;
    priority_id: string | null;
    heading: PlanHeading;
    ordinal: number;
    words: string;
    lead_agency_id: string | null;
    lead_user_id: string | null;
    time_scale: string | null;
    due_on: string | null;
    resources: string | null;
    outcome: string | null;
    target: string | null;
    status: PlanRowStatus;
    version: number;
  };
  plan_progress: {
    id: string;
    partnership_id: string;
    row_id: string;
    quarter_from: string;
    status: PlanRowStatus;
    words: string;
    recorded_at: string;
    recorded_by: string;
  };
  csp_recommendation: {
    id: string;
    partnership_id: string;
    source: RecommendationSource;
    year: number;
    number: number;
    words: string;
    owner_agency_id: string | null;
    owner_user_id: string | null;
    status: RecommendationStatus;
    carried_from_id: string | null;
    created_at: string;
    created_by: string;
    version: number;
  };
  csp_recommendation_update: {
    id: string;
    partnership_id: string;
    recommendation_id: string;
    status: RecommendationStatus;
    words: string;
    recorded_at: string;
    recorded_by: string;
  };
}
