import fc from "fast-check";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import { ATTRIBUTIONS } from "#app/domain/premises/attribution.ts";
import type { PremisesIncident } from "#app/domain/premises/ledger.ts";
import { SEVERITY_IDS } from "#app/domain/premises/severity.ts";
import { SETTING_KEYS, type Settings, SETTINGS } from "#app/domain/settings/definitions.ts";

export const AS_AT = "2026-03-20";

export const SHIPPED = Object.fromEntries(SETTING_KEYS.map((key) => [key, SETTINGS[key].shipped])) as Settings;

export function withSettings(changes: Partial<Settings>): Settings {
  return { ...SHIPPED, ...changes };
}

/** Violence with injury, 4 points, caused by the venue, on the day as at which the ledger stands. */
export function anEntry(changes: Partial<PremisesIncident> = {}): PremisesIncident {
  return {
    ...{ day: AS_AT, severity: "violence-with-injury", attribution: "caused-by" },
    ...{ calledPolice: false, goodPractice: false, ...changes },
  };
}

export const entries = fc.array(
  fc.record({
    day: fc.integer({ min: -10, max: 400 }).map((age) => plusDays(AS_AT, -age)),
    severity: fc.constantFrom(...SEVERITY_IDS),
    attribution: fc.constantFrom(...ATTRIBUTIONS),
    calledPolice: fc.boolean(),
    goodPractice: fc.boolean(),
  }),
  { maxLength: 12 },
);

const points = fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 100);
const some = fc.integer({ min: 100, max: 3_000 }).map((hundredths) => hundredths / 100);
const descending = fc
  .array(fc.integer({ min: 0, max: 100 }), { minLength: 3, maxLength: 3 })
  .map((shares) => shares.sort((a, b) => b - a) as [number, number, number]);
const periods = fc
  .tuple(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 100 }))
  .map(([first, second, third]) => [first, first + second, first + second + third] as const);

/** Any scheme that the settings page takes: shares fall with distance and with age, periods follow each other. */
export const schemes = fc
  .record({
    byKind: fc.array(points, { minLength: 6, maxLength: 6 }),
    less: fc.tuple(points, points),
    by: descending,
    decay: descending,
    periods,
    thresholds: fc.tuple(some, some, some),
  })
  .map(({ byKind, less, by, decay, periods: [first, second, third], thresholds: [amber, more, single] }) =>
    withSettings({
      "premises.points.serious": byKind[0],
      "premises.points.violence-with-injury": byKind[1],
      "premises.points.drugs": byKind[2],
      "premises.points.violence": byKind[3],
      "premises.points.disorder": byKind[4],
      "premises.points.nuisance": byKind[5],
      "premises.less.called-police": less[0],
      "premises.less.good-practice": less[1],
      "premises.share.caused-by": by[0],
      "premises.share.outside": by[1],
      "premises.share.near": by[2],
      "premises.decay.first-share": decay[0],
      "premises.decay.second-share": decay[1],
      "premises.decay.third-share": decay[2],
      "premises.decay.first-days": first,
      "premises.decay.second-days": second,
      "premises.decay.third-days": third,
      "premises.amber-from": amber,
      "premises.red-from": Math.round((amber + more) * 100) / 100,
      "premises.single-incident-amber": single,
    }),
  );
