import { daysBetween, plusDays } from "../dates/iso-day.ts";
import type { ActionStatus } from "./action.ts";

/** Why an action is late, as its owner or whoever runs the work says: not doing it and not being able to are different. */
export const LATE_REASON_NAMES = {
  "no-capacity": "No time or nobody free to do it",
  "waiting-for-another": "Waiting for somebody else",
  "circumstances-changed": "Circumstances have changed",
  "agency-did-not-act": "The agency has not acted",
} as const;
export type LateReason = keyof typeof LATE_REASON_NAMES;
export const LATE_REASONS = Object.keys(LATE_REASON_NAMES) as [LateReason, ...LateReason[]];

/** With what can be seen without anybody saying it. */
export const LATE_BECAUSE_NAMES = {
  "owner-left": "The owner’s account has ended",
  "to-be-named": "The agency has named nobody",
  ...LATE_REASON_NAMES,
  "hold-ended": "Its hold has ended",
  "not-said": "No reason given",
} as const;
export type LateBecause = keyof typeof LATE_BECAUSE_NAMES;
export const LATE_BECAUSE = Object.keys(LATE_BECAUSE_NAMES) as [LateBecause, ...LateBecause[]];

type Late = {
  status: ActionStatus;
  ownerUserId: string | null;
  ownerHasLeft: boolean;
  lateReason: LateReason | null;
};

/** The first that is so, in the order of LATE_BECAUSE_NAMES. Its twin in SQL is lateBecauseSql. */
export function lateBecause({ status, ownerUserId, ownerHasLeft, lateReason }: Late): LateBecause {
  if (ownerHasLeft) return "owner-left";
  if (ownerUserId === null) return "to-be-named";
  if (lateReason !== null) return lateReason;
  return status === "on-hold" ? "hold-ended" : "not-said";
}

type Days = { dueOn: string; holdUntil: string | null };

/** The last day on which an action was not overdue: its due day, or the last day of a hold that went on longer. */
function lateAfter({ dueOn, holdUntil }: Days): string {
  return holdUntil !== null && holdUntil > dueOn ? holdUntil : dueOn;
}

/** Of an overdue action: 1 on its first day. */
export function daysLate(action: Days, today: string): number {
  return daysBetween(lateAfter(action), today);
}

export const AGES = ["short", "middle", "long"] as const;
export type Age = (typeof AGES)[number];
/** The settings actions.overdue-short-days and actions.overdue-long-days. */
export type AgeLimits = { shortDays: number; longDays: number };

/** In days late: 1–7, 8–28 and over 28 as shipped. */
export function ageOf(days: number, { shortDays, longDays }: AgeLimits): Age {
  return days <= shortDays ? "short" : days <= longDays ? "middle" : "long";
}

/** `lateAfter` of the actions of an age on that day, both days included; null without an end. Its twin is ageOf. */
export function boundsOfAge(age: Age, { shortDays, longDays }: AgeLimits, today: string) {
  const ago = (days: number) => plusDays(today, -days);
  if (age === "short") return { from: ago(shortDays), to: ago(1) };
  return age === "middle" ? { from: ago(longDays), to: ago(shortDays + 1) } : { from: null, to: ago(longDays + 1) };
}

export function ageInWords(age: Age, { shortDays, longDays }: AgeLimits): string {
  if (age === "short") return shortDays === 1 ? "1 day" : `1 to ${shortDays} days`;
  return age === "middle" ? `${shortDays + 1} to ${longDays} days` : `Over ${longDays} days`;
}
