import type { SettingDefinition } from "./definition.ts";

const PROPOSED = "No source found: our proposal";
const ORDER = "A public spaces protection order is extended before it expires (ASBCPA 2014 s60)";

const days = (label: string, hint: string, shipped: number, most: number) =>
  ({
    area: "interventions",
    label,
    hint,
    kind: "days",
    shipped,
    least: 1,
    most,
    tag: "proposal",
    source: PROPOSED,
  }) as const;

const months = (label: string, shipped: number) =>
  ({
    area: "interventions",
    label,
    hint: "Months before it expires. Time for the consultation, and for the council to decide",
    kind: "months",
    shipped,
    least: 1,
    most: 24,
    tag: "proposal",
    source: `${PROPOSED}. ${ORDER}`,
  }) as const;

/** When an officer is reminded of what ends or falls due (DOMAIN 4), and when a service is asked for its answer. */
export const INTERVENTION_SETTINGS = {
  "interventions.remind-first-days": days(
    "First reminder that an intervention ends or is due for review",
    "Days before its last day, or before the day by which it is reviewed",
    28,
    180,
  ),
  "interventions.remind-again-days": days("Second reminder", "Days before, fewer than for the first", 7, 90),
  "interventions.service-answer-days": days(
    "Time for a service to answer a referral",
    "Days after which a referral without an answer stands in the list of those to ask about",
    14,
    180,
  ),
  "interventions.repeat-months": {
    area: "interventions",
    label: "Months in which the same notice or order again is a repeat",
    hint: "Ending on the day that is asked about",
    kind: "months",
    shipped: 12,
    least: 1,
    most: 36,
    tag: "proposal",
    source: PROPOSED,
  },
  "interventions.pspo-first-months": months("Public spaces protection order: first reminder", 9),
  "interventions.pspo-second-months": months("Public spaces protection order: second reminder", 6),
  "interventions.pspo-third-months": months("Public spaces protection order: third reminder", 3),
} as const satisfies Record<string, SettingDefinition>;
