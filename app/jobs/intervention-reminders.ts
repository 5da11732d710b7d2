import { remindOfInterventions } from "#app/services/interventions/remind-of-interventions.ts";
import { nextMorning } from "./each-morning.ts";
import type { Job } from "./job.ts";

/** After a stop over several mornings: once, with the reminder that stands by then. */
export const interventionReminders: Job = {
  name: "intervention-reminders",
  first: "now",
  nextRunAt: nextMorning,
  run: remindOfInterventions,
};
