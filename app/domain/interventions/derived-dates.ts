import { longDay, plusDays } from "../dates/iso-day.ts";
import { lastDayAfter, lastDayBeginningWith } from "../dates/periods.ts";
import { latestPossessionNotice } from "./before-it.ts";
import {
  beginningWith,
  byNumber,
  counted,
  type DerivedDate,
  needing,
  type SetDate,
  withStates,
} from "../settings/derived-date.ts";
import { childDates } from "./derived-for-children.ts";
import { hearingBy, noticeEnds } from "./derived-hours.ts";
import type { InterventionFacts } from "./facts.ts";
import { type LegalNumbers, numberOf } from "../settings/law.ts";
import { endOf } from "./lengths.ts";

/**
 * Every day that the law sets for it (DOMAIN 4, "Derived dates"), by the numbers of its day of issue. In the order of
 * their days; those that cannot be worked out yet come last and say what is missing.
 */
export function derivedDates(facts: InterventionFacts, law: LegalNumbers, today: string): DerivedDate[] {
  return facts.state === "not-made" ? [] : withStates(setDates(facts, law), today);
}

function setDates(facts: InterventionFacts, law: LegalNumbers): SetDate[] {
  switch (facts.kind) {
    case "abc":
      return [usualEnd(facts, law)];
    case "cpn":
      return [appealLast(facts, numberOf(law, "cpn", "appeal-window"))];
    case "fpn":
      return penaltyDays(facts, law);
    case "injunction":
    case "youth-injunction":
    case "cbo":
      return childDates(facts, law);
    case "closure-notice":
      return [noticeEnds(facts, law), hearingBy(facts, law)];
    case "closure-order-full":
      return [...closureDays(facts, law), possessionAfterClosure(facts, law)];
    case "closure-order-partial":
      return closureDays(facts, law);
    case "pspo":
      return publicSpaces(facts, law);
    case "dispersal-authorisation":
      return [noticeEnds(facts, law)];
    case "dispersal-direction":
      return [noticeEnds(facts, law), itemDisposable(facts, law)];
    case "vehicle-warning":
      return [warningCounts(facts, law)];
    case "possession-absolute":
      return possessionDays(facts, law);
    default:
      return [];
  }
}

function usualEnd({ fromDay }: InterventionFacts, law: LegalNumbers): SetDate {
  return byNumber({ key: "usual-end", label: "Usual end" }, numberOf(law, "abc", "usual-length"), (months) => ({
    day: endOf(fromDay, months),
    rule: `${beginningWith(months, "month", fromDay)}; it may be renewed`,
  }));
}

/** The day of issue or of the decision is the first of the days (ss46, 84). */
function appealLast({ issuedOn }: InterventionFacts, window: { value: number; source: string } | undefined): SetDate {
  return byNumber({ key: "appeal-last", label: "Last day to appeal" }, window, (days) => ({
    day: lastDayBeginningWith(issuedOn, { count: days, unit: "days" }),
    rule: beginningWith(days, "day", issuedOn),
  }));
}

function penaltyDays({ issuedOn }: InterventionFacts, law: LegalNumbers): SetDate[] {
  const within = numberOf(law, "fpn", "early-payment-within");
  return [
    byNumber({ key: "early-payment-last", label: "Lower amount, at the latest" }, within, (days) => ({
      day: lastDayAfter(issuedOn, { count: days - 1, unit: "days" }),
      rule: `A lower amount may be taken for payment in less than ${counted(days, "day")} after ${longDay(issuedOn)}; the notice says how many`,
    })),
    byNumber({ key: "pay-by", label: "Pay by" }, numberOf(law, "fpn", "no-proceedings-for"), (days) => ({
      day: lastDayAfter(issuedOn, { count: days, unit: "days" }),
      rule: `No proceedings in the ${counted(days, "day")} following ${longDay(issuedOn)}`,
    })),
  ];
}

function closureDays(facts: InterventionFacts, law: LegalNumbers): SetDate[] {
  const { fromDay, extendedFrom, firstStartOn } = facts;
  const start = extendedFrom === null ? fromDay : plusDays(extendedFrom, 1);
  const longest = numberOf(law, "closure-order", extendedFrom === null ? "longest" : "extension-longest");
  const first = firstStartOn ?? fromDay;
  return [
    appealLast(facts, numberOf(law, "closure-order", "appeal-window")),
    byNumber({ key: "end-latest", label: "End at the latest" }, longest, (months) => ({
      day: endOf(start, months),
      rule: `${beginningWith(months, "month", start)}${extendedFrom === null ? "" : ", as extended"}`,
    })),
    byNumber(
      { key: "chain-end-latest", label: "End at the latest with all extensions" },
      numberOf(law, "closure-order", "total-longest"),
      (months) => ({ day: endOf(first, months), rule: `${beginningWith(months, "month", first)}, its first start` }),
    ),
    ...extendBefore(facts, "Extension applied for, at the latest", "ASBCPA 2014 s82"),
  ];
}

