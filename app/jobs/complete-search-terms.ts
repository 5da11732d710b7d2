import { completeSearchTerms as complete } from "#app/services/search/complete-search-terms.ts";
import { nextMorning } from "./each-morning.ts";
import type { Job } from "./job.ts";

/** People of an earlier version of the product are found by close spellings as those of today are. */
export const completeSearchTerms: Job = {
  name: "complete-search-terms",
  first: "now",
  nextRunAt: nextMorning,
  run: complete,
};
