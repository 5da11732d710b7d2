import { remindOfReviews } from "#app/services/agreements/remind-of-reviews.ts";
import { warnOfAgreements } from "#app/services/meetings/warn-of-agreements.ts";
import { nextMorning } from "./each-morning.ts";
import type { Job } from "./job.ts";

export const agreementWarnings: Job = {
  name: "agreement-warnings",
  first: "now",
  nextRunAt: nextMorning,
  run: async (at) => {
    const [ending, reviewed] = [await warnOfAgreements(at), await remindOfReviews(at)];
    return { told: ending.told + reviewed.told };
  },
};
