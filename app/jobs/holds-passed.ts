import { tellOfHoldsPassed } from "#app/services/cases/tell-of-holds-passed.ts";
import { nextMorning } from "./each-morning.ts";
import type { Job } from "./job.ts";

/** A case does not resume by itself: its lead is told that it is due to. */
export const holdsPassed: Job = {
  name: "case-holds-passed",
  first: "now",
  nextRunAt: nextMorning,
  run: tellOfHoldsPassed,
};
