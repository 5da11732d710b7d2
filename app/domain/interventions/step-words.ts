import type { InterventionStepKind } from "./record.ts";

/** As its history names what happened. */
export const INTERVENTION_STEP_NAMES: Record<InterventionStepKind, string> = {
  recorded: "Recorded",
  corrected: "Corrected",
  "respondent-added": "Respondent added",
  served: "Served",
  "condition-added": "Condition added",
  "condition-changed": "Condition changed",
  "condition-ended": "Condition ended",
  consulted: "Youth justice consulted",
  made: "Made",
  "not-made": "Not made",
  hearing: "Hearing",
  adjourned: "Adjourned",
  extended: "Extended",
  varied: "Varied",
  reviewed: "Reviewed",
  "appeal-lodged": "Appeal lodged",
  "appeal-decided": "Appeal decided",
  "breach-recorded": "Breach recorded",
  "breach-changed": "Breach changed",
  "service-answered": "The service answered",
  "warning-overridden": "Recorded although the rules asked about it",
  ended: "Ended",
  reopened: "In force again",
};
