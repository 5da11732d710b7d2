import { plusMonths } from "#app/domain/dates/periods.ts";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import type { CrimeType } from "#app/domain/performance/crime-types.ts";
import { ALL_CRIME } from "#app/domain/performance/crime-types.ts";
import type { Period } from "#app/domain/performance/quarter.ts";
import type { Chance } from "./chance.ts";

/** Crimes of a year in a borough of 185,000 people, and by how many per cent a year a type grows or falls. */
const YEARLY: Readonly<Record<string, { crimes: number; trend: number; town: number }>> = {
  "Violence with Injury": { crimes: 1010, trend: -3, town: 1.25 },
  "Burglary – Residential": { crimes: 385, trend: -7, town: 0.75 },
  "Burglary – Business": { crimes: 152, trend: 4, town: 1.2 },
  "Theft of Vehicles": { crimes: 248, trend: 9, town: 0.8 },
  "Theft from Vehicles": { crimes: 540, trend: -11, town: 0.85 },
  Robbery: { crimes: 78, trend: -4, town: 1.5 },
  "Cycle Theft": { crimes: 136, trend: -9, town: 1.7 },
  Shoplifting: { crimes: 1420, trend: 8, town: 1.6 },
  "Domestic abuse": { crimes: 1980, trend: 2, town: 0.95 },
  "Hate crime": { crimes: 142, trend: 3, town: 1.3 },
  /** Violence without injury, damage, public order and the rest of All Crime. */
  Other: { crimes: 5450, trend: -2, town: 1.05 },
};
/** Counted again under another type: they are no part of the sum. */
const OVERLAPPING = ["Domestic abuse", "Hate crime"];
export const OWN_TYPES = ["Domestic abuse", "Hate crime"] as const;

/** Shares of the borough's crime by beat, in hundredths. */
const SHARES: Readonly<Record<string, number>> = {
  ...{ "56": 4, "57": 4, "58": 6, "59": 8, "60": 8, "61": 19, "62": 20, "63": 8, "64": 9, "65": 14 },
};
export const BEATS = Object.keys(SHARES);
const NOT_RECORDED = "Not recorded";
/** By month, January first, in hundredths. */
const SEASON = [94, 90, 98, 100, 105, 106, 107, 104, 101, 103, 98, 94] as const;

export type CrimeModel = {
  /** The first days of the months that are published, oldest first. */
  months: readonly string[];
  /** Of a type in these days, in a beat, in none ("Not recorded"), or in the borough. */
  crimes: (type: CrimeType, period: Period, beat?: string) => number;
  types: readonly CrimeType[];
};

/** Month by month what the police recorded in each beat, from so many months before the last full month. */
export function crimeModel(chance: Chance, today: string, back: number): CrimeModel {
  const first = `${today.slice(0, 7)}-01`;
  const months = Array.from({ length: back }, (_, index) => plusMonths(first, index - back));
  const counted = new Map<string, number>();
  for (const [index, month] of months.entries())
    for (const beat of [...BEATS, NOT_RECORDED])
      for (const [type, { crimes, trend, town }] of Object.entries(YEARLY)) {
        const years = (index - back) / 12;
        const season = (SEASON[Number(month.slice(5, 7)) - 1] ?? 100) / 100;
        const share = beat === NOT_RECORDED ? 0.003 : ((SHARES[beat] ?? 0) / 100) * (beat === "62" ? town : 1);
        const expected = (crimes / 12) * (1 + (trend * years) / 100) * season * share;
        counted.set(`${type} ${beat} ${month}`, about(chance, expected));
      }
  const types = Object.keys(YEARLY).filter((type) => type !== "Other");
  const parts = Object.keys(YEARLY).filter((type) => !OVERLAPPING.includes(type));
  const monthsIn = ({ from, to }: Period) => months.filter((month) => month >= from && month <= to);
  return {
    months,
    types: [ALL_CRIME, ...types],
    crimes: (type, period, beat) => {
      const beats = beat === undefined ? [...BEATS, NOT_RECORDED] : [beat];
      const of = type === ALL_CRIME ? parts : [type];
      return monthsIn(period).reduce(
        (sum, month) =>
          sum + beats.reduce((all, b) => all + of.reduce((s, t) => s + (counted.get(`${t} ${b} ${month}`) ?? 0), 0), 0),
        0,
      );
    },
  };
}

/** A count near what is expected: further away by chance the larger it is. */
function about(chance: Chance, expected: number) {
  const spread = (chance.next() + chance.next() + chance.next() - 1.5) * 1.6;
  const count = expected + spread * Math.sqrt(expected);
  const whole = Math.floor(Math.max(0, count));
  return whole + (chance.next() < Math.max(0, count) - whole ? 1 : 0);
}

export function monthOf(first: string): Period {
  return { from: first, to: plusDays(plusMonths(first, 1), -1) };
}
