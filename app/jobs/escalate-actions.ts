import { escalateActions as escalate } from "#app/services/actions/escalate-actions.ts";
import { nextMorning } from "./each-morning.ts";
import type { Job } from "./job.ts";

/** After a stop over several mornings: once, with every step that was missed. */
export const escalateActions: Job = {
  name: "escalate-actions",
  first: "now",
  nextRunAt: nextMorning,
  run: escalate,
};
