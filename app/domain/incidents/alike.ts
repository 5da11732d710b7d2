import { daysBetween } from "../dates/iso-day.ts";
import { plusMonths } from "../dates/periods.ts";
import type { AsbHeading } from "./asb-headings.ts";

type Happened = {
  earliestDay: string;
  latestDay: string;
  heading: AsbHeading;
  locationId: string | null;
  personIds: readonly string[];
};

/** Local policy: what is recorded of one incident by two people may be a day out. */
const DAYS_APART = 1;

/**
 * Why two records may be of one incident, in words; none when nothing says so. The same place or somebody in both, within
 * a day: the kind alone says nothing. Offered and never decided (DOMAIN 1.5: one incident reported twice counts once).
 */
export function whySameIncident(a: Happened, b: Happened): string[] {
  if (daysBetween(a.latestDay, b.earliestDay) > DAYS_APART) return [];
  if (daysBetween(b.latestDay, a.earliestDay) > DAYS_APART) return [];
  return whatIsShared(a, b);
}

/** The first day of incidents from which a problem is proposed. Local policy: twelve months. */
export function problemsFrom(day: string): string {
  return plusMonths(day, -12);
}

/** Why an incident may belong with others: two of place, people and kind (DESIGN 5). */
export function whySameProblem(a: Happened, b: Happened): string[] {
  return whatIsShared(a, b);
}

function whatIsShared(a: Happened, b: Happened): string[] {
  const reasons: string[] = [];
  if (a.locationId !== null && a.locationId === b.locationId) reasons.push("the same place");
  if (a.personIds.some((id) => b.personIds.includes(id))) reasons.push("somebody in both");
  if (a.heading === b.heading) reasons.push("the same kind");
  return reasons.length > 1 ? reasons : [];
}
