import { type BankHolidays } from "../dates/bank-holidays.ts";
import { longDay, londonDay, plusDays } from "../dates/iso-day.ts";
import { londonInstant, londonTimeOfDay, plusHoursLeavingOut } from "../dates/london-hours.ts";
import { lastDayBeginningWith } from "../dates/periods.ts";
import { calendarNotLoaded, isWorkingDay } from "../dates/working-days.ts";
import {
  beginningWith,
  byNumber,
  counted,
  type DerivedDate,
  needing,
  type SetDate,
  withStates,
} from "../settings/derived-date.ts";
import { type LegalNumbers, numberOf } from "../settings/law.ts";
import { DECISION_NAMES, licensingKind } from "./licensing-kinds.ts";
import type { LicensingStep } from "./licensing-step.ts";

type On = { law: (day: string) => LegalNumbers; holidays: BankHolidays; today: string };

/**
 * The days that follow from a step about a licence, soonest first (DOMAIN 3.2: Licensing Act 2003 ss51, 52, 53A, 167, each
 * number a row of the law as it was on the day it is counted from). Nothing of what was withdrawn or rejected.
 */
export function licensingDates(step: LicensingStep, { law, holidays, today }: On): DerivedDate[] {
  if (step.endedOn !== null) return [];
  const own = law(step.happenedOn);
  return withStates(
    [
      ...(step.kind === "review" && step.decidedOn === null ? noticeShown(step, own) : []),
      ...(step.kind === "summary-review" ? [interimBy(step, own, holidays), hearingWithin(step, own)] : []),
      ...(step.kind === "closure-review" ? [decidedWithin(step, own)] : []),
      ...(step.decidedOn === null ? planned(step) : afterDecision(step, law(step.decidedOn))),
      ...(step.untilDay === null ? [] : [runsUntil(step)]),
    ],
    today,
  );
}

/** 28 consecutive days starting the day after the application, and representations within them. */
function noticeShown({ happenedOn }: LicensingStep, law: LegalNumbers): SetDate[] {
  const number = numberOf(law, "licence-review", "notice-shown-for");
  const first = plusDays(happenedOn, 1);
  return [
    byNumber({ key: "notice-last", label: "Last day on which the notice is shown" }, number, (days) => ({
      day: plusDays(happenedOn, days),
      rule: beginningWith(days, "day", first),
    })),
  ];
}

/** 48 hours from the receipt, without the days that are no working days (s53A(2)(a), (5)). */
function interimBy(step: LicensingStep, law: LegalNumbers, holidays: BankHolidays): SetDate {
  const about = { key: "interim-by", label: "Interim steps considered by" };
  const hours = numberOf(law, "summary-review", "interim-steps-within");
  if (!hours) return needing(about, "A number of the law", "So many hours after the receipt", "");
  const rule = `${counted(hours.value, "hour")} after the receipt, leaving out days that are not working days`;
  if (step.happenedTime === null) return needing(about, "The time of the receipt", rule, hours.source);
  let missing: number | null = null;
  const at = plusHoursLeavingOut(londonInstant(step.happenedOn, step.happenedTime), hours.value, (day) => {
    const working = isWorkingDay(day, holidays);
    if (working.kind === "known") return !working.value;
    missing ??= working.year;
    return false;
  });
  if (missing !== null) return needing(about, calendarNotLoaded(missing), rule, hours.source);
  const met = step.interimOn === null ? {} : { metOn: step.interimOn };
  return { ...about, day: londonDay(at), time: londonTimeOfDay(at), rule, source: hours.source, ...met };
}

/** The full review within 28 days after the day of receipt (s53A(2)(b)). */
function hearingWithin(step: LicensingStep, law: LegalNumbers): SetDate {
  return decidedBy(step, "Full review held by", numberOf(law, "summary-review", "hearing-within"));
}

/** Within 28 days after the day on which the authority receives the court's notice (s167(3)). */
function decidedWithin(step: LicensingStep, law: LegalNumbers): SetDate {
  return decidedBy(step, "Review decided by", numberOf(law, "licence-review", "after-closure-within"));
}

