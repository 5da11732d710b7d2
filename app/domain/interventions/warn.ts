import type { InterventionFacts } from "./facts.ts";
import type { Finding } from "./finding.ts";
import type { LegalNumbers } from "./law.ts";

/** What the law or good practice does not expect, and a reason lets through. Empty when there is nothing to ask. */
export function warnIntervention(_facts: InterventionFacts, _law: LegalNumbers, _today: string): Finding[] {
  return [];
}
