import type { Measure } from "#app/domain/performance/measures/measure.ts";
import type { Behind } from "./behind.ts";
import { ACTION_ROWS } from "./actions.ts";
import { CASE_REVIEW_ROWS } from "./case-reviews.ts";
import { CASE_ROWS } from "./cases.ts";
import { INCIDENT_ROWS } from "./incidents.ts";
import { INTERVENTION_ROWS } from "./interventions.ts";
import { MEETING_ROWS } from "./meetings.ts";
import { PREMISES_ROWS } from "./premises.ts";
import { REFERRAL_ROWS } from "./referrals.ts";
import { RISK_ROWS } from "./risk.ts";
import { VICTIM_ROWS } from "./victims.ts";

const ROWS: Readonly<Record<string, Behind>> = {
  ...REFERRAL_ROWS,
  ...CASE_ROWS,
  ...RISK_ROWS,
  ...ACTION_ROWS,
  ...MEETING_ROWS,
  ...INCIDENT_ROWS,
  ...VICTIM_ROWS,
  ...CASE_REVIEW_ROWS,
  ...PREMISES_ROWS,
  ...INTERVENTION_ROWS,
};

export function rowsOf({ id }: Pick<Measure, "id">): Behind {
  const rows = ROWS[id];
  if (!rows) throw new Error(`Nothing says which rows ${id} counts`);
  return rows;
}
