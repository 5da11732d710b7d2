import { REVIEW_RULE_NAMES } from "./closing-review.ts";

/** Every rule by which a record is kept, in the words of the list: “counted in years from its closure”. */
export const RETENTION_RULE_NAMES = {
  ...REVIEW_RULE_NAMES,
  open: "open: no day until it is closed",
  decision: "counted in years from its decision",
  "decision-child": "referral of a child: reviewed at 18, and kept for a shorter time",
  "with-case": "goes with its case",
  "last-day": "counted in years from its last day",
  "linked-later": "not before what it is linked to",
  "last-incident": "goes with the last of its incidents",
  reported: "counted in years from the day on which it was made",
  "problem-closed": "counted in years from the closure of the problem",
  "review-closed": "counted in years from the closure of the case review",
  "order-ended": "counted in years from the end of the order",
  given: "counted in years from its end, or from the day on which it was given",
  "with-record": "goes with its record",
  "record-gone": "the record that it belonged to is gone",
  "context-ended": "counted in years from the end of what it belongs to",
  loaded: "counted in months from the day on which the file was loaded",
  told: "counted in months from the day on which somebody was told",
  "request-closed": "counted in years from the closure of the request",
  "last-link": "the latest day of everything that names the person",
  "names-nobody": "nothing names the person any more",
  merged: "goes with the record that it was merged into",
  "erased-before": "erased before a backup was restored, and again afterwards",
} as const;
export type RetentionRule = keyof typeof RETENTION_RULE_NAMES;
export const RETENTION_RULES = Object.keys(RETENTION_RULE_NAMES) as RetentionRule[];

export function ruleInWords(rule: string): string {
  return Object.hasOwn(RETENTION_RULE_NAMES, rule) ? RETENTION_RULE_NAMES[rule as RetentionRule] : rule;
}
