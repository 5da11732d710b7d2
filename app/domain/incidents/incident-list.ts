import { z } from "zod/mini";
import { isDay, longDay } from "../dates/iso-day.ts";
import { ASB_HEADING_NAMES, ASB_HEADINGS, type AsbHeading } from "./asb-headings.ts";

export const INCIDENT_LIST_NAMES = {
  newest: "Newest",
  mine: "Mine",
  "not-allocated": "Not allocated",
  "contact-late": "First contact late",
  "not-told": "Victim not told",
  hate: "Hate",
  "hate-since-met": "Hate since the JAG met",
} as const;
export type IncidentListName = keyof typeof INCIDENT_LIST_NAMES;
export const INCIDENT_LISTS = Object.keys(INCIDENT_LIST_NAMES) as IncidentListName[];

/** Areas by code; "none" is those of which it is not recorded. */
export const NO_AREA = "none";

/** What a list is narrowed by. Nothing but ids, codes, days and words of ours: an address says nothing about a person. */
export type IncidentNarrowing = {
  beat?: string;
  ward?: string;
  lsoa?: string;
  heading?: AsbHeading;
  /** One of the partnership's own types. */
  type?: string;
  /** One place; or every place in its street. */
  place?: string;
  street?: string;
  /** Whom it affected, by whichever of their records. */
  victim?: string;
  /** The latest day on which it may have happened lies within these, both included. */
  from?: string;
  until?: string;
  youth?: "yes" | "no";
  /** Only those that were logged here, of which somebody was asked whether young people were involved. */
  logged?: "here";
};
export type IncidentListAsked = { show: IncidentListName } & IncidentNarrowing;

const code = z.catch(z.optional(z.string().check(z.minLength(1), z.maxLength(20))), undefined);
const id = z.catch(z.optional(z.uuidv7()), undefined);
const day = z.catch(z.optional(z.string().check(z.refine(isDay))), undefined);

export const incidentListForm = z.object({
  show: z.catch(z.enum(INCIDENT_LISTS), "newest"),
  ...{ beat: code, ward: code, lsoa: code, type: id, place: id, street: id, victim: id, from: day, until: day },
  heading: z.catch(z.optional(z.enum(ASB_HEADINGS)), undefined),
  youth: z.catch(z.optional(z.enum(["yes", "no"])), undefined),
  logged: z.catch(z.optional(z.literal("here")), undefined),
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

export function incidentListHref({ show, ...narrowing }: IncidentListAsked, after?: IncidentKey): string {
  const given = Object.entries(narrowing).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const query = new URLSearchParams({
    show,
    ...Object.fromEntries(given),
    ...(after ? { after: `${after.day}~${after.id}` } : {}),
  });
  return `/incidents?${query.toString()}`;
}

/** How a list is narrowed, in words without a name of anybody; `place` is what the place or street is called. */
export function narrowingWords(asked: IncidentNarrowing, place: string | null): string[] {
  const { from, until } = asked;
  const area = (kind: string, code: string | undefined) =>
    code === undefined ? [] : [code === NO_AREA ? `${kind} not recorded` : `${kind} ${code}`];
  return [
    ...(place === null ? [] : [asked.street === undefined ? place : `all of ${place}`]),
    ...(asked.victim === undefined ? [] : ["one victim"]),
    ...area("beat", asked.beat),
    ...area("ward", asked.ward),
    ...area("LSOA", asked.lsoa),
    ...(asked.heading === undefined ? [] : [ASB_HEADING_NAMES[asked.heading].toLowerCase()]),
    ...(asked.type === undefined ? [] : ["one local type"]),
    ...(asked.youth === undefined
      ? []
      : [asked.youth === "yes" ? "young people involved" : "no young people involved"]),
    ...(asked.logged === undefined ? [] : ["not from files"]),
    ...(from === undefined ? [] : [`from ${longDay(from)}`]),
    ...(until === undefined ? [] : [`to ${longDay(until)}`]),
  ];
}
