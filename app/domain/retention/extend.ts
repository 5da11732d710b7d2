import { longDay } from "../dates/iso-day.ts";
import { plusMonths } from "../dates/periods.ts";
import type { Retained, RetentionSettings } from "./retained.ts";

type Extended = Pick<Retained, "isChild" | "reviewOn" | "keptUntil">;

/**
 * The last day to which a record that is due may be extended; null when it may not be at all. A child's record never
 * outlives its rule by more than one review interval, however often it is extended (DOMAIN 7.6, 7.7); any other may be
 * extended from the day of the decision, again and again, with a reason each time. By the settings of today.
 */
export function latestExtension({ isChild, reviewOn, keptUntil }: Extended, today: string, set: RetentionSettings) {
  if (reviewOn === null) return null;
  const afterReview = plusMonths(reviewOn, set["retention.review-months"]);
  const latest = !isChild
    ? plusMonths(today, set["retention.extension-months"])
    : keptUntil !== null && keptUntil > afterReview
      ? keptUntil
      : afterReview;
  return latest > today ? latest : null;
}

const CHILD = "a child’s record is kept no longer than one review beyond its rule. Erase it, or place a hold on it";

/** A reason why these records may not be kept until that day, or null. */
export function refuseExtension(
  records: readonly Extended[],
  until: string,
  { today, settings }: { today: string; settings: RetentionSettings },
): { field: "until"; message: string } | null {
  if (until <= today) return { field: "until", message: "The day until which it is kept must be in the future" };
  for (const record of records) {
    const latest = latestExtension(record, today, settings);
    if (latest === null) return { field: "until", message: `This cannot be extended: ${CHILD}` };
    if (until > latest)
      return {
        field: "until",
        message: `The day until which it is kept must be on or before ${longDay(latest)}${record.isChild ? `: ${CHILD}` : ""}`,
      };
  }
  return null;
}
