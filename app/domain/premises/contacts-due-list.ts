import { z } from "zod/mini";
import { daysBetween, plusDays } from "../dates/iso-day.ts";
import type { Settings } from "../settings/definitions.ts";
import { type Band, BANDS, bandInWords } from "./bands.ts";
import { contactDays } from "./contact-due.ts";
import { NONE } from "./premises-list.ts";

/** Days ahead that "soon" reaches. */
const SOON_DAYS = 7;

export const CONTACT_DUE_NAMES = {
  overdue: "Overdue",
  soon: "Due within 7 days",
  later: "Later",
} as const;
export type ContactDue = keyof typeof CONTACT_DUE_NAMES;
export const CONTACT_DUES = Object.keys(CONTACT_DUE_NAMES) as [ContactDue, ...ContactDue[]];

export type ContactsDueAsked = { due?: ContactDue; band?: Band; beat?: string };
export type ContactDueKey = { due: string; id: string };

export const contactsDueForm = z.object({
  due: z.catch(z.optional(z.enum(CONTACT_DUES)), undefined),
  band: z.catch(z.optional(z.enum(BANDS)), undefined),
  beat: z.catch(z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(20))), undefined),
});

/** Overdue from the day after the due day; soon for a week, today and the seventh day included. */
export function contactDueWhen(dueOn: string, today: string): ContactDue {
  if (dueOn < today) return "overdue";
  return daysBetween(today, dueOn) <= SOON_DAYS ? "soon" : "later";
}

/**
 * Between which days the contact from which it is reckoned lies, both included, for premises of a band whose next contact is
 * due at that time: contactDueWhen and contactDueOn turned round, so that no date is reckoned in SQL.
 */
export function contactFromBounds(band: Band, due: ContactDue | undefined, settings: Settings, today: string) {
  const from = (day: string) => plusDays(day, -contactDays(band, settings));
  switch (due) {
    case "overdue":
      return { least: null, most: from(plusDays(today, -1)) };
    case "soon":
      return { least: from(today), most: from(plusDays(today, SOON_DAYS)) };
    case "later":
      return { least: from(plusDays(today, SOON_DAYS + 1)), most: null };
    case undefined:
      return { least: null, most: null };
  }
}

export function contactsDueHref(asked: ContactsDueAsked, after?: ContactDueKey): string {
  const given = Object.entries(asked).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const query = new URLSearchParams({
    ...Object.fromEntries(given),
    ...(after ? { after: `${after.due}~${after.id}` } : {}),
  }).toString();
  return query === "" ? "/premises/contacts-due" : `/premises/contacts-due?${query}`;
}

/** How the list is narrowed, in words. */
export function contactsDueWords({ due, band, beat }: ContactsDueAsked): string[] {
  return [
    ...(due === undefined ? [] : [CONTACT_DUE_NAMES[due].toLowerCase()]),
    ...(band === undefined ? [] : [bandInWords(band)]),
    ...(beat === undefined ? [] : [beat === NONE ? "beat not recorded" : `beat ${beat}`]),
  ];
}
