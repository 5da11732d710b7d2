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
  return withQuery(premisesHref(premisesId, "ledger"), asked);
}

const code = z.catch(z.optional(z.string().check(z.minLength(1), z.maxLength(20))), undefined);
const id = z.catch(z.optional(z.uuidv7()), undefined);

/** Of the fortnightly list: the meeting, the beat, and which page of it. */
export const fortnightForm = z.object({
  sitting: id,
  beat: code,
  page: z.catch(z.optional(z.string().check(z.regex(/^[1-9]\d{0,2}$/))), undefined),
});
export type FortnightAsked = z.output<typeof fortnightForm>;

/** As brought to a premises that is graded from that list, to come back to it at the next one. */
export const fromList = z.extend(fortnightForm, {
  list: z.catch(z.optional(z.literal("fortnight")), undefined),
  next: id,
});
type FromList = z.output<typeof fromList>;

export function fortnightHref({ sitting, beat, page }: FortnightAsked = {}): string {
  return withQuery("/premises/fortnight", { sitting, beat, page: page === "1" ? undefined : page });
}

/** Where the grade agreed at a meeting is recorded. */
export function gradeHref(premisesId: string, asked: FromList = {}): string {
  return withQuery(`/premises/${premisesId}/grade`, asked);
}

function withQuery(path: string, asked: Record<string, string | undefined>) {
  const given = Object.entries(asked).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const query = new URLSearchParams(given).toString();
  return `${path}${query === "" ? "" : `?${query}`}`;
}

export function agreedGradeHref(premisesId: string, gradeId: string): string {
  return `/premises/${premisesId}/grades/${gradeId}`;
}
