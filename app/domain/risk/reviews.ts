import { plusDays } from "../dates/iso-day.ts";
import type { Settings } from "../settings/definitions.ts";
import { isHigh, type RiskLevel } from "./levels.ts";

/** DOMAIN 2.4: who reviews. The lead's review is an assessment; the others look at the case and say so. */
export const REVIEWER_NAMES = { lead: "Lead", supervisor: "Supervisor", manager: "Manager" } as const;
export type Reviewer = keyof typeof REVIEWER_NAMES;
export const REVIEWERS = Object.keys(REVIEWER_NAMES) as [Reviewer, ...Reviewer[]];

type Limits = Pick<
  Settings,
  | "risk.high.lead-review-days"
  | "risk.high.supervisor-review-days"
  | "risk.high.manager-review-days"
  | "risk.medium.lead-review-days"
  | "risk.medium.manager-review-days"
  | "risk.low.review-days"
>;

/** Calendar days from one review to the next at this level; null: this reviewer owes none. */
export function reviewDays(level: RiskLevel, reviewer: Reviewer, limits: Limits): number | null {
  if (reviewer === "lead") {
    if (isHigh(level)) return limits["risk.high.lead-review-days"];
    return level === "medium" ? limits["risk.medium.lead-review-days"] : limits["risk.low.review-days"];
  }
  if (reviewer === "supervisor") return isHigh(level) ? limits["risk.high.supervisor-review-days"] : null;
  if (isHigh(level)) return limits["risk.high.manager-review-days"];
  return level === "medium" ? limits["risk.medium.manager-review-days"] : null;
}

/** The furthest day for the next review by the lead, and the one that stands when none is entered. */
export function latestReviewOn(level: RiskLevel, today: string, limits: Limits): string {
  return plusDays(today, reviewDays(level, "lead", limits) ?? 0);
}

/**
 * When the supervisor or a manager reviews next: so many days after their last review or, before the first, after the day on which the
 * level began to ask for it. A level that asks for it sooner brings the day forward; none puts it off.
 */
export function roleReviewOn(
  level: RiskLevel,
  reviewer: Exclude<Reviewer, "lead">,
  { due, from }: { due: string | null; from: string },
  limits: Limits,
): string | null {
  const days = reviewDays(level, reviewer, limits);
  if (days === null) return null;
  const wanted = plusDays(from, days);
  return due !== null && due < wanted ? due : wanted;
}

/** Whether a level asks this reviewer for no other rhythm than the level before: then the day on which they owe the next one stands. */
export function asksAsBefore(before: RiskLevel | null, level: RiskLevel, reviewer: Reviewer, limits: Limits): boolean {
  return before !== null && reviewDays(before, reviewer, limits) === reviewDays(level, reviewer, limits);
}

/** Overdue from the day after (as actions are). Due: within the next week, or today. */
export function reviewState(due: string | null, today: string): "overdue" | "due" | "later" | null {
  if (due === null) return null;
  if (due < today) return "overdue";
  return due <= plusDays(today, DUE_SOON_DAYS) ? "due" : "later";
}
export const DUE_SOON_DAYS = 7;
