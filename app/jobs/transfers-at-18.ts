import { proposeTransfers } from "#app/services/cases/propose-transfers.ts";
import { nextMorning } from "./each-morning.ts";
import type { Job } from "./job.ts";

/** A month before an 18th birthday the transfer out of a group for children is proposed. */
export const transfersAt18: Job = {
  name: "transfers-at-18",
  first: "now",
  nextRunAt: nextMorning,
  run: proposeTransfers,
};
