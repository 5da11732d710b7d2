import { daysBetween } from "../dates/iso-day.ts";
import type { Settings } from "../settings/definitions.ts";
import type { Attribution } from "./attribution.ts";
import type { Band } from "./bands.ts";
import { SEVERITIES, type Severity } from "./severity.ts";

/** A point in the whole numbers that the ledger is summed in: hundredths, times two shares in whole per cents. */
export const MICRO = 1_000_000;

/** What an incident is to premises, as far as it bears on points. `day` is its latest day (ISO, London). */
export type PremisesIncident = {
  day: string;
  severity: Severity;
  attribution: Attribution;
  calledPolice: boolean;
  goodPractice: boolean;
};

export type LedgerLine<I extends PremisesIncident> = {
  incident: I;
  /** Whole days from its day to the day as at which the ledger stands; below 0 in the future. */
  age: number;
  /** Of its severity, before all else, in millionths of a point as all points here. */
  base: number;
  /** After attribution. */
  attributed: number;
  /** What mitigation takes off, which is never more than was there. */
  mitigated: number;
  /** Per cent that age leaves of it. */
  share: number;
  /** What counts today. */
  counted: number;
};

export type Ledger<I extends PremisesIncident> = {
  lines: LedgerLine<I>[];
  points: number;
  band: Band;
  /** Whether one incident alone brings it to Amber (DOMAIN 3.4). */
  bySingleIncident: boolean;
};

/**
 * The points of premises as at a day and the band that follows, by the settings of that day (DOMAIN 3.4, 11: local policy,
 * every number a setting). Points by severity, times attribution, less mitigation and never below 0, times what age leaves.
 * The order of the incidents changes nothing but the order of the lines. Its twin in SQL is db/queries/premises-points.ts.
 */
export function ledgerOn<I extends PremisesIncident>(
  incidents: readonly I[],
  settings: Settings,
  asAt: string,
): Ledger<I> {
  const lines = incidents.map((incident) => lineOf(incident, settings, asAt));
  const points = lines.reduce((sum, line) => sum + line.counted, 0);
  const single = millionths(settings["premises.single-incident-amber"]);
  const bySingleIncident = lines.some(
    ({ incident, base, share }) => incident.attribution === "caused-by" && base >= single && share > 0,
  );
  return { lines, points, bySingleIncident, band: bandOf(points, bySingleIncident, settings) };
}

/** Green below the first threshold, Red from the second on; one grave incident alone makes at least Amber. */
export function bandOf(points: number, bySingleIncident: boolean, settings: Settings): Band {
  if (points >= millionths(settings["premises.red-from"])) return "red";
  return points >= millionths(settings["premises.amber-from"]) || bySingleIncident ? "amber" : "green";
}

function lineOf<I extends PremisesIncident>(incident: I, settings: Settings, asAt: string): LedgerLine<I> {
  const age = daysBetween(incident.day, asAt);
  const base = millionths(settings[SEVERITIES[incident.severity].points]);
  const attributed = (base / 100) * attributedShare(incident.attribution, settings);
  const credit =
    (incident.calledPolice ? millionths(settings["premises.less.called-police"]) : 0) +
    (incident.goodPractice ? millionths(settings["premises.less.good-practice"]) : 0);
  const mitigated = Math.min(attributed, credit);
  const share = shareAtAge(age, settings);
  return { incident, age, base, attributed, mitigated, share, counted: ((attributed - mitigated) / 100) * share };
}

/** Points of the settings have two decimals at most: rounded, so that 0.07 is whole in millionths and 4.07 reaches 4.07. */
export function millionths(points: number): number {
  return Math.round(points * 100) * (MICRO / 100);
}

function attributedShare(attribution: Attribution, settings: Settings): number {
  if (attribution === "undecided" || attribution === "unrelated") return 0;
  return settings[`premises.share.${attribution}`];
}

/** Per cent of the points that count at an age in days: none for the future and none after the last period (DOMAIN 11). */
export function shareAtAge(age: number, settings: Settings): number {
  if (age < 0 || age >= settings["premises.decay.third-days"]) return 0;
  if (age < settings["premises.decay.first-days"]) return settings["premises.decay.first-share"];
  return age < settings["premises.decay.second-days"]
    ? settings["premises.decay.second-share"]
    : settings["premises.decay.third-share"];
}

/**
 * With as few decimals as it needs and three at most: 6, 4.5, 0.625. Cut off and not rounded, so that what has not reached
 * a threshold never reads as if it had.
 */
export function pointsInWords(points: number): string {
  return String(Math.floor(points / (MICRO / 1000)) / 1000);
}
