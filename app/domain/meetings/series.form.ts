import { z } from "zod/mini";
import { optionalWordsField } from "../access/form-fields.ts";
import { dayField, optionalDayField } from "../dates/day-field.ts";
import { timeField } from "./time-field.ts";
import { type Nth, type Pattern, PATTERN_KINDS, type Weekday } from "./pattern.ts";

/** As needed: no pattern, and each meeting is added by itself. */
export const PATTERN_CHOICES = [...PATTERN_KINDS, "as-needed"] as const;

export const PATTERN_CHOICE_NAMES: Record<(typeof PATTERN_CHOICES)[number], string> = {
  "every-n-weeks": "Every so many weeks",
  "nth-weekday-of-month": "Once a month, such as the second Thursday",
  quarterly: "Once a quarter",
  "as-needed": "As needed: each meeting is added by itself",
};

const MOST_WEEKS = 52;

/** A choice of a list that counts only with some patterns: none is null. */
function oneOf<T extends number>(choices: readonly T[]) {
  return z.pipe(
    z.catch(z.string(), ""),
    z.transform((text) => choices.find((choice) => String(choice) === text) ?? null),
  );
}

const weeks = z.pipe(
  z.catch(z.string(), "").check(z.trim()),
  z.transform((text) => (/^\d{1,2}$/.test(text) ? Number(text) : null)),
);

export const seriesForm = z
  .object({
    /** The pattern that the person saw, and its version. */
    seen: z.catch(z.string(), ""),
    pattern: z.enum(PATTERN_CHOICES, "Select how the group meets"),
    weeks,
    nth: oneOf<Nth>([1, 2, 3, 4, 5, -1]),
    monthOfQuarter: oneOf([1, 2, 3]),
    weekday: oneOf<Weekday>([1, 2, 3, 4, 5, 6, 7]),
    startTime: timeField("Start time"),
    place: optionalWordsField("Place", 200),
    fromDay: dayField("First day of the pattern"),
    untilDay: optionalDayField("Last day of the pattern"),
  })
  .check(
    z.refine((f) => f.pattern !== "every-n-weeks" || (f.weeks !== null && f.weeks >= 1 && f.weeks <= MOST_WEEKS), {
      path: ["weeks"],
      error: `Number of weeks must be a whole number from 1 to ${MOST_WEEKS}`,
    }),
    z.refine((f) => !isMonthly(f.pattern) || f.nth !== null, {
      path: ["nth"],
      error: "Select which one in the month",
    }),
    z.refine((f) => f.pattern !== "quarterly" || f.monthOfQuarter !== null, {
      path: ["monthOfQuarter"],
      error: "Select which months",
    }),
    z.refine((f) => f.pattern === "as-needed" || f.weekday !== null, {
      path: ["weekday"],
      error: "Select a day of the week",
    }),
    z.refine((f) => f.pattern === "as-needed" || f.startTime !== null, {
      path: ["startTime"],
      error: "Enter the start time, like 13:30",
    }),
    z.refine((f) => f.untilDay === null || f.untilDay >= f.fromDay, {
      path: ["untilDay"],
      error: "Last day of the pattern must be the same as or after the first",
    }),
  );
export type SeriesChange = z.output<typeof seriesForm>;

function isMonthly(pattern: SeriesChange["pattern"]) {
  return pattern === "nth-weekday-of-month" || pattern === "quarterly";
}

/** Null when the group meets as needed. */
export function patternOf({ pattern, weeks, nth, monthOfQuarter, weekday }: SeriesChange): Pattern | null {
  if (pattern === "as-needed" || weekday === null) return null;
  if (pattern === "every-n-weeks") return { kind: pattern, weekday, weeks: weeks ?? 1 };
  if (pattern === "quarterly") return { kind: pattern, weekday, nth: nth ?? 1, monthOfQuarter: monthOfQuarter ?? 1 };
  return { kind: pattern, weekday, nth: nth ?? 1 };
}
