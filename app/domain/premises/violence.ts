import { z } from "zod/mini";
import { plusMonths } from "../dates/periods.ts";
import { ATTRIBUTION_NAMES, type Attribution, ATTRIBUTIONS } from "./attribution.ts";

/**
 * Violence in or near licensed premises (SRC 003: "to reduce violent offences at or near the premises"): incidents, each
 * once however many premises it concerns. What is said to be unrelated is asked for by itself.
 */
export type ViolenceAsked = {
  /** Months like 2026-04, both included. */
  from: string;
  to: string;
  attribution?: Attribution;
  /** A beat by its code; "none": not recorded. */
  beat?: string;
  /** "00" to "23", of London's clock; "none": nobody knows. */
  hour?: string;
};

export const NOT_KNOWN = "none";
const MOST_MONTHS = 24;
const month = z.catch(z.optional(z.string().check(z.regex(/^(19|20)\d\d-(0[1-9]|1[0-2])$/))), undefined);

const asked = z.object({
  from: month,
  to: month,
  attribution: z.catch(z.optional(z.enum(ATTRIBUTIONS)), undefined),
  beat: z.catch(z.optional(z.string().check(z.minLength(1), z.maxLength(20))), undefined),
  hour: z.catch(z.optional(z.string().check(z.regex(/^([01]\d|2[0-3]|none)$/))), undefined),
});

/** What is asked for, up to this month and of 24 months at most; unless told, of the quarter of today. */
export function violenceAsked(given: Record<string, unknown>, today: string): ViolenceAsked {
  const { from, to, ...narrowed } = asked.parse(given);
  const now = today.slice(0, 7);
  if (from === undefined && to === undefined) return { ...quarterTo(now, now), ...narrowed };
  const last = to === undefined || to > now ? now : to;
  const earliest = plusMonths(`${last}-01`, 1 - MOST_MONTHS).slice(0, 7);
  const first = from === undefined || from > last ? last : from;
  return { from: first < earliest ? earliest : first, to: last, ...narrowed };
}

/** The quarter in which a month lies, as far as `now`. Those of the financial year are those of the calendar. */
function quarterTo(monthIn: string, now: string) {
  const number = Number(monthIn.slice(5));
  const from = plusMonths(`${monthIn}-01`, -((number - 1) % 3)).slice(0, 7);
  const end = plusMonths(`${from}-01`, 2).slice(0, 7);
  return { from, to: end > now ? now : end };
}

/** This quarter so far, and the two whole ones before it. */
export function quartersBefore(today: string) {
  const now = today.slice(0, 7);
  return [0, 3, 6].map((back) => quarterTo(plusMonths(`${now}-01`, -back).slice(0, 7), now));
}

export function violenceHref(narrowed: Partial<ViolenceAsked>, page: "figures" | "rows", after?: string): string {
  const given = Object.entries({ ...narrowed, after }).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return `/premises/figures/violence${page === "rows" ? "/rows" : ""}?${new URLSearchParams(given).toString()}`;
}

/** From six in the morning on, so that a night stands together; last, those of which nobody knows. */
export const HOURS = [...Array.from({ length: 24 }, (_, n) => String((n + 6) % 24).padStart(2, "0")), NOT_KNOWN];

export function hourName(hour: string): string {
  return hour === NOT_KNOWN ? "Time not known" : `${hour}:00 to ${hour}:59`;
}

export function violenceAttribution(attribution: Attribution | undefined): string {
  return attribution === undefined ? "All but unrelated" : ATTRIBUTION_NAMES[attribution];
}
