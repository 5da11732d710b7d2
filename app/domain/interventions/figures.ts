import { z } from "zod/mini";
import { plusMonths } from "../dates/periods.ts";
import { SERVICE_ANSWERS } from "./record.ts";

/** What the plan measures of interventions each month (DOMAIN 6.6), with what each number counts. */
export const FIGURE_MEASURES = {
  "youth-non-legal": {
    name: "Non-legal interventions with young people",
    meaning:
      "Advice, letters, contracts, warnings, mediation and referrals that began in the month, with somebody under 18 on the first day. Referrals to services for victims are left out.",
  },
  "youth-breaches": {
    name: "Breaches of non-legal interventions by young people",
    meaning:
      "Breaches in the month, each by somebody who was under 18 on the first day of the intervention, and by how many children.",
  },
  legal: {
    name: "Legal interventions",
    meaning:
      "Notices, orders, injunctions and other formal steps that began in the month. Community protection warnings are not among them.",
  },
  referrals: {
    name: "Referrals to services",
    meaning: "By the day on which they were sent, with what the service answered.",
  },
} as const;
export type FigureMeasure = keyof typeof FIGURE_MEASURES;
const MEASURES = Object.keys(FIGURE_MEASURES) as [FigureMeasure, ...FigureMeasure[]];

const MOST_MONTHS = 24;
const month = z.string().check(z.regex(/^(19|20)\d\d-(0[1-9]|1[0-2])$/));
const period = z.object({ from: z.catch(z.optional(month), undefined), to: z.catch(z.optional(month), undefined) });

/** Months like 2026-04, both included. */
export type Months = { from: string; to: string };

/**
 * The months that are asked for: up to this one, and 24 at most. Unless others are asked for, those of the financial year
 * so far (1 April to 31 March).
 */
export function askedMonths(given: Record<string, unknown>, today: string): Months {
  const asked = period.parse(given);
  const now = today.slice(0, 7);
  const year = Number(now.slice(0, 4)) - (now.slice(5) < "04" ? 1 : 0);
  const to = asked.to === undefined || asked.to > now ? now : asked.to;
  const first = asked.from ?? `${Number(to.slice(0, 4)) - (to.slice(5) < "04" ? 1 : 0)}-04`;
  const from = first > to ? to : first;
  const earliest = plusMonths(`${to}-01`, 1 - MOST_MONTHS).slice(0, 7);
  return asked.from === undefined && asked.to === undefined
    ? { from: `${year}-04`, to: now }
    : { from: from < earliest ? earliest : from, to };
}

/** Each month of them, in order. */
export function monthsOf({ from, to }: Months): string[] {
  const months: string[] = [];
  for (let one = from; one <= to; one = plusMonths(`${one}-01`, 1).slice(0, 7)) months.push(one);
  return months;
}

/** The days of the months, as text that no day of them lies outside. */
export function daysOf({ from, to }: Months) {
  return { first: `${from}-01`, last: `${to}-31` };
}

const rowsForm = z.object({
  measure: z.enum(MEASURES),
  ...{ from: month, to: month },
  service: z.optional(z.uuidv7()),
  answer: z.optional(z.enum([...SERVICE_ANSWERS, "none"])),
  after: z.optional(z.string().check(z.maxLength(36))),
});
export type FigureAsked = Omit<z.output<typeof rowsForm>, "after">;

/** Null for an address that leads to no number. */
export function parseFigureRows(given: Record<string, unknown>): z.output<typeof rowsForm> | null {
  const parsed = rowsForm.safeParse(given);
  return parsed.success && parsed.data.from <= parsed.data.to ? parsed.data : null;
}

export function figureRowsHref(asked: FigureAsked, after?: string): string {
  const given = Object.entries({ ...asked, after }).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return `/interventions/figures/rows?${new URLSearchParams(given).toString()}`;
}
