import { plusDays } from "../dates/iso-day.ts";
import { streetOf } from "../locations/location.ts";
import { streetKey } from "../locations/street-key.ts";

/** How finely places are told apart. */
export const PLACE_GRAIN_NAMES = {
  address: "Address or place",
  street: "Street",
  beat: "Beat",
  ward: "Ward",
  lsoa: "LSOA",
} as const;
export type PlaceGrain = keyof typeof PLACE_GRAIN_NAMES;
export const PLACE_GRAINS = Object.keys(PLACE_GRAIN_NAMES) as PlaceGrain[];

type Days = { from: string; until: string };
/** The weeks up to today, as many before them, and the same weeks of the year before. Both days included. */
export type BusyWindows = { now: Days; before: Days; lastYear: Days };
export type BusyCounts = { now: number; before: number; lastYear: number };

/** 52 weeks: the same days of the week, so that as many Saturdays are compared with as many. */
const YEAR_IN_DAYS = 364;

/** The windows that end on the day. `weeks` is a setting (incidents.busy-weeks). */
export function busyWindows(on: string, weeks: number): BusyWindows {
  const ending = (until: string): Days => ({ from: plusDays(until, 1 - 7 * weeks), until });
  return { now: ending(on), before: ending(plusDays(on, -7 * weeks)), lastYear: ending(plusDays(on, -YEAR_IN_DAYS)) };
}

/**
 * Repeat: at least so many incidents in the weeks up to today (incidents.repeat-location-count). Rising: a repeat with
 * more than in the weeks before and more than a year ago; with one of them alone, a season or a quiet month would look
 * like a trend. Null for neither. No source gives a rule: our proposal.
 */
export function busyVerdict({ now, before, lastYear }: BusyCounts, least: number): "rising" | "repeat" | null {
  if (now < least) return null;
  return now > before && now > lastYear ? "rising" : "repeat";
}

/** Those that rise first, the most risen before the others; then those with the most incidents. */
export function byUrgency(a: BusyCounts & { key: string }, b: BusyCounts & { key: string }): number {
  const rise = (place: BusyCounts) => Math.max(0, place.now - Math.max(place.before, place.lastYear));
  return rise(b) - rise(a) || b.now - a.now || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);
}

/** A place's street as it is compared; empty where it has none, as a park. */
export function streetKeyOf({ addressWords }: { addressWords: string | null }): string {
  return addressWords === null ? "" : streetKey(streetOf(addressWords));
}

type Place = BusyCounts & { locationId: string; addressWords: string | null };

/** The places of each street together. `locationId` is one of them, by which the street is asked for. */
export function byStreet(places: readonly Place[]) {
  const streets = new Map<string, BusyCounts & { key: string; name: string; locationId: string }>();
  for (const place of places) {
    const key = streetKeyOf(place);
    if (key === "") continue;
    const street = streets.get(key) ?? {
      ...{ key, name: streetOf(place.addressWords ?? ""), locationId: place.locationId },
      ...{ now: 0, before: 0, lastYear: 0 },
    };
    if (place.locationId < street.locationId) street.locationId = place.locationId;
    street.now += place.now;
    street.before += place.before;
    street.lastYear += place.lastYear;
    streets.set(key, street);
  }
  return [...streets.values()];
}
