import type { Settings } from "../settings/definitions.ts";
import { bandOf, pointsInWords } from "./ledger.ts";

type Computed = { points: number; bySingleIncident: boolean };

/** Why the computed band is what it is, by the settings of its day: "12.5 points; Red from 12". Points in millionths. */
export function bandBecause({ points, bySingleIncident }: Computed, settings: Settings): string {
  const sum = pointsWithUnit(points);
  const amber = settings["premises.amber-from"];
  const red = settings["premises.red-from"];
  switch (bandOf(points, false, settings)) {
    case "red":
      return `${sum}; Red from ${red}`;
    case "amber":
      return `${sum}; Amber from ${amber}, Red from ${red}`;
    case "green":
      return bySingleIncident
        ? `${sum}, which is below ${amber}; ${singleIncidentWords(settings)}`
        : `${sum}; Green below ${amber}`;
  }
}

function singleIncidentWords(settings: Settings): string {
  const points = settings["premises.single-incident-amber"];
  return `one incident with ${points} ${points === 1 ? "point" : "points"} or more caused by the venue makes at least Amber`;
}

export function pointsWithUnit(points: number): string {
  const words = pointsInWords(points);
  return `${words} ${words === "1" ? "point" : "points"}`;
}
