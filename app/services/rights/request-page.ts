import { londonDay } from "#app/domain/dates/iso-day.ts";
import { clockWords } from "#app/domain/rights/clock-words.ts";
import { clockOf } from "#app/domain/rights/clock.ts";
import { stepsOpen } from "#app/domain/rights/request-steps.ts";
import { findBankHolidays } from "#db/queries/bank-holidays.ts";
import { findRightsRequest, unsafeListRequestSteps } from "#db/queries/rights-requests.ts";
import { unsafeListMarksOfRequest } from "#db/queries/rights-marks.ts";
import { recordView } from "../audit/record-access.ts";
import type { RequestContext } from "./change-request.ts";

const MOST_STEPS = 200;

/** A request with its clock and what can be done next; that it was opened stands in the log. */
export async function requestPage({ db, actor, now }: RequestContext, id: string) {
  const request = await findRightsRequest(db, actor.partnershipId, id);
  if (!request) return null;
  const today = londonDay(now);
  const { holidays } = await findBankHolidays(db);
  const clock = clockOf(request, holidays, today);
  const steps = await unsafeListRequestSteps(db, id, MOST_STEPS);
  const marks = await unsafeListMarksOfRequest(db, id, MOST_STEPS);
  await recordView({ db, actor, now }, "rights.viewed", "rights-request", id, {
    objects: request.personId ? [{ kind: "person", id: request.personId }] : [],
  });
  return { today, request, clock, working: clockWords(clock), steps, marks, open: stepsOpen(request) };
}
