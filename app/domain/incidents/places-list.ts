import { z } from "zod/mini";
import { ASB_HEADINGS } from "./asb-headings.ts";
import { PLACE_GRAINS, type PlaceGrain } from "./busy-places.ts";
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
  return incidentListHref({ show: "newest", [NARROWED_BY[by]]: key, heading, from, until });
}

const NARROWED_BY = {
  address: "place",
  street: "street",
  beat: "beat",
  ward: "ward",
  lsoa: "lsoa",
} as const satisfies Record<PlaceGrain, string>;
