import { remindOfActions } from "#app/services/notifications/remind-of-actions.ts";
import { nextMorning } from "./each-morning.ts";
import type { Job } from "./job.ts";

export const actionReminders: Job = {
  name: "action-reminders",
  first: "now",
  nextRunAt: nextMorning,
  run: remindOfActions,
};
