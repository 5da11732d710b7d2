import { z } from "zod/mini";
import { isDay, longDay } from "../dates/iso-day.ts";
import { ATTRIBUTION_NAMES, type Attribution, ATTRIBUTIONS } from "./attribution.ts";
import { premisesHref } from "./premises-pages.ts";

/** What the list of incidents at premises is narrowed by: days, codes and words of ours. */
export type PremisesIncidentsAsked = {
  premises: string;
  /** Those that were taken off again, instead of those that count. */
  show?: "taken-off";
  attribution?: Attribution;
  violent?: "yes";
  from?: string;
  until?: string;
};
export type PremisesIncidentsNarrowing = Omit<PremisesIncidentsAsked, "premises">;

const day = z.catch(z.optional(z.string().check(z.refine(isDay))), undefined);

export const premisesIncidentsForm = z.object({
  show: z.catch(z.optional(z.literal("taken-off")), undefined),
  attribution: z.catch(z.optional(z.enum(ATTRIBUTIONS)), undefined),
  violent: z.catch(z.optional(z.literal("yes")), undefined),
  from: day,
  until: day,
});

/** Where a page ended: the day, and the row. */
export type PremisesIncidentKey = { day: string; id: string };

export const premisesIncidentKeyField = z.catch(
  z.optional(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}~[0-9a-f-]{36}$/))),
  undefined,
);

export function premisesIncidentKey(text: string | undefined): PremisesIncidentKey | undefined {
  const [day, id] = text?.split("~") ?? [];
  return day !== undefined && id !== undefined ? { day, id } : undefined;
}

export function premisesIncidentsHref(
  { premises, ...narrowing }: PremisesIncidentsAsked,
  after?: PremisesIncidentKey,
): string {
  const given = Object.entries(narrowing).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const query = new URLSearchParams([...given, ...(after ? [["after", `${after.day}~${after.id}`]] : [])]).toString();
  return `${premisesHref(premises, "incidents")}${query === "" ? "" : `?${query}`}`;
}

/** How the list is narrowed, in words for the disclosure of a file. */
export function premisesIncidentsWords({ show, attribution, violent, from, until }: PremisesIncidentsNarrowing) {
  return [
    ...(show === undefined ? [] : ["taken off again"]),
    ...(attribution === undefined ? [] : [ATTRIBUTION_NAMES[attribution].toLowerCase()]),
    ...(violent === undefined ? [] : ["violence"]),
    ...(from === undefined ? [] : [`from ${longDay(from)}`]),
    ...(until === undefined ? [] : [`to ${longDay(until)}`]),
  ];
}
