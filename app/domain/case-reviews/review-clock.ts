import type { BankHolidays } from "../dates/bank-holidays.ts";
import { lastDayAfter } from "../dates/periods.ts";
import { plusWorkingDays } from "../dates/working-days.ts";
import type { Settings } from "../settings/definitions.ts";
import type { ReviewDays } from "./review-days.ts";

/** The partnership's own limits; the Act sets none (DOMAIN 1.1, rule 16). Working days, but for the review's calendar days. */
export type ReviewLimits = {
  passOn: number;
  acknowledge: number;
  information: number;
  decide: number;
  reviewDays: number;
  outcome: number;
  appeal: number;
  appealPack: number;
};

type LimitSettings = Pick<
  Settings,
  | "case-reviews.pass-on-working-days"
  | "case-reviews.acknowledge-working-days"
  | "case-reviews.information-working-days"
  | "case-reviews.decide-working-days"
  | "case-reviews.review-days"
  | "case-reviews.outcome-working-days"
  | "case-reviews.appeal-working-days"
  | "case-reviews.appeal-pack-working-days"
>;

export function reviewLimits(settings: LimitSettings): ReviewLimits {
  return {
    passOn: settings["case-reviews.pass-on-working-days"],
    acknowledge: settings["case-reviews.acknowledge-working-days"],
    information: settings["case-reviews.information-working-days"],
    decide: settings["case-reviews.decide-working-days"],
    reviewDays: settings["case-reviews.review-days"],
    outcome: settings["case-reviews.outcome-working-days"],
    appeal: settings["case-reviews.appeal-working-days"],
    appealPack: settings["case-reviews.appeal-pack-working-days"],
  };
}

export const DUTY_NAMES = {
  "pass-on": "Pass the application to all relevant bodies",
  acknowledge: "Acknowledge it and name the contact officer",
  "request-information": "Ask the bodies for information",
  "decide-threshold": "Decide on the threshold",
  "tell-threshold": "Tell the applicant the decision, with reasons",
  "offer-involvement": "Offer the victim a part in the review",
  "hold-panel": "Hold the panel and write its report",
  "consult-victim": "Consult the victim on the plan of action",
  "send-outcome": "Send the outcome letter",
  "send-pack": "Send the appeal pack",
  "decide-appeal": "Record the decision on the appeal",
  close: "Close the review, and tell the victim when and why",
} as const;
export type ReviewDuty = keyof typeof DUTY_NAMES;

/** `dueOn` null: no limit is set for it, or (`missingYear`) the bank holidays that it needs are not loaded. */
export type DueDuty = { duty: ReviewDuty; dueOn: string | null; missingYear: number | null; doneOn: string | null };

/**
 * What is to be done of a case review as it stands, in order, with its last day and when it was done (DOMAIN 1.3). Working
 * days run after the day from which they count, which is not counted; 0 is that day, or the next working day. The review
 * has its calendar days from the decision, or from the decision on the appeal that led to it.
 */
export function dutiesOf(days: ReviewDays, limits: ReviewLimits, holidays: BankHolidays): DueDuty[] {
  const by = (duty: ReviewDuty, dueOn: string | null, doneOn: string | null): DueDuty => ({
    duty,
    dueOn,
    missingYear: null,
    doneOn,
  });
  const within = (duty: ReviewDuty, from: string | null, length: number, doneOn: string | null): DueDuty => {
    if (from === null) return by(duty, null, doneOn);
    const due = plusWorkingDays(from, length, holidays);
    return due.kind === "known" ? by(duty, due.value, doneOn) : { ...by(duty, null, doneOn), missingYear: due.year };
  };
  const { receivedOn } = days;
  const duties = [
    within("pass-on", receivedOn, limits.passOn, days.passedOnOn),
    within("acknowledge", receivedOn, limits.acknowledge, days.acknowledgedOn),
    by("request-information", null, days.requestedOn),
    within("decide-threshold", receivedOn, limits.decide, days.decidedOn),
    within("tell-threshold", receivedOn, limits.decide, days.toldOn),
  ];
  if (days.appealReceivedOn !== null)
    duties.push(
      within("send-pack", days.appealReceivedOn, limits.appealPack, days.packSentOn),
      by("decide-appeal", null, days.appealDecidedOn),
    );
  const reviewBy =
    days.reviewFrom === null ? null : lastDayAfter(days.reviewFrom, { count: limits.reviewDays, unit: "days" });
  if (reviewBy !== null)
    duties.push(
      by("offer-involvement", reviewBy, days.offeredOn),
      by("hold-panel", reviewBy, days.panelHeldOn),
      by("consult-victim", reviewBy, days.consultedOn),
      within("send-outcome", days.lastSittingOn, limits.outcome, days.outcomeSentOn),
    );
  const isClosing = days.outcomeSentOn !== null || (days.decidedOn !== null && reviewBy === null);
  if (isClosing) duties.push(by("close", null, days.closedOn));
  return duties;
}

/** What comes next: what is not done, by the soonest last day; what has no limit only when nothing that has one is left. */
export function nextDuty(duties: readonly DueDuty[]): DueDuty | null {
  const open = duties.filter(({ doneOn }) => doneOn === null);
  const dated = open.filter(({ dueOn }) => dueOn !== null);
  const soonest = dated.reduce<DueDuty | null>(
    (a, b) => (a === null || (b.dueOn ?? "") < (a.dueOn ?? "") ? b : a),
    null,
  );
  return soonest ?? open[0] ?? null;
}

/** From the day after the last one. */
export function isLate({ dueOn, doneOn }: Pick<DueDuty, "dueOn" | "doneOn">, today: string): boolean {
  return dueOn !== null && (doneOn ?? today) > dueOn;
}
