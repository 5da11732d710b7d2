import { z } from "zod/mini";
import { ASB_HEADINGS } from "./asb-headings.ts";
import { type BusyCounts, PLACE_GRAINS, type PlaceGrain } from "./busy-places.ts";
import { incidentListHref } from "./incident-list.ts";

export const placesForm = z.object({
  by: z.catch(z.enum(PLACE_GRAINS), "address"),
  heading: z.catch(z.optional(z.enum(ASB_HEADINGS)), undefined),
});
export type PlacesAsked = z.output<typeof placesForm>;

export function placesHref({ by, heading }: PlacesAsked): string {
  return `/incidents/places?${new URLSearchParams({ by, ...(heading === undefined ? {} : { heading }) }).toString()}`;
}

/** The incidents behind one count: `key` is the location's id, for a street that of one of its places, or an area's code. */
export function incidentsBehind(
  { by, heading }: PlacesAsked,
  key: string,
  { from, until }: { from: string; until: string },
): string {
  return incidentListHref({ show: "newest", ...narrowedToPlace({ by, heading }, key, { from, until }) });
}

/** The list narrowed to one place and some days: what incidentsBehind opens. */
export function narrowedToPlace({ by, heading }: PlacesAsked, key: string, days: { from: string; until: string }) {
  return { [NARROWED_BY[by]]: key, heading, ...days };
}

/** One place among those that are shown, as an address that asks a group to take it on has it. */
export const raisedForm = z.object({
  by: z.enum(PLACE_GRAINS),
  key: z.string().check(z.minLength(1), z.maxLength(36)),
  heading: z.optional(z.enum(ASB_HEADINGS)),
});
export type Raised = z.output<typeof raisedForm>;

/** The referral of a place to a group, filled in: of an address as of a location, of a street or an area as of a problem. */
export function raiseHref({ by, heading }: PlacesAsked, key: string): string {
  const query = new URLSearchParams({ about: by === "address" ? "location" : "problem", by, key });
  if (by === "address") query.set("location", key);
  if (heading !== undefined) query.set("heading", heading);
  return `/referrals/new?${query.toString()}`;
}

/** What the counts say, in words for whoever is asked to take the place on. */
export function countsInWords({ now, before, lastYear }: BusyCounts, weeks: number): string {
  const incidents = now === 1 ? "1 incident" : `${now} incidents`;
  return `${incidents} in the last ${weeks} weeks; ${before} in the ${weeks} weeks before; ${lastYear} in the same weeks a year ago.`;
}

const NARROWED_BY = {
  address: "place",
  street: "street",
  beat: "beat",
  ward: "ward",
  lsoa: "lsoa",
} as const satisfies Record<PlaceGrain, string>;
