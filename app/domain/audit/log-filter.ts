import { z } from "zod/mini";
import { optionalDayField } from "../dates/day-field.ts";
import { londonMidnight } from "../dates/london-midnight.ts";
import { plusDays } from "../dates/iso-day.ts";
import { EVENT_NAMES } from "./event-names.ts";
import { AUDIT_CATEGORIES } from "./events.ts";

const SYSTEM = "system";
const day = (what: string) => z.prefault(optionalDayField(what), "");
const oneOfOurs = <S extends z.ZodMiniType>(schema: S) => z.catch(z.optional(schema), undefined);

/** What the log is searched by: ids, days and words of ours, because an address is kept in histories. */
export const logFilterForm = z
  .object({
    from: day("First day"),
    until: day("Last day"),
    user: oneOfOurs(z.union([z.uuid(), z.literal(SYSTEM)])),
    category: oneOfOurs(z.enum(AUDIT_CATEGORIES)),
    event: oneOfOurs(z.string().check(z.refine((name) => Object.hasOwn(EVENT_NAMES, name)))),
    record: z.prefault(z.string().check(z.trim(), z.maxLength(60, "Reference must be 60 characters or less")), ""),
  })
  .check(
    z.refine((f) => !f.from || !f.until || f.until >= f.from, {
      path: ["until"],
      error: "Last day must be the same as or after the first day",
    }),
  );
export type LogFilter = z.output<typeof logFilterForm>;

export const LOG_FILTER_FIELDS = [
  ...["from-day", "from-month", "from-year", "until-day", "until-month", "until-year"],
  ...["user", "category", "event", "record"],
];

/** From the first instant, up to and without the last, as ISO text; days are London's. */
export function instantsOf({ from, until }: Pick<LogFilter, "from" | "until">) {
  return {
    from: from && londonMidnight(from).toISOString(),
    before: until && londonMidnight(plusDays(until, 1)).toISOString(),
  };
}

/** `CS-26-0014`, however it was typed. */
export function asReference(typed: string) {
  return typed.toUpperCase().replaceAll(/\s/g, "");
}

/** Where a page of the log ends: the next begins after it. */
export type LogKey = { at: string; id: string };

export function logKeyText({ at, id }: LogKey) {
  return `${at}~${id}`;
}

export function parseLogKey(text: string | null): LogKey | null {
  const [, at, id] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)~([0-9a-f-]{36})$/.exec(text ?? "") ?? [];
  return at && id ? { at, id } : null;
}
