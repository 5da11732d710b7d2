import type { Aim } from "./change.ts";
import { thousandthsText } from "./thousandths.ts";

export const TARGET_KINDS = ["value", "percent-change", "words", "none"] as const;
export type TargetKind = (typeof TARGET_KINDS)[number];
export const TARGET_KIND_NAMES: Record<TargetKind, string> = {
  value: "A number to reach",
  "percent-change": "A percentage change on the baseline",
  words: "Words, such as “Significant reduction”",
  none: "No target, or no target any more",
};

/** What a figure is held against from a day on. The baseline is fixed: not the year before (DOMAIN 6.6). */
export type Target = {
  fromDay: string;
  kind: TargetKind;
  baseline: number | null;
  baselineLabel: string | null;
  target: number | null;
  words: string | null;
};

export type Judgement = "met" | "not-met" | "not-yet" | "not-judged";
export const JUDGEMENT_NAMES: Record<Judgement, string> = {
  met: "Met",
  "not-met": "Not met",
  "not-yet": "Not yet",
  "not-judged": "Not judged",
};

/** `isWhole`: nothing more is to come, as when the financial year has ended. `grows`: a count that only gets larger till then. */
export type Figure = { value: number | null; isWhole: boolean; grows: boolean };

/** Of several from one day the one recorded last; they come newest recorded first. */
export function targetOn<T extends { fromDay: string }>(recorded: readonly T[], day: string): T | null {
  return recorded.reduce<T | null>(
    (newest, one) => (one.fromDay <= day && (newest === null || one.fromDay > newest.fromDay) ? one : newest),
    null,
  );
}

/** Of thousandths, how many stand for one: of a percentage, a hundred of them for a hundred. */
const ONE = 1000;
const WHOLE_PERCENT = 100 * ONE;

/**
 * The number that is aimed at, in thousandths; null where there is none. A percentage of a baseline seldom comes to a whole
 * number. Of a count it is made one, because there is no half of a crime, and never the easier one: 7,110 and 2.5% more is
 * 7,288 if 7,287.75 is to be reached, and 5% less of 99 is 94, not 95. Any other number is rounded half away from zero.
 */
export function goalOf({ kind, baseline, target }: Target, isCount: boolean): number | null {
  if (target === null) return null;
  if (kind === "value") return target;
  if (kind !== "percent-change" || baseline === null) return null;
  // Whole numbers up to the last division, so that none of it is lost on the way.
  const goal = baseline * WHOLE_PERCENT + baseline * target;
  const isRise = baseline * target > 0;
  if (isCount) return wholeOf(goal / (WHOLE_PERCENT * ONE), isRise) * ONE;
  const change = (baseline * target) / WHOLE_PERCENT;
  return baseline + Math.sign(change) * Math.round(Math.abs(change));
}

function wholeOf(number: number, isRise: boolean): number {
  return (isRise ? Math.ceil(number) : Math.floor(number)) || 0;
}

type Entered = Omit<Target, "fromDay">;

/** What each kind of target needs. None needs nothing: so is one taken back that was recorded by mistake. */
export function refuseTarget({
  kind,
  target,
  words,
  baseline,
  baselineLabel,
}: Entered): { field: string; message: string } | null {
  if ((kind === "value" || kind === "percent-change") && target === null)
    return { field: "target", message: "Enter the target" };
  if (kind === "percent-change" && baseline === null)
    return { field: "baseline", message: "Enter the baseline that the percentage is of" };
  if (kind === "words" && words === null) return { field: "words", message: "Enter the target in words" };
  if (baseline !== null && baselineLabel === null)
    return { field: "baselineLabel", message: "Enter what the baseline is of, like 2022/23" };
  return null;
}

/** Above the baseline or below it says which way is meant; without one, the aim of the measure. Null where neither does. */
function wayOf(goal: number, baseline: number | null, aim: Aim): "at-least" | "at-most" | null {
  if (baseline !== null && goal !== baseline) return goal > baseline ? "at-least" : "at-most";
  if (aim === "neither") return null;
  return aim === "higher" ? "at-least" : "at-most";
}

type Judged = { aim: Aim; isCount: boolean };

/**
 * Met, not met or not yet. A count that is to stay below a number is met only when the year is over, and not met as soon as
 * it is above; one that is to reach a number is met as soon as it does. Words are for people to judge.
 */
export function judgeTarget(target: Target, { value, isWhole, grows }: Figure, { aim, isCount }: Judged): Judgement {
  const goal = goalOf(target, isCount);
  const way = goal === null ? null : wayOf(goal, target.baseline, aim);
  if (goal === null || way === null) return "not-judged";
  if (value === null) return "not-yet";
  const isReached = way === "at-least" ? value >= goal : value <= goal;
  if (isWhole || !grows) return isReached ? "met" : isWhole ? "not-met" : "not-yet";
  if (way === "at-least") return isReached ? "met" : "not-yet";
  return isReached ? "not-yet" : "not-met";
}

/** 75 · −5% on 1,234 (2022/23), so 1,172.3 · Significant reduction */
export function targetText(target: Target, { unit, isCount }: { unit: string; isCount: boolean }): string {
  const { kind, baseline, baselineLabel, words } = target;
  const base =
    baseline === null ? "" : `${thousandthsText(baseline)}${unit}${baselineLabel ? ` (${baselineLabel})` : ""}`;
  if (kind === "words") return words ?? "";
  if (kind === "none" || target.target === null) return base === "" ? "None" : `No target; baseline ${base}`;
  if (kind === "value") return `${thousandthsText(target.target)}${unit}${base && `, baseline ${base}`}`;
  const goal = goalOf(target, isCount);
  const sign = target.target > 0 ? "+" : "";
  return `${sign}${thousandthsText(target.target)}% on ${base}${goal === null ? "" : `, so ${thousandthsText(goal)}${unit}`}`;
}