function decidedBy({ happenedOn, decidedOn }: LicensingStep, label: string, number: ReturnType<typeof numberOf>) {
  const set = byNumber({ key: "decided-by", label }, number, (days) => ({
    day: plusDays(happenedOn, days),
    rule: `${counted(days, "day")} after ${longDay(happenedOn)}, the day of the receipt`,
  }));
  return decidedOn === null ? set : { ...set, metOn: decidedOn };
}

function planned({ hearingOn }: LicensingStep): SetDate[] {
  if (hearingOn === null) return [];
  return [{ key: "hearing", label: "Hearing", day: hearingOn, rule: "As recorded", source: "" }];
}

/** An appeal, and with none the end of what the decision limits in time (s52(4)(d), (6); Sch 5 para 9). */
function afterDecision(step: LicensingStep, law: LegalNumbers): SetDate[] {
  const decidedOn = step.decidedOn ?? "";
  const appeal = byNumber(
    { key: "appeal-last", label: "Last day to appeal" },
    numberOf(law, "licence-review", "appeal-window"),
    (days) => ({
      day: lastDayBeginningWith(decidedOn, { count: days, unit: "days" }),
      rule: `${beginningWith(days, "day", decidedOn)}, if they were told on the day of the decision`,
    }),
  );
  const met = step.appealedOn === null ? {} : { metOn: step.appealedOn };
  const ends: SetDate[] = [
    ...(step.suspendedUntil === null ? [] : [endOf("suspension-ends", "Suspension ends after", step.suspendedUntil)]),
    ...(step.limitedUntil === null
      ? []
      : [endOf("limit-ends", "What was modified or excluded ends after", step.limitedUntil)]),
  ];
  return [{ ...appeal, ...met }, ...ends];
}

function endOf(key: string, label: string, day: string): SetDate {
  return { key, label, day, rule: "As decided", source: "Licensing Act 2003 s52" };
}

function runsUntil({ kind, untilDay, untilTime }: LicensingStep): SetDate {
  const { source } = licensingKind(kind);
  return { key: "ends", label: "Ends", day: untilDay, time: untilTime, rule: "As recorded", source };
}

/** What somebody has to do by law and has not done: the day by which, past or ahead. */
const TO_DO = ["interim-by", "decided-by", "hearing"];

/** The next day that asks for something: the soonest that is to be met and is not, else the soonest that lies ahead. */
export function nextLicensingDate(dates: readonly DerivedDate[]): DerivedDate | null {
  const waiting = dates.find(({ key, metOn, day }) => TO_DO.includes(key) && metOn === undefined && day !== null);
  return (
    waiting ?? dates.find(({ state, metOn }) => metOn === undefined && (state === "today" || state === "ahead")) ?? null
  );
}

/** Late: to be done by law by a day that has passed, and not done. */
export function isLicensingLate(date: DerivedDate | null): boolean {
  return date !== null && TO_DO.includes(date.key) && date.state === "passed" && date.metOn === undefined;
}

/** In one line how a step stands. */
export function licensingStanding(step: LicensingStep): string {
  if (step.endedOn !== null)
    return `${{ withdrawn: "Withdrawn", rejected: "Rejected", lifted: "Ended early" }[step.endKind ?? "lifted"]} on ${longDay(step.endedOn)}`;
  if (step.decidedOn !== null) {
    const words = step.decisions.map((decision) => DECISION_NAMES[decision].toLowerCase());
    return `Decided on ${longDay(step.decidedOn)}: ${words.length === 0 ? "nothing was needed" : words.join(", ")}`;
  }
  if (licensingKind(step.kind).isReview)
    return step.hearingOn === null ? "Not decided" : `Hearing on ${longDay(step.hearingOn)}`;
  return step.untilDay === null ? "Recorded" : `Until ${longDay(step.untilDay)}`;
}
