import type { SettingKey, Settings } from "../settings/definitions.ts";
import { settingKeysOf, SETTINGS } from "../settings/definitions.ts";
import { writeValue } from "../settings/read-value.ts";
import { valueWords } from "../settings/value-words.ts";
import { type Band, compareBands } from "./bands.ts";
import { bandOf } from "./ledger.ts";

const SCHEME = /^premises\.(points|share|less|decay|amber-from|red-from|single-incident-amber)/;

/** The settings by which a computed band may move: what an incident counts, for how long, and from when it is Amber or Red. */
export const BAND_KEYS: readonly SettingKey[] = settingKeysOf("premises").filter((key) => SCHEME.test(key));

export function bandsMovedHref(day?: string): string {
  return day === undefined ? "/premises/bands-moved" : `/premises/bands-moved?change=${day}`;
}

export type SchemeChange = { label: string; before: string; after: string };

/** What the scheme says after that it did not say before, in words. */
export function schemeChanges(before: Settings, after: Settings): SchemeChange[] {
  return BAND_KEYS.filter((key) => before[key] !== after[key]).map((key) => {
    const words = (settings: Settings) => valueWords(SETTINGS[key], writeValue(settings[key]));
    return { label: SETTINGS[key].label, before: words(before), after: words(after) };
  });
}

type Sum = { points: number; bySingleIncident: boolean };
export type Moved = { id: string; pointsBefore: number; pointsAfter: number; before: Band; after: Band };

/** By premises, their sums as at one day by the scheme before and after: those whose band is another, the worst after it first. */
export function bandsMoved(
  sums: ReadonlyMap<string, readonly Sum[]>,
  { before, after }: { before: Settings; after: Settings },
): Moved[] {
  return [...sums]
    .flatMap(([id, [was, is]]) => {
      if (!was || !is) return [];
      const bands = {
        before: bandOf(was.points, was.bySingleIncident, before),
        after: bandOf(is.points, is.bySingleIncident, after),
      };
      return bands.before === bands.after ? [] : [{ id, pointsBefore: was.points, pointsAfter: is.points, ...bands }];
    })
    .sort(
      (one, other) =>
        compareBands(other.after, one.after) || other.pointsAfter - one.pointsAfter || (one.id < other.id ? -1 : 1),
    );
}
