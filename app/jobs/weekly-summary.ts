import { tellOfWeek } from "#app/services/notifications/tell-of-week.ts";
import { nextMondayMorning } from "./each-morning.ts";
import type { Job } from "./job.ts";

/** After a stop over several Mondays: once, of the last whole week. */
export const weeklySummary: Job = {
  name: "weekly-summary",
  first: "later",
  nextRunAt: nextMondayMorning,
  run: tellOfWeek,
};
