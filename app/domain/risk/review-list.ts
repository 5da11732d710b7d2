import { z } from "zod/mini";
import { plusDays } from "../dates/iso-day.ts";
import { DUE_SOON_DAYS, REVIEWER_NAMES, REVIEWERS } from "./reviews.ts";

/** The list of reviews, from an address: whose, whether overdue or due within a week, of High or of the rest. */
export const reviewFilterForm = z.object({
  role: z.catch(z.enum(REVIEWERS), "lead"),
  whose: z.catch(z.enum(["mine", "groups"]), "groups"),
  state: z.catch(z.enum(["overdue", "due"]), "overdue"),
  level: z.catch(z.enum(["high", "other"]), "high"),
});
export type ReviewFilter = z.output<typeof reviewFilterForm>;

/** As the database is asked: days included. */
export function reviewsAsked({ role, whose, state, level }: ReviewFilter, today: string) {
  const days =
    state === "overdue"
      ? { from: "", until: plusDays(today, -1) }
      : { from: today, until: plusDays(today, DUE_SOON_DAYS) };
  return { role, isMine: whose === "mine", isHigh: level === "high", ...days };
}

export function reviewsHref(filter: ReviewFilter, more: Record<string, string> = {}): string {
  return `/risk/reviews?${new URLSearchParams({ ...filter, ...more }).toString()}`;
}

export function stateWords({ state, level }: Pick<ReviewFilter, "state" | "level">): string {
  return `${state === "overdue" ? "Overdue" : "Due within a week"}, ${level === "high" ? "High" : "not High"}`;
}

export function whoseWords({ role, whose }: Pick<ReviewFilter, "role" | "whose">): string {
  return `${REVIEWER_NAMES[role]}, ${whose === "mine" ? "mine" : "all that I see"}`;
}

/** What a disclosure says that the list was. */
export function reviewWords(filter: ReviewFilter): string {
  const whose = filter.whose === "mine" ? "one's own" : "all that one sees";
  return `${REVIEWER_NAMES[filter.role]}, ${whose}, ${stateWords(filter)}`.toLowerCase().replaceAll("high", "High");
}
