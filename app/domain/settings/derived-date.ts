import { longDay } from "../dates/iso-day.ts";
import type { LegalMoment } from "./legal-hours.ts";

/** A day that the law sets for an intervention, with how it is worked out. */
export type DerivedDate = {
  /** The same for the same rule: "appeal-last", "hearing-by". */
  key: string;
  label: string;
  /** Null when something is missing to work it out; `needs` then says what. */
  day: string | null;
  /** Where hours count. */
  time: string | null;
  rule: string;
  source: string;
  /** Whose it is, where each respondent has one. */
  respondentId: string | null;
  state: "passed" | "today" | "ahead" | "unknown";
  needs?: string;
  /** The day on which what it asks for was done. */
  metOn?: string;
};

/** Without what is known of today: the state is added at the end. */
export type SetDate = Omit<DerivedDate, "state" | "time" | "respondentId"> &
  Partial<Pick<DerivedDate, "time" | "respondentId">>;

type Number = { value: number; source: string } | undefined;
type About = { key: string; label: string; respondentId?: string | null };

/** A day by a number of the law; without a confirmed number it says so. */
export function byNumber(about: About, number: Number, set: (value: number) => { day: string; rule: string }): SetDate {
  if (!number) return { ...about, ...NO_NUMBER };
  return { ...about, ...set(number.value), source: number.source };
}

/** A moment by hours of the law. */
export function byMoment(about: About, moment: LegalMoment | null, rule: string, source: string): SetDate {
  if (moment === null) return { ...about, day: null, rule, source, needs: "The day and the time" };
  if (moment.kind === "known") return { ...about, day: moment.day, time: moment.time, rule, source };
  return {
    ...about,
    day: null,
    rule,
    source,
    needs: `The bank holidays of ${moment.year}: an administrator loads them`,
  };
}

const NO_NUMBER = {
  day: null,
  rule: "By a number of the law",
  source: "",
  needs: "A number of the law that is confirmed for the day of issue: an administrator confirms it",
};

/** What stands in the way, where something that was recorded is missing. */
export function needing(about: About, needs: string, rule: string, source: string): SetDate {
  return { ...about, day: null, rule, source, needs };
}

/** In the order of their days; those that cannot be worked out come last. */
export function withStates(dates: readonly SetDate[], today: string): DerivedDate[] {
  return dates
    .map((date) => ({ time: null, respondentId: null, ...date, state: stateOf(date.day, today) }))
    .sort((a, b) => order(a).localeCompare(order(b)));
}

function stateOf(day: string | null, today: string): DerivedDate["state"] {
  if (day === null) return "unknown";
  return day < today ? "passed" : day === today ? "today" : "ahead";
}

function order({ day, time }: DerivedDate): string {
  return `${day ?? "9999-99-99"} ${time ?? "24:00"}`;
}

/** "21 days beginning with 3 March 2026". */
export function beginningWith(count: number, unit: "day" | "month" | "year", day: string): string {
  return `${counted(count, unit)} beginning with ${longDay(day)}`;
}

export function counted(count: number, unit: "hour" | "day" | "month" | "year"): string {
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}
