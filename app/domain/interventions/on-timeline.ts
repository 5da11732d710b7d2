import { definitionOf, type InterventionKind } from "./kinds.ts";
import type { InterventionStepKind } from "./record.ts";
import { INTERVENTION_STEP_NAMES } from "./step-words.ts";

/** What the timeline of a case tells of its interventions; the rest of their history stands on each. */
export const STEPS_ON_TIMELINE = [
  ...["recorded", "made", "not-made", "served", "hearing", "adjourned", "extended", "varied", "reviewed"],
  ...["appeal-lodged", "appeal-decided", "breach-recorded", "service-answered", "ended", "reopened"],
] as InterventionStepKind[];

/** "Civil injunction IV-26-0001: breach recorded". */
export function titleOfStep(kind: InterventionKind, step: InterventionStepKind, reference: string): string {
  const name = INTERVENTION_STEP_NAMES[step];
  return `${definitionOf(kind).name} ${reference}: ${name.charAt(0).toLowerCase()}${name.slice(1)}`;
}
