import type { TargetKind } from "../performance/target.ts";

type Aim = {
  measure: string | null;
  targetKind: TargetKind;
  target: number | null;
  targetWords: string | null;
  baseline: number | null;
  baselineLabel: string | null;
};

/** An aim without a measure is words alone; one with a measure has the target that it is held against. */
export function refuseAim(aim: Aim): { field: string; message: string } | null {
  const { measure, targetKind, target, targetWords, baseline, baselineLabel } = aim;
  const hasNumber = targetKind === "value" || targetKind === "percent-change";
  if (hasNumber && measure === null) return { field: "measure", message: "Select the measure that the target is of" };
  if (hasNumber && target === null) return { field: "target", message: "Enter the target" };
  if (targetKind === "percent-change" && baseline === null)
    return { field: "baseline", message: "Enter the baseline that the percentage is of" };
  if (targetKind === "words" && targetWords === null)
    return { field: "targetWords", message: "Enter the target in words" };
  if (baseline !== null && baselineLabel === null)
    return { field: "baselineLabel", message: "Enter what the baseline is of, like 2022/23" };
  return null;
}

/** As somebody types it, for the form in which it is changed. */
export function typedNumber(thousandths: number | null): string {
  return thousandths === null ? "" : String(thousandths / 1000);
}
