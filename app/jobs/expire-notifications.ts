import { expireNotifications as expire } from "#app/services/notifications/expire.ts";
import { nextMorning } from "./each-morning.ts";
import type { Job } from "./job.ts";

export const expireNotifications: Job = {
  name: "expire-notifications",
  first: "later",
  nextRunAt: nextMorning,
  run: expire,
};
