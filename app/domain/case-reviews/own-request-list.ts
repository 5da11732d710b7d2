import { z } from "zod/mini";

/** The views of what an agency has been asked for case reviews. */
export const OWN_REQUEST_VIEW_NAMES = {
  waiting: "Waiting for a reply",
  answered: "Answered",
  all: "All",
} as const;
export type OwnRequestView = keyof typeof OWN_REQUEST_VIEW_NAMES;
export const OWN_REQUEST_VIEWS = Object.keys(OWN_REQUEST_VIEW_NAMES) as [OwnRequestView, ...OwnRequestView[]];

/** From the address: what is not known there is what waits, from the beginning. */
export const ownRequestListForm = z.object({
  show: z.catch(z.enum(OWN_REQUEST_VIEWS), "waiting"),
  after: z.catch(z.optional(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}~[0-9a-f-]{36}$/))), undefined),
});

export function ownRequestListHref(show: OwnRequestView, after?: string): string {
  return `/case-reviews/requests?${new URLSearchParams({ show, ...(after ? { after } : {}) }).toString()}`;
}
