export type Direction = "up" | "down" | "same";
/** Which way is good news is a property of the measure (DOMAIN 6.2): more reports of domestic abuse are not "worse". */
export type Aim = "lower" | "higher" | "neither";
export type Verdict = "good" | "bad" | "neutral";

/** "Not applicable": a percentage of nothing. */
const NOT_APPLICABLE = "n/a";

/**
 * Percentage change × 10^decimals, exact: half away from zero (DOMAIN 6.2). Null when there was nothing the year before
 * and there is something now; both none is no change.
 */
export function scaledPercent(previous: number, current: number, decimals: number): number | null {
  if (previous === 0) return current === 0 ? 0 : null;
  const difference = current - previous;
  const scale = 100 * 10 ** decimals;
  const rounded = Math.floor((2 * scale * Math.abs(difference) + previous) / (2 * previous));
  return difference < 0 && rounded !== 0 ? -rounded : rounded;
}

/** One decimal, as at borough level. */
export function percentChange(previous: number, current: number): number | null {
  const tenths = scaledPercent(previous, current, 1);
  return tenths === null ? null : tenths / 10;
}

export function directionOf(previous: number, current: number): Direction {
  if (current === previous) return "same";
  return current > previous ? "up" : "down";
}

export function verdictOf(direction: Direction, aim: Aim): Verdict {
  if (direction === "same" || aim === "neither") return "neutral";
  return (direction === "down") === (aim === "lower") ? "good" : "bad";
}

/** +5.8%, −4.5%, always with its sign and one decimal; "0%" when the counts are equal. */
export function percentText(previous: number, current: number): string {
  const percent = percentChange(previous, current);
  if (percent === null) return NOT_APPLICABLE;
  return previous === current ? "0%" : `${signed(percent, 1, current - previous)}%`;
}

/** +5%, −62%: to the whole percent, as beside a beat (DOMAIN 6.2). A column never mixes the two. */
export function wholePercentText(previous: number, current: number): string {
  const percent = scaledPercent(previous, current, 0);
  if (percent === null) return NOT_APPLICABLE;
  return previous === current ? "0%" : `${signed(percent, 0, current - previous)}%`;
}

/** +49, −333, 0 */
export function differenceText(previous: number, current: number): string {
  const difference = current - previous;
  return difference === 0 ? "0" : signed(difference, 0, difference);
}

/** 9,568 */
export function countText(count: number) {
  return count.toLocaleString("en-GB");
}

/** A change too small to show in its decimals keeps its sign: −0.0. */
function signed(value: number, decimals: number, sign: number) {
  return `${sign < 0 ? "−" : "+"}${withDecimals(decimals).format(Math.abs(value))}`;
}

/** Kept: making one takes longer than a whole row of a table. */
const formats = new Map<number, Intl.NumberFormat>();

function withDecimals(decimals: number) {
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  const format = formats.get(decimals) ?? new Intl.NumberFormat("en-GB", digits);
  formats.set(decimals, format);
  return format;
}
