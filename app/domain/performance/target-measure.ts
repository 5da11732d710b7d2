import type { Aim } from "./change.ts";
import type { CrimeType } from "./crime-types.ts";

/** How `measure_target.measure` names what is held against a target: a type of crime, an outside measure, or one of our own. */
export type TargetMeasure = {
  key: string;
  name: string;
  aim: Aim;
  unit: string;
  /** Of things counted one by one, so that it is a whole number. */
  isCount: boolean;
  group: TargetGroup;
};
export const TARGET_GROUPS = ["crime", "outside", "own"] as const;
export type TargetGroup = (typeof TARGET_GROUPS)[number];
export const TARGET_GROUP_NAMES: Record<TargetGroup, string> = {
  crime: "Recorded crime",
  outside: "Measures counted elsewhere",
  own: "The partnership’s own work",
};

export function crimeKey(crimeType: CrimeType) {
  return `crime:${crimeType}`;
}

export function outsideKey(measureId: string) {
  return `outside:${measureId}`;
}
