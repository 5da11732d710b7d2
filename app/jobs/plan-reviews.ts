import { remindOfPlanReviews } from "#app/services/plan/remind-of-plan-reviews.ts";
import { nextMorning } from "./each-morning.ts";
import type { Job } from "./job.ts";

export const planReviews: Job = {
  name: "plan-reviews",
  first: "now",
  nextRunAt: nextMorning,
  run: remindOfPlanReviews,
};
