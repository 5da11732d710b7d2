import { z } from "zod/mini";
import { ASB_HEADINGS, type AsbHeading } from "./asb-headings.ts";

export const INCIDENT_LIST_NAMES = {
  newest: "Newest",
  mine: "Mine",
  "not-allocated": "Not allocated",
  "contact-late": "First contact late",
  "not-told": "Victim not told",
  hate: "Hate",
} as const;
export type IncidentListName = keyof typeof INCIDENT_LIST_NAMES;
export const INCIDENT_LISTS = Object.keys(INCIDENT_LIST_NAMES) as IncidentListName[];

/** Beats by code; "none" is those of which it is not recorded. */
export const NO_BEAT = "none";

export type IncidentListAsked = { list: IncidentListName; beat?: string; heading?: AsbHeading };

export const incidentListForm = z.object({
  list: z.catch(z.enum(INCIDENT_LISTS), "newest"),
  beat: z.catch(z.optional(z.string().check(z.minLength(1), z.maxLength(20))), undefined),
  heading: z.catch(z.optional(z.enum(ASB_HEADINGS)), undefined),
});

/** Where a page ended: the day by which its list is in order, and the incident. */
export type IncidentKey = { day: string; id: string };

export const incidentKeyField = z.catch(
  z.optional(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}~[0-9a-f-]{36}$/))),
  undefined,
);

export function incidentKey(text: string | undefined): IncidentKey | undefined {
  const [day, id] = text?.split("~") ?? [];
  return day !== undefined && id !== undefined ? { day, id } : undefined;
}

/** Of the day by which the list is in order: the oldest first where something is late, else the newest. */
export function keyOfIncident(
  row: { id: string; latestDay: string; firstContactDueOn: string | null; victimToldOn: string },
  list: IncidentListName,
): IncidentKey {
  const day =
    list === "contact-late" ? (row.firstContactDueOn ?? "") : list === "not-told" ? row.victimToldOn : row.latestDay;
  return { day, id: row.id };
}

export function incidentListHref({ list, beat, heading }: IncidentListAsked, after?: IncidentKey): string {
  const query = new URLSearchParams({
    list,
    ...(beat === undefined ? {} : { beat }),
    ...(heading === undefined ? {} : { heading }),
    ...(after ? { after: `${after.day}~${after.id}` } : {}),
  });
  return `/incidents?${query.toString()}`;
}
