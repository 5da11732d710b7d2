import type { Aim } from "./change.ts";
import type { Period } from "./quarter.ts";
import { thousandthsText } from "./thousandths.ts";

export const OUTSIDE_THEMES = ["survey", "training", "county-lines", "other"] as const;
export type OutsideTheme = (typeof OUTSIDE_THEMES)[number];
export const OUTSIDE_THEME_NAMES: Record<OutsideTheme, string> = {
  survey: "Surveys",
  training: "Training",
  "county-lines": "County lines",
  other: "Other",
};

export const OUTSIDE_UNITS = ["count", "percent", "number"] as const;
export type OutsideUnit = (typeof OUTSIDE_UNITS)[number];
export const OUTSIDE_UNIT_NAMES: Record<OutsideUnit, string> = {
  count: "A count, such as people trained",
  percent: "A percentage, such as people who feel safe",
  number: "Another number, such as an average",
};

export type OutsideMeasure = {
  id: string;
  name: string;
  meaning: string;
  publisher: string;
  theme: OutsideTheme;
  unit: OutsideUnit;
  aim: Aim;
  isCumulative: 0 | 1;
  endedOn: string | null;
  version: number;
};

export type OutsideValue = Period & {
  id: string;
  thousandths: number;
  asAt: string | null;
  publishedOn: string | null;
  note: string | null;
  recordedAt: string;
  recordedByName: string | null;
};

export function unitSign(unit: OutsideUnit) {
  return unit === "percent" ? "%" : "";
}

export function valueText(thousandths: number, unit: OutsideUnit) {
  return `${thousandthsText(thousandths)}${unitSign(unit)}`;
}

/** Of each period the value that was recorded last, and what it was before; they come newest recorded first. */
export type StandingValue = OutsideValue & { before: OutsideValue[] };
export function standingValues(values: readonly OutsideValue[]): StandingValue[] {
  const standing: StandingValue[] = [];
  for (const value of values) {
    const newest = standing.find((one) => one.from === value.from && one.to === value.to);
    if (newest) newest.before.push(value);
    else standing.push({ ...value, before: [] });
  }
  return standing.sort((a, b) => a.to.localeCompare(b.to) || a.from.localeCompare(b.from));
}

type Entered = Period & { thousandths: number; asAt: string | null; publishedOn: string | null };

/** Whole counts, percentages of nothing beyond a thousand, and days that have been. */
export function refuseValue(
  entered: Entered,
  unit: OutsideUnit,
  today: string,
): { field: string; message: string } | null {
  const { from, to, thousandths, asAt, publishedOn } = entered;
  if (to < from) return { field: "to", message: "Last day must be the first day or after it" };
  if (to > today) return { field: "to", message: "Last day must be today or in the past" };
  if (asAt !== null && asAt > today) return { field: "asAt", message: "Drawn up on must be today or in the past" };
  if (publishedOn !== null && publishedOn > today)
    return { field: "publishedOn", message: "Published on must be today or in the past" };
  if (unit === "count" && (thousandths < 0 || thousandths % 1000 !== 0))
    return { field: "value", message: "A count must be a whole number" };
  return null;
}

/** What is held against a target: the newest value, and whether more of it is to come before 31 March. */
export function figureOf(measure: Pick<OutsideMeasure, "isCumulative">, values: readonly StandingValue[]) {
  const newest = values.at(-1);
  const grows = measure.isCumulative === 1;
  return {
    value: newest?.thousandths ?? null,
    isWhole: !grows || newest?.to.endsWith("-03-31") === true,
    grows,
  };
}
