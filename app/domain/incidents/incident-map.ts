import { z } from "zod/mini";
import { plusDays } from "../dates/iso-day.ts";
import { PLACED_KINDS } from "../locations/area-kinds.ts";
import { ASB_HEADINGS } from "./asb-headings.ts";
import { incidentListHref, NO_AREA } from "./incident-list.ts";

export const MAP_WEEKS = [4, 12, 26, 52] as const;

export const mapForm = z.object({
  by: z.catch(z.enum(PLACED_KINDS), "ward"),
  weeks: z.catch(
    z.pipe(
      z.string(),
      z.transform((text) => MAP_WEEKS.find((weeks) => String(weeks) === text) ?? 12),
    ),
    12,
  ),
  heading: z.catch(z.optional(z.enum(ASB_HEADINGS)), undefined),
  youth: z.catch(z.optional(z.enum(["yes", "no"])), undefined),
});
export type MapAsked = z.output<typeof mapForm>;

export type Drawn = MapAsked & { logged?: "here" };

/**
 * What is drawn of what was asked for. What involves young people is never drawn more finely than by ward or beat
 * (DOMAIN 7.7): by LSOA it is left out, and so is what came from files, which do not say it; where nothing else is asked for
 * the map is by ward.
 */
export function drawnOf(asked: MapAsked): Drawn {
  if (asked.by !== "lsoa") return asked;
  return asked.youth === "yes" ? { ...asked, by: "ward" } : { ...asked, youth: "no", logged: "here" };
}

/** The weeks up to the day, both ends included. */
export function mapDays(on: string, weeks: number) {
  return { from: plusDays(on, 1 - 7 * weeks), until: on };
}

export function mapHref({ by, weeks, heading, youth }: MapAsked): string {
  const query = new URLSearchParams({
    by,
    weeks: String(weeks),
    ...(heading === undefined ? {} : { heading }),
    ...(youth === undefined ? {} : { youth }),
  });
  return `/incidents/map?${query.toString()}`;
}

/** The list that has exactly the incidents of one area of the map. */
export function incidentsOfArea(
  { by, heading, youth, logged }: Pick<Drawn, "by" | "heading" | "youth" | "logged">,
  code: string | null,
  days: { from: string; until: string },
): string {
  return incidentListHref({ show: "newest", [by]: code ?? NO_AREA, heading, youth, logged, ...days });
}
