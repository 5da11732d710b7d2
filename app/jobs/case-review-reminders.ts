import { remindOfReviews } from "#app/services/case-reviews/remind-of-reviews.ts";
import { nextMorning } from "./each-morning.ts";
import type { Job } from "./job.ts";

/** After a stop over several mornings: once, with what is due or late by then. */
export const caseReviewReminders: Job = {
  name: "case-review-reminders",
  first: "now",
  nextRunAt: nextMorning,
  run: remindOfReviews,
};