function possessionAfterClosure(facts: InterventionFacts, law: LegalNumbers): SetDate {
  const within = numberOf(law, "absolute-possession", "notice-after-closure-within");
  const about = { key: "possession-notice-by", label: "Notice on the absolute ground for possession, at the latest" };
  return byNumber(about, within, (months) => ({
    day: endOf(facts.issuedOn, months),
    rule: `${beginningWith(months, "month", facts.issuedOn)}, or with the end of an appeal, when a home was closed for more than 48 hours`,
  }));
}

function publicSpaces(facts: InterventionFacts, law: LegalNumbers): SetDate[] {
  const start = facts.extendedFrom === null ? facts.fromDay : plusDays(facts.extendedFrom, 1);
  const longest = numberOf(law, "pspo", facts.extendedFrom === null ? "longest" : "extension-longest");
  return [
    byNumber({ key: "end-latest", label: "End at the latest" }, longest, (years) => ({
      day: endOf(start, 12 * years),
      rule: beginningWith(years, "year", start),
    })),
    ...extendBefore(facts, "Extended at the latest on", "ASBCPA 2014 s60"),
  ];
}

function extendBefore({ untilDay, endedOn }: InterventionFacts, label: string, source: string): SetDate[] {
  if (untilDay === null || endedOn !== null) return [];
  return [
    { key: "extend-before", label, day: untilDay, rule: "Before it expires: on its last day at the latest", source },
  ];
}

function itemDisposable({ issuedOn }: InterventionFacts, law: LegalNumbers): SetDate {
  const after = numberOf(law, "dispersal", "item-disposable-after");
  return byNumber(
    { key: "item-disposable-from", label: "A surrendered item may be disposed of from" },
    after,
    (days) => ({
      day: plusDays(issuedOn, days),
      rule: `After ${beginningWith(days, "day", issuedOn)}, when nobody asked for it`,
    }),
  );
}

function warningCounts({ issuedOn }: InterventionFacts, law: LegalNumbers): SetDate {
  const counts = numberOf(law, "vehicle", "warning-counts-for");
  return byNumber({ key: "warning-counts-until", label: "The warning counts until" }, counts, (months) => ({
    day: endOf(issuedOn, months),
    rule: beginningWith(months, "month", issuedOn),
  }));
}

function possessionDays(facts: InterventionFacts, law: LegalNumbers): SetDate[] {
  const { follows, fromDay, respondents } = facts;
  const latest = follows && latestPossessionNotice(follows, law);
  const about = { key: "possession-notice-by", label: "Notice on the absolute ground, at the latest" };
  const rule = "So many months beginning with the conviction, the finding or the closure order";
  const window = numberOf(law, "absolute-possession", "review-request-window");
  return [
    latest
      ? { ...about, day: latest.day, rule, source: latest.source }
      : needing(about, "The day of the conviction, the finding or the closure order", rule, "ASBCPA 2014 ss94–97"),
    byNumber(
      { key: "notice-lapses", label: "A notice on a secure tenancy lapses after" },
      numberOf(law, "absolute-possession", "secure-notice-lapses-after"),
      (months) => ({
        day: lastDayAfter(fromDay, { count: months, unit: "months" }),
        rule: `${counted(months, "month")} after the day stated in it (${longDay(fromDay)})`,
      }),
    ),
    ...respondents
      .filter(({ endedOn }) => endedOn === null)
      .map(({ id, servedOn }) => reviewRequest(id, servedOn, window)),
  ];
}

/** Of a council’s tenant; the day of service is the first (Housing Act 1985 s85ZA). */
function reviewRequest(
  respondentId: string,
  servedOn: string | null,
  window: { value: number; source: string } | undefined,
) {
  const about = { key: "review-request-last", label: "Council tenant asks for a review, at the latest", respondentId };
  if (servedOn === null)
    return needing(about, "The day of service", "So many days beginning with service", window?.source ?? "");
  return byNumber(about, window, (days) => ({
    day: lastDayBeginningWith(servedOn, { count: days, unit: "days" }),
    rule: `${beginningWith(days, "day", servedOn)}, the day of service`,
  }));
}
