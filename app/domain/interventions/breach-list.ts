import { z } from "zod/mini";
import { longDay } from "../dates/iso-day.ts";
import { INTERVENTION_KIND_KEYS, INTERVENTION_KINDS } from "./kinds.ts";

const yes = z.catch(z.optional(z.literal("yes")), undefined);

/** What the list of breaches is narrowed by: nothing about anybody. */
export const breachListForm = z.object({
  kind: z.catch(z.optional(z.enum(INTERVENTION_KIND_KEYS)), undefined),
  /** By somebody who was under 18 on the day of issue. */
  youth: z.catch(z.optional(z.enum(["yes", "no"])), undefined),
  /** The month in which it happened, like 2026-03. */
  month: z.catch(z.optional(z.string().check(z.regex(/^(19|20)\d\d-(0[1-9]|1[0-2])$/))), undefined),
  /** Of which nobody has said what came of it. */
  open: yes,
  /** For the next sitting, and not heard yet. */
  sitting: yes,
});
export type BreachListAsked = z.output<typeof breachListForm>;

/** Where a page ended: the day of the breach, and the breach. */
export type BreachKey = { day: string; id: string };

export function breachListHref(asked: BreachListAsked, after?: BreachKey): string {
  const given = Object.entries(asked).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const query = new URLSearchParams({
    ...Object.fromEntries(given),
    ...(after ? { after: `${after.day}~${after.id}` } : {}),
  }).toString();
  return query === "" ? "/interventions/breaches" : `/interventions/breaches?${query}`;
}

/** "March 2026". */
export function monthName(month: string): string {
  return longDay(`${month}-01`).slice(2);
}

/** How the list is narrowed, in words without a name of anybody. */
export function breachListWords({ kind, youth, month, open, sitting }: BreachListAsked): string[] {
  return [
    ...(kind === undefined ? [] : [INTERVENTION_KINDS[kind].name]),
    ...(youth === undefined
      ? []
      : [youth === "yes" ? "by somebody under 18 when issued" : "by nobody under 18 when issued"]),
    ...(month === undefined ? [] : [monthName(month)]),
    ...(open === undefined ? [] : ["not decided yet"]),
    ...(sitting === undefined ? [] : ["for the next sitting"]),
  ];
}
