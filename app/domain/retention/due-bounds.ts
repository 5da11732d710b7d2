import { plusDays } from "../dates/iso-day.ts";
import { plusMonths } from "../dates/periods.ts";
import { RETENTION_KINDS, type RetentionKind } from "./kinds.ts";
import type { RetentionSettings } from "./retained.ts";

/** Notifications are cleared by themselves when their time is over; nobody decides about each. */
export type ListedKind = Exclude<RetentionKind, "notification">;
export const LISTED_KINDS = RETENTION_KINDS.filter((kind): kind is ListedKind => kind !== "notification");

/** The day on or before which the time of a record must have begun for it to be due by now, by the shortest period ever set. */
export type DueBounds = Record<
  | "incident"
  | "report"
  | "problem"
  | "case-review"
  | "intervention"
  | "import-batch"
  | "rights-request"
  | "notification",
  string
>;

/** 31 January and a month is 28 February, which lies three days nearer: the bounds take in as much more than they must. */
const MORE_DAYS = 3;

export function dueBounds(today: string, shortest: RetentionSettings): DueBounds {
  const monthsAgo = (months: number) => plusDays(plusMonths(today, -months), MORE_DAYS);
  const yearsAgo = (years: number) => monthsAgo(12 * years);
  return {
    incident: yearsAgo(shortest["retention.incident-years"]),
    report: yearsAgo(shortest["retention.incident-years"]),
    problem: yearsAgo(shortest["retention.problem-years"]),
    "case-review": yearsAgo(shortest["retention.case-review-years"]),
    intervention: yearsAgo(Math.min(shortest["retention.order-years"], shortest["retention.intervention-years"])),
    "import-batch": monthsAgo(shortest["retention.import-months"]),
    "rights-request": yearsAgo(shortest["retention.request-years"]),
    notification: monthsAgo(shortest["retention.notification-months"]),
  };
}
