import { remindOfRequests } from "#app/services/rights/remind-of-requests.ts";
import { nextMorning } from "./each-morning.ts";
import type { Job } from "./job.ts";

/** After a stop over several mornings: once, with what is due or late by then. */
export const rightsReminders: Job = {
  name: "rights-reminders",
  first: "now",
  nextRunAt: nextMorning,
  run: remindOfRequests,
};
