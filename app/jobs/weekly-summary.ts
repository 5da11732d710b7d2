import { tellOfWeek } from "#app/services/notifications/tell-of-week.ts";
import { nextMorning } from "./each-morning.ts";
import type { Job } from "./job.ts";

/** Each morning, because each partnership has its own day. After a stop over several weeks: once, of the last whole week. */
export const weeklySummary: Job = {
  name: "weekly-summary",
  first: "later",
  nextRunAt: nextMorning,
  run: tellOfWeek,
};
