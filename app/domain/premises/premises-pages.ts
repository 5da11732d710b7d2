import { z } from "zod/mini";
import { isDay } from "../dates/iso-day.ts";

/** The pages of one premises, in the order of their tabs. */
const PAGES = {
  overview: ["", "Overview"],
  incidents: ["/incidents", "Incidents"],
  ledger: ["/ledger", "Points and grades"],
  plan: ["/plan", "Plan and meetings"],
  licence: ["/licence", "Licence"],
  steps: ["/steps", "Licensing steps"],
} as const;
export type PremisesPage = keyof typeof PAGES;

export function premisesHref(premisesId: string, page: PremisesPage = "overview"): string {
  return `/premises/${premisesId}${PAGES[page][0]}`;
}

/** The licensing view of one incident at premises. */
export function premisesIncidentHref(premisesIncidentId: string): string {
  return `/premises/incidents/${premisesIncidentId}`;
}

/** The meeting with those who run the premises, and a page of it. */
export function premisesMeetingHref(premisesId: string, meetingId: string, page?: string): string {
  const href = `/premises/${premisesId}/meetings/${meetingId}`;
  return page === undefined ? href : `${href}/${page}`;
}

export function premisesPlanHref(
  premisesId: string,
  planId: string,
  page?: "change" | "close" | "actions/new",
): string {
  const href = `/premises/${premisesId}/plans/${planId}`;
  return page === undefined ? href : `${href}/${page}`;
}

export function premisesTabs(premisesId: string, current: PremisesPage) {
  const pages = Object.keys(PAGES) as PremisesPage[];
  return pages.map((page) => ({
    href: premisesHref(premisesId, page),
    text: PAGES[page][1],
    current: page === current,
  }));
}

export function licensingStepHref({ premisesId, id }: { premisesId: string; id: string }): string {
  return `${premisesHref(premisesId, "steps")}/${id}`;
}

type LicensingKey = { happenedOn: string; id: string };

/** Where a page of steps ended, as its address carries it: the day and the id, with a tilde between. */
export function licensingKeyText({ happenedOn, id }: LicensingKey): string {
  return `${happenedOn}~${id}`;
}

/** Undefined for the first page, and for an address that somebody has changed. */
export function licensingKey(text: string | null): LicensingKey | undefined {
  const [happenedOn = "", id = ""] = (text ?? "").split("~");
  return isDay(happenedOn) && z.uuidv7().safeParse(id).success ? { happenedOn, id } : undefined;
}
