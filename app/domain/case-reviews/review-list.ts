import { z } from "zod/mini";

export const REVIEW_VIEW_NAMES = {
  due: "What is due",
  late: "Late",
  "no-reply": "A body has not replied in time",
  over: "Closed or withdrawn",
  all: "All",
} as const;
export type ReviewView = keyof typeof REVIEW_VIEW_NAMES;
export const REVIEW_VIEWS = Object.keys(REVIEW_VIEW_NAMES) as [ReviewView, ...ReviewView[]];

export const reviewListFilterForm = z.object({
  show: z.catch(z.enum(REVIEW_VIEWS), "due"),
  whose: z.catch(z.enum(["all", "mine"]), "all"),
});
export type ReviewListFilter = z.output<typeof reviewListFilterForm>;

export function reviewListHref({ show, whose }: ReviewListFilter, after?: string): string {
  const query = new URLSearchParams({ show, whose, ...(after ? { after } : {}) });
  return `/case-reviews?${query.toString()}`;
}

export function reviewListWords({ show, whose }: ReviewListFilter): string {
  return `${REVIEW_VIEW_NAMES[show].toLowerCase()}${whose === "mine" ? ", one's own" : ""}`;
}
