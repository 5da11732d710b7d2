import { type Holdings, unlinked } from "./holding.ts";

/** Plans, money, training and reports are the partnership's own and stay; what was written in them may name somebody. */
export const PLANNING_HELD = {
  csp_recommendation: {
    stays: true,
    isVersioned: true,
    words: "words",
    plain: "source status created_at created_by",
  },
  csp_recommendation_update: {
    stays: true,
    words: "words",
    plain: "status recorded_at recorded_by",
  },
  funding_entry: {
    stays: true,
    words: "words",
    plain: "kind on_day transfer_id recorded_at recorded_by",
  },
  funding_line: {
    stays: true,
    isVersioned: true,
    words: "description delivers",
    plain: "funder opcc_state created_at created_by",
  },
  funding_step: {
    stays: true,
    words: "words",
    plain: "state on_day quarter_from underspend recorded_at recorded_by",
  },
  partnership_plan: {
    stays: true,
    isVersioned: true,
    links: { location_id: unlinked("location") },
    words: "title about",
    plain: "reference kind from_day to_day status next_review_on created_at created_by",
  },
  plan_aim: {
    stays: true,
    isVersioned: true,
    words: "words target_words retired_reason",
    plain: "measure baseline_label target_kind from_day to_day retired_on",
  },
  plan_priority: {
    stays: true,
    isVersioned: true,
    words: "title aims risks retired_reason",
    plain: "retired_on",
  },
  plan_progress: {
    stays: true,
    words: "words",
    plain: "quarter_from status recorded_at recorded_by",
  },
  plan_review: {
    stays: true,
    words: "words",
    plain: "reviewed_on next_review_on recorded_at recorded_by",
  },
  plan_row: {
    stays: true,
    isVersioned: true,
    words: "words time_scale resources outcome target",
    plain: "heading due_on status",
  },
  plan_theme: {
    stays: true,
    isVersioned: true,
    words: "title context retired_reason",
    plain: "retired_on",
  },
  csp_report: {
    stays: true,
    isVersioned: true,
    words: "title",
    plain: "reference kind from_day to_day status sent_at created_at created_by",
  },
  csp_report_pack: {
    stays: true,
    isVersioned: true,
    words: "title",
    plain: "from_day to_day created_at created_by",
  },
  csp_report_part: {
    stays: true,
    isVersioned: true,
    words: "words",
    plain: "part heading",
  },
  csp_report_sent: {
    stays: true,
    frozen: "content",
    plain: "content_hash sent_at sent_by",
  },
  csp_report_step: {
    stays: true,
    words: "words",
    plain: "kind recorded_at recorded_by",
  },
  training_attended: {
    stays: true,
    isVersioned: true,
  },
  training_course: {
    stays: true,
    isVersioned: true,
    words: "title",
    plain: "subject held_on provider created_at created_by",
  },
} satisfies Holdings;
