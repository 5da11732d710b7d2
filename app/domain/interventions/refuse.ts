import type { InterventionFacts } from "./facts.ts";
import type { Finding } from "./finding.ts";
import type { LegalNumbers } from "./law.ts";

/** What cannot be, so that it is not recorded. Empty when nothing stands against it. */
export function refuseIntervention(facts: InterventionFacts, _law: LegalNumbers, today: string): Finding[] {
  const found: Finding[] = [];
  if (facts.state === "made" && facts.issuedOn > today)
    found.push({
      ...{ code: "made-in-the-future", field: "issuedOn", source: null },
      text: "The day on which it was issued or made must be today or in the past",
    });
  if (facts.untilDay !== null && facts.untilDay < facts.fromDay)
    found.push({
      ...{ code: "ends-before-it-starts", field: "untilDay", source: null },
      text: "The end must be on or after the start",
    });
  return found;
}
