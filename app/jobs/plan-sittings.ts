import { londonDay, plusDays } from "#app/domain/dates/iso-day.ts";
import { planAhead } from "#app/services/meetings/plan-ahead.ts";
import type { Job } from "./job.ts";

/** Every night: the meetings of the next twelve months stand in the calendar. */
export const planSittings: Job = {
  name: "plan-sittings",
  first: "now",
  nextRunAt: (now) => new Date(`${plusDays(londonDay(now), 1)}T03:00:00Z`),
  run: ({ db, now }) => planAhead({ db, now }),
};
