import { tellOfReviewsDue } from "#app/services/risk/tell-of-reviews-due.ts";
import { nextMorning } from "./each-morning.ts";
import type { Job } from "./job.ts";

export const riskReviewDue: Job = {
  name: "risk-review-due",
  first: "now",
  nextRunAt: nextMorning,
  run: tellOfReviewsDue,
};
