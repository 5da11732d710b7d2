import type { Settings } from "../settings/definitions.ts";

/** An incident as a report tells of it. Days are London's; where only a range is known both ends are given. */
export type CountedIncident = {
  id: string;
  earliestDay: string;
  /** The latest day on which it is alleged to have happened: the one that counts (DOMAIN 1.5). */
  latestDay: string;
  isHate: boolean;
  problemId: string | null;
  /** Whom it happened to. */
  affectedIds: readonly string[];
};

/** Somebody telling an agency, on a day, about one or more incidents. */
export type CountedReport = {
  id: string;
  reportedOn: string;
  /** Whether the procedures name the agency that took it (DOMAIN 11). */
  isToNamedBody: boolean;
  /** Who reported: null when anonymous. */
  reporterId: string | null;
  /** The person for whom it was made: the reporter, unless somebody spoke for another. */
  forId: string | null;
  /** People of one household have one id; null where nothing is known of it. */
  householdId: string | null;
  /** An anonymous one that the contact officer counts, for a reason that is recorded (DOMAIN 1.5). */
  isCountedAnyway?: boolean;
  incidents: readonly CountedIncident[];
};

/** What the partnership's procedures say of counting, on the day of the application. */
export type CountingRules = {
  thresholdCount: number;
  localCount: number;
  reportWindowMonths: number;
  applicationWindowMonths: number;
  reading: "longer" | "statute";
  hateCount: number;
  hateWindowMonths: number;
  hateNeedsTimelyReport: boolean;
  households: "ask" | "each" | "once";
  countAnonymous: boolean;
};

export const COUNTING_SETTINGS = [
  "case-reviews.threshold-count",
  "case-reviews.local-count",
  "case-reviews.report-window-months",
  "case-reviews.application-window-months",
  "case-reviews.period-reading",
  "case-reviews.hate-count",
  "case-reviews.hate-window-months",
  "case-reviews.hate-needs-timely-report",
  "case-reviews.household-reports",
  "case-reviews.count-anonymous",
] as const satisfies (keyof Settings)[];

export function countingRules(settings: Pick<Settings, (typeof COUNTING_SETTINGS)[number]>): CountingRules {
  return {
    thresholdCount: settings["case-reviews.threshold-count"],
    localCount: settings["case-reviews.local-count"],
    reportWindowMonths: settings["case-reviews.report-window-months"],
    applicationWindowMonths: settings["case-reviews.application-window-months"],
    reading: settings["case-reviews.period-reading"],
    hateCount: settings["case-reviews.hate-count"],
    hateWindowMonths: settings["case-reviews.hate-window-months"],
    hateNeedsTimelyReport: settings["case-reviews.hate-needs-timely-report"],
    households: settings["case-reviews.household-reports"],
    countAnonymous: settings["case-reviews.count-anonymous"],
  };
}
