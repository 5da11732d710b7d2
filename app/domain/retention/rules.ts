import { REVIEW_RULE_NAMES } from "./closing-review.ts";

/** Every rule by which a record is kept, in the words of the list: “years from its closure”. */
export const RETENTION_RULE_NAMES = {
  ...REVIEW_RULE_NAMES,
  open: "open: no day until it is closed",
  decision: "years from its decision",
  "decision-child": "referral of a child: reviewed at 18, and kept for a shorter time",
  "with-case": "goes with its case",
  "last-day": "years from its last day",
  "linked-later": "not before what it is linked to",
  "last-incident": "goes with the last of its incidents",
  reported: "years from the day on which it was made",
  "problem-closed": "years from the closure of the problem",
  "review-closed": "years from the closure of the case review",
  "order-ended": "years from the end of the order",
  given: "years from its end, or from the day on which it was given",
  "with-record": "goes with its record",
  "record-gone": "the record that it belonged to is gone",
  "context-ended": "years from the end of what it belongs to",
  loaded: "months from the day on which the file was loaded",
  told: "months from the day on which somebody was told",
  "request-closed": "years from the closure of the request",
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
