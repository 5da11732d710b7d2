import { longDay, plusDays } from "../dates/iso-day.ts";
import type { Settings } from "../settings/definitions.ts";
import { ATTRIBUTIONS, type Attribution } from "./attribution.ts";
import { ledgerOn, type PremisesIncident } from "./ledger.ts";

/** What a meeting can decide: anything but to leave it undecided. */
const DECISIONS = ATTRIBUTIONS.filter((one) => one !== "undecided");

/** So many days back a meeting can be named that decided (local policy): four fortnightly meetings and a few days. */
const DAYS_BACK = 60;

export function decidingFrom(today: string): string {
  return plusDays(today, -DAYS_BACK);
}

/** What an incident would count today at each attribution, and whether it alone would make at least Amber. */
export function wouldCount(incident: Omit<PremisesIncident, "attribution">, settings: Settings, today: string) {
  return DECISIONS.map((attribution) => {
    const { points, bySingleIncident } = ledgerOn([{ ...incident, attribution }], settings, today);
    return { attribution, points, isAmberAlone: bySingleIncident };
  });
}

/** A meeting decides about what had happened by then. */
export function refuseDecision(incidentDay: string, sittingDay: string): string | null {
  return incidentDay > sittingDay ? `It happened on ${longDay(incidentDay)}, after that meeting` : null;
}

/** The day of the decision: of the meeting, or today where it is recorded ahead of one that is still to come. */
export function decidedOn(sittingDay: string, today: string): string {
  return sittingDay <= today ? sittingDay : today;
}

export type Decision = { id: string; version: number; attribution: Exclude<Attribution, "undecided"> };
