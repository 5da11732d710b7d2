import type { SettingKey } from "./definitions.ts";

/** One setting that must not be more than another, or that must be less. */
export type Combination = { small: SettingKey; large: SettingKey; strictly: boolean };

const atMost = (small: SettingKey, large: SettingKey): Combination => ({ small, large, strictly: false });
const lessThan = (small: SettingKey, large: SettingKey): Combination => ({ small, large, strictly: true });

/** What would make no sense together, such as telling the chair before the agency's own contact. */
export const COMBINATIONS: readonly Combination[] = [
  lessThan("actions.escalate-to-contact-days", "actions.escalate-to-chair-days"),
  lessThan("actions.overdue-short-days", "actions.overdue-long-days"),
  atMost("meetings.papers-working-days", "meetings.referrals-working-days"),
  lessThan("meetings.agreement-last-warning-days", "meetings.agreement-second-warning-days"),
  lessThan("meetings.agreement-second-warning-days", "meetings.agreement-first-warning-days"),
  atMost("meetings.papers-working-days", "meetings.research-working-days"),
  atMost("case-reviews.acknowledge-working-days", "case-reviews.decide-working-days"),
  atMost("case-reviews.information-working-days", "case-reviews.decide-working-days"),
  atMost("risk.high.lead-review-days", "risk.high.supervisor-review-days"),
  atMost("risk.high.supervisor-review-days", "risk.high.manager-review-days"),
  atMost("risk.medium.lead-review-days", "risk.medium.manager-review-days"),
  atMost("risk.high.lead-review-days", "risk.medium.lead-review-days"),
  atMost("risk.high.manager-review-days", "risk.medium.manager-review-days"),
  atMost("risk.medium.lead-review-days", "risk.low.review-days"),
  atMost("premises.share.near", "premises.share.outside"),
  atMost("premises.share.outside", "premises.share.caused-by"),
  lessThan("premises.decay.first-days", "premises.decay.second-days"),
  lessThan("premises.decay.second-days", "premises.decay.third-days"),
  atMost("premises.decay.second-share", "premises.decay.first-share"),
  atMost("premises.decay.third-share", "premises.decay.second-share"),
  lessThan("premises.amber-from", "premises.red-from"),
  lessThan("interventions.remind-again-days", "interventions.remind-first-days"),
  lessThan("interventions.pspo-second-months", "interventions.pspo-first-months"),
  lessThan("interventions.pspo-third-months", "interventions.pspo-second-months"),
  atMost("retention.child-case-years", "retention.case-years"),
  atMost("retention.unsubstantiated-years", "retention.case-years"),
  atMost("retention.review-months", "retention.extension-months"),
];

/** The setting and those that it must make sense with. */
export function keysBeside(key: SettingKey): SettingKey[] {
  const beside = COMBINATIONS.filter(({ small, large }) => small === key || large === key);
  return [...new Set([key, ...beside.flatMap(({ small, large }) => [small, large])])];
}
