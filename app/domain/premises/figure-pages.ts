import { z } from "zod/mini";
import { GRADE_MEASURE_IDS, type GradeMeasure } from "./grade-figures.ts";

const quarter = z.string().check(z.regex(/^20\d\d-\d\d-Q[1-4]$/));

/** Of the rows behind a number: which number, of which quarter, and of one of its meetings or of the quarter as a whole. */
export const gradeRowsForm = z.object({
  measure: z.enum(GRADE_MEASURE_IDS),
  quarter,
  sitting: z.catch(z.optional(z.uuidv7()), undefined),
  page: z.catch(z.optional(z.string().check(z.regex(/^[1-9]\d{0,2}$/))), undefined),
});
export type GradeRowsAsked = { measure: GradeMeasure; quarter: string; sitting?: string; page?: string };

export function gradeFiguresHref(quarterId?: string): string {
  return quarterId === undefined ? "/premises/figures" : `/premises/figures?quarter=${quarterId}`;
}

export function gradeRowsHref(asked: GradeRowsAsked): string {
  const given = Object.entries(asked).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return `/premises/figures/rows?${new URLSearchParams(given).toString()}`;
}
