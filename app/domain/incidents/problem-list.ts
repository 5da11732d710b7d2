import { z } from "zod/mini";
import { ASB_HEADINGS, type AsbHeading } from "./asb-headings.ts";
import type { IncidentKey } from "./incident-list.ts";

export const PROBLEM_LIST_NAMES = { open: "Open", closed: "Closed" } as const;
export type ProblemListName = keyof typeof PROBLEM_LIST_NAMES;
export const PROBLEM_LISTS = Object.keys(PROBLEM_LIST_NAMES) as ProblemListName[];

export type ProblemListAsked = { list: ProblemListName; beat?: string; heading?: AsbHeading };

/** What narrows the list of problems; whatever an address says besides is nothing. */
export const problemListForm = z.object({
  list: z.catch(z.enum(PROBLEM_LISTS), "open"),
  beat: z.catch(z.optional(z.string().check(z.minLength(1), z.maxLength(20))), undefined),
  heading: z.catch(z.optional(z.enum(ASB_HEADINGS)), undefined),
});

/** The address of a page of problems; `after` is where the page before ended. */
export function problemListHref({ list, beat, heading }: ProblemListAsked, after?: IncidentKey): string {
  const query = new URLSearchParams({
    list,
    ...(beat === undefined ? {} : { beat }),
    ...(heading === undefined ? {} : { heading }),
    ...(after ? { after: `${after.day}~${after.id}` } : {}),
  });
  return `/incidents/problems?${query.toString()}`;
}
