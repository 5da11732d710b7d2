import { z } from "zod/mini";
import { isDay } from "../dates/iso-day.ts";
import { premisesHref } from "./premises-pages.ts";

export type GradeKey = { day: string; id: string };

const keyField = z.catch(z.optional(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}~[0-9a-f-]{36}$/))), undefined);

/** Of the page of points: as at which day, in three fields or as ISO text, and after which of the agreed grades. */
export const ledgerForm = z.object({
  on: z.optional(
    z.pipe(
      z.string().check(z.refine((day) => day === "" || isDay(day), "Day must be a real date, like 27 3 2026")),
      z.transform((day) => (day === "" ? null : day)),
    ),
  ),
  after: keyField,
});

export function gradeKey(text: string | undefined): GradeKey | undefined {
  const [day, id] = text?.split("~") ?? [];
  return day !== undefined && id !== undefined ? { day, id } : undefined;
}

export function ledgerHref(premisesId: string, asked: { on?: string; after?: string } = {}): string {
  const query = new URLSearchParams(Object.entries(asked)).toString();
  return `${premisesHref(premisesId, "ledger")}${query === "" ? "" : `?${query}`}`;
}

/** Where the grade agreed at a meeting is recorded; `list` brings back to the fortnightly list, at the next premises. */
export function gradeHref(premisesId: string, asked: { sitting?: string; list?: string; next?: string } = {}): string {
  const given = Object.entries(asked).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const query = new URLSearchParams(given).toString();
  return `/premises/${premisesId}/grade${query === "" ? "" : `?${query}`}`;
}

export function agreedGradeHref(premisesId: string, gradeId: string): string {
  return `/premises/${premisesId}/grades/${gradeId}`;
}
