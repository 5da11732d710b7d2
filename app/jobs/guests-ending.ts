import { tellOfGuestsEnding } from "#app/services/notifications/tell-of-guests-ending.ts";
import { nextMorning } from "./each-morning.ts";
import type { Job } from "./job.ts";

/** A guest's membership ends by its own last day, with nobody's help: here it is told beforehand. */
export const guestsEnding: Job = {
  name: "guests-ending",
  first: "now",
  nextRunAt: nextMorning,
  run: tellOfGuestsEnding,
};
