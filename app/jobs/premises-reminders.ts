import { remindOfPremises } from "#app/services/premises/remind-of-premises.ts";
import { nextMorning } from "./each-morning.ts";
import type { Job } from "./job.ts";

/** After a stop over several mornings: once, with what stands by then. */
export const premisesReminders: Job = {
  name: "premises-reminders",
  first: "now",
  nextRunAt: nextMorning,
  run: remindOfPremises,
};
