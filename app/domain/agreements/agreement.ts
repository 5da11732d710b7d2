import { longDay, plusDays } from "../dates/iso-day.ts";

/** Between several agencies, about sharing what: its days as ISO text. An agency's leave to see papers is its own (DOMAIN 5.5). */
export type SharingDays = { fromDay: string; reviewOn: string; endedOn: string | null };

export const SHARING_STATE_NAMES = {
  "not-yet": "Not yet in force",
  "in-force": "In force",
  "review-due": "Review due",
  "review-overdue": "Review overdue",
  ended: "Ended",
} as const;
export type SharingState = keyof typeof SHARING_STATE_NAMES;

/** Local policy: time enough to have it looked at by everybody who signed it. */
const REVIEW_NOTICE_DAYS = 60;

/** The last review day that counts as near, seen from today. */
export function reviewNoticeUntil(today: string): string {
  return plusDays(today, REVIEW_NOTICE_DAYS);
}

/** Its review day is still in time. Those to be reviewed, in SQL: reviewIsDue in db/queries/sharing-agreements.ts. */
export function sharingStateOn({ fromDay, reviewOn, endedOn }: SharingDays, today: string): SharingState {
  if (endedOn !== null) return "ended";
  if (reviewOn < today) return "review-overdue";
  if (reviewOn <= reviewNoticeUntil(today)) return "review-due";
  return fromDay > today ? "not-yet" : "in-force";
}

export function sharingStateWords(days: SharingDays, today: string): string {
  const state = sharingStateOn(days, today);
  const name = SHARING_STATE_NAMES[state];
  if (state === "ended") return `${name} on ${longDay(days.endedOn ?? "")}`;
  if (state === "not-yet") return `${name}: from ${longDay(days.fromDay)}`;
  return state === "in-force" ? `${name}, review by ${longDay(days.reviewOn)}` : `${name}: ${longDay(days.reviewOn)}`;
}

type Refusal = { field: string; message: string };

export function refuseSharingDays({ fromDay, reviewOn }: Pick<SharingDays, "fromDay" | "reviewOn">): Refusal | null {
  if (reviewOn > fromDay) return null;
  return { field: "reviewOn", message: "Review day must be after the day from which it is in force" };
}

/** Nothing is written to an agreement that has ended. */
export function refuseOfEnded({ endedOn }: Pick<SharingDays, "endedOn">): Refusal | null {
  return endedOn === null ? null : { field: "form", message: "The agreement has ended" };
}

type Review = { reviewedOn: string; nextReviewOn: string };

export function refuseReview(review: Review, { fromDay }: Pick<SharingDays, "fromDay">, today: string): Refusal | null {
  if (review.reviewedOn > today) return { field: "reviewedOn", message: "Day reviewed must be today or in the past" };
  if (review.reviewedOn < fromDay)
    return { field: "reviewedOn", message: `Day reviewed must be on or after ${longDay(fromDay)}` };
  if (review.nextReviewOn <= review.reviewedOn)
    return { field: "nextReviewOn", message: "Next review must be after the day reviewed" };
  return null;
}

export function refuseEnd(endedOn: string, { fromDay }: Pick<SharingDays, "fromDay">, today: string): Refusal | null {
  if (endedOn > today) return { field: "endedOn", message: "Day it ended must be today or in the past" };
  if (endedOn < fromDay) return { field: "endedOn", message: `Day it ended must be on or after ${longDay(fromDay)}` };
  return null;
}

type Signed = { signedOn: string; leftOn: string | null };

export function refuseSignature({ signedOn, leftOn }: Signed, today: string): Refusal | null {
  if (signedOn > today) return { field: "signedOn", message: "Day signed must be today or in the past" };
  if (leftOn !== null && leftOn > today)
    return { field: "leftOn", message: "Day it left must be today or in the past" };
  if (leftOn !== null && leftOn < signedOn)
    return { field: "leftOn", message: "Day it left must be on or after the day signed" };
  return null;
}
