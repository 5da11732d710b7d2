import type { InterventionFacts } from "./facts.ts";
import type { LegalNumbers } from "./law.ts";

/** A day that the law sets for an intervention, with how it is worked out. */
export type DerivedDate = {
  /** The same for the same rule: "appeal-last", "hearing-by". */
  key: string;
  label: string;
  /** Null when something is missing to work it out; `needs` then says what. */
  day: string | null;
  /** Where hours count. */
  time: string | null;
  rule: string;
  source: string;
  /** Whose it is, where each respondent has one. */
  respondentId: string | null;
  state: "passed" | "today" | "ahead" | "unknown";
  needs?: string;
};

/** In the order of their days; those that cannot be worked out yet come last. */
export function derivedDates(_facts: InterventionFacts, _law: LegalNumbers, _today: string): DerivedDate[] {
  return [];
}
