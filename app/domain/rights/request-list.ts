import { z } from "zod/mini";
import { plusDays } from "../dates/iso-day.ts";
import { SOON_DAYS } from "./clock.ts";
import { REQUEST_KINDS, type RequestStatus } from "./request.ts";

export const REQUEST_VIEW_NAMES = {
  open: "Open",
  overdue: "Overdue",
  soon: "Due within a week",
  waiting: "Waiting for proof or an answer",
  closed: "Closed",
} as const;
export type RequestView = keyof typeof REQUEST_VIEW_NAMES;
export const REQUEST_VIEWS = Object.keys(REQUEST_VIEW_NAMES) as [RequestView, ...RequestView[]];

export const requestListForm = z.object({
  show: z.catch(z.enum(REQUEST_VIEWS), "open"),
  kind: z.catch(z.optional(z.enum(REQUEST_KINDS)), undefined),
});
export type RequestListAsked = z.output<typeof requestListForm>;

/** What is due first stands first; what waits has no day and stands last, closed ones by when they were closed. */
export const requestKeyForm = z.catch(
  z.optional(z.string().check(z.regex(/^(\d{4}-\d{2}-\d{2})~[0-9a-f-]{36}$/))),
  undefined,
);

export function requestListHref({ show, kind }: RequestListAsked, after?: string): string {
  const query = new URLSearchParams({ show, ...(kind ? { kind } : {}), ...(after ? { after } : {}) });
  return `/rights?${query.toString()}`;
}

/** Of which view a request is on a day; its twin in SQL is `isInView` (db/queries/rights-requests.ts). */
export function isInView(
  { status, dueOn }: { status: RequestStatus; dueOn: string | null },
  view: RequestView,
  today: string,
): boolean {
  if (view === "closed" || status === "closed") return view === "closed" && status === "closed";
  switch (view) {
    case "open":
      return true;
    case "overdue":
      return dueOn !== null && dueOn < today;
    case "soon":
      return dueOn !== null && dueOn >= today && dueOn <= plusDays(today, SOON_DAYS);
    case "waiting":
      return dueOn === null;
  }
}
