import type { Agreed } from "./spell.ts";

type Prompted = {
  /** The grades in force, the newest first. */
  grades: readonly Agreed[];
  /** The last day of the first plan of this time in Red, or the day on which it was closed before that; null: none. */
  planEndedOn: string | null;
  /** premises.red-meetings-after-plan. */
  sittings: number;
};

/**
 * Whether to consider an application for review: so many sittings in a row after the day on which the plan ended that still
 * agreed Red (DOMAIN 3.4, local policy). A sitting on that day is not after it. A prompt, never automatic.
 */
export function reviewPrompt({ grades, planEndedOn, sittings }: Prompted): boolean {
  if (planEndedOn === null) return false;
  const end = grades.findIndex(({ band }) => band !== "red");
  const run = end === -1 ? grades : grades.slice(0, end);
  return run.filter(({ gradedOn }) => gradedOn > planEndedOn).length >= sittings;
}

/** The law's two ways (Licensing Act 2003 s51 and s53A). */
export const REVIEW_PROMPT =
  "Consider an application for review (Licensing Act 2003 section 51), or with serious crime or disorder a summary review by the police (section 53A).";

/** Of the plans of this time in Red, when the first ended; null while none has. Days are ISO text. */
export function firstPlanEnd(plans: readonly { endsOn: string; closedOn: string | null }[]): string | null {
  const ends = plans.map(({ endsOn, closedOn }) => (closedOn !== null && closedOn < endsOn ? closedOn : endsOn));
  return ends.sort().at(0) ?? null;
}
