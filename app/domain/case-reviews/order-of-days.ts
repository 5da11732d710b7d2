import { longDay } from "../dates/iso-day.ts";
import type { ReviewDays } from "./review-days.ts";
import type { ReviewNote, ReviewStep } from "./review-status.ts";

/** What is dated: the steps and notes of a review, and what has a page of its own. */
export type DatedStep = Exclude<ReviewStep | ReviewNote, "join-application" | "consent" | "reviewer" | "contact" | "reports"> | "sit-again" | "respond"; // prettier-ignore

type Day = Exclude<keyof ReviewDays, "passedOnOn" | "consultedOn" | "offeredOn">;
const WORDS: Record<Day, string> = {
  receivedOn: "when the application was received",
  acknowledgedOn: "when it was acknowledged",
  requestedOn: "when the bodies were asked for information",
  decidedOn: "when the threshold was decided",
  toldOn: "when the applicant was told of the decision",
  reviewFrom: "when the way to a review was clear",
  scheduledOn: "when the panel was arranged",
  panelHeldOn: "when the panel sat",
  lastSittingOn: "when the panel sat last",
  outcomeSentOn: "when the outcome was sent",
  appealReceivedOn: "when the appeal was received",
  packSentOn: "when the pack was sent",
  appealDecidedOn: "when the appeal was decided",
  closedOn: "when it was closed",
};

/** What each comes after, where that has been done: its day is on or after the latest of these. */
const AFTER: Record<DatedStep, readonly Day[]> = {
  "pass-on": [],
  acknowledge: [],
  "request-information": ["acknowledgedOn"],
  "decide-met": ["acknowledgedOn", "requestedOn"],
  "decide-not-met": ["acknowledgedOn", "requestedOn"],
  "tell-threshold": ["decidedOn"],
  "offer-involvement": ["reviewFrom"],
  "victim-chose": ["reviewFrom"],
  "consult-victim": ["reviewFrom"],
  "schedule-panel": ["reviewFrom"],
  "hold-panel": ["reviewFrom", "scheduledOn"],
  "sit-again": ["reviewFrom", "lastSittingOn"],
  respond: ["panelHeldOn"],
  "send-outcome": ["reviewFrom", "lastSittingOn"],
  "receive-appeal": ["decidedOn", "outcomeSentOn"],
  "send-pack": ["appealReceivedOn"],
  "uphold-appeal": ["appealReceivedOn", "packSentOn"],
  "dismiss-appeal": ["appealReceivedOn", "packSentOn"],
  close: ["decidedOn", "toldOn", "lastSittingOn", "outcomeSentOn", "appealReceivedOn", "appealDecidedOn"],
  withdraw: [],
  "commissioner-review": ["decidedOn", "outcomeSentOn"],
};

/**
 * Why something of a review cannot have happened on that day, or null: it has happened, today or before, and not before what it
 * comes after. `what` begins the message: "Day of the panel".
 */
export function refuseDayOf(
  step: DatedStep,
  what: string,
  day: string,
  days: ReviewDays,
  today: string,
): { field: "happenedOn"; message: string } | null {
  const field = "happenedOn";
  if (day > today) return { field, message: `${what} must be today or in the past` };
  const latest = (["receivedOn", ...AFTER[step]] as const).reduce<Day>(
    (last, next) => ((days[next] ?? "") > (days[last] ?? "") ? next : last),
    "receivedOn",
  );
  const first = days[latest];
  return first !== null && day < first
    ? { field, message: `${what} must be on or after ${longDay(first)}, ${WORDS[latest]}` }
    : null;
}
