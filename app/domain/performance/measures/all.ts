import { ACTION_MEASURES } from "./actions.ts";
import { CASE_REVIEW_MEASURES } from "./case-reviews.ts";
import { CASE_MEASURES } from "./cases.ts";
import { INCIDENT_MEASURES } from "./incidents.ts";
import { INTERVENTION_MEASURES } from "./interventions.ts";
import type { Measure, Theme } from "./measure.ts";
import { MEETING_MEASURES } from "./meetings.ts";
import { PREMISES_MEASURES } from "./premises.ts";
import { REFERRAL_MEASURES } from "./referrals.ts";
import { RISK_MEASURES } from "./risk.ts";
import { VICTIM_MEASURES } from "./victims.ts";

/** Every number of the partnership's own work, in the order of its pages. */
const ALL: readonly Measure[] = [
  ...REFERRAL_MEASURES,
  ...CASE_MEASURES,
  ...RISK_MEASURES,
  ...ACTION_MEASURES,
  ...MEETING_MEASURES,
  ...INCIDENT_MEASURES,
  ...VICTIM_MEASURES,
  ...CASE_REVIEW_MEASURES,
  ...PREMISES_MEASURES,
  ...INTERVENTION_MEASURES,
];
const BY_ID = new Map(ALL.map((measure) => [measure.id, measure]));

export const MEASURE_IDS: readonly string[] = ALL.map(({ id }) => id);

/** Null for an id that names none: it may come from an address. */
export function measureNamed(id: string): Measure | null {
  return BY_ID.get(id) ?? null;
}

export function measuresOf(theme: Theme): Measure[] {
  return ALL.filter((measure) => measure.theme === theme);
}
