import type { RiskLevel } from "./levels.ts";
import { isCurrent, type PlanDomain, type StepStatus } from "./plan-step.ts";

type Assessed = { personId: string; reoffending: RiskLevel; harmToOthers: RiskLevel; harmToSelf: RiskLevel };
/** A domain rated High or Very High of somebody in the case. */
export type PlanNeed = { personId: string; domain: PlanDomain };
type Step = { domain: PlanDomain; personId: string | null; status: StepStatus; openActions: number };

const isHigh = (level: RiskLevel) => level === "high" || level === "very-high";

/** What the plan must have something for (DOMAIN 2.4), from the newest assessment of each person. */
export function planNeeds(newest: readonly Assessed[]): PlanNeed[] {
  return newest.flatMap(({ personId, reoffending, harmToOthers, harmToSelf }) => {
    const domains: [PlanDomain, RiskLevel][] = [
      ["reoffending", reoffending],
      ["harm-to-others", harmToOthers],
      ["harm-to-self", harmToSelf],
    ];
    return domains.filter(([, level]) => isHigh(level)).map(([domain]) => ({ personId, domain }));
  });
}

const isFor = (step: Step, { personId, domain }: PlanNeed) =>
  isCurrent(step) && step.domain === domain && (step.personId === null || step.personId === personId);

/** A step that is planned or under way works on that domain, of that person or of the case as a whole. */
export function planCovers(steps: readonly Step[], need: PlanNeed): boolean {
  return steps.some((step) => isFor(step, need));
}

export type PlanGap = PlanNeed & { missing: "step" | "action" };

/**
 * What a High needs and the plan does not have: a current step, or for the steps that there are at least one action that
 * is not finished (DOMAIN 2.4: "≥1 open action per High criterion"). In the order of the needs.
 */
export function planGaps(needs: readonly PlanNeed[], steps: readonly Step[]): PlanGap[] {
  return needs.flatMap((need): PlanGap[] => {
    const own = steps.filter((step) => isFor(step, need));
    if (own.length === 0) return [{ ...need, missing: "step" }];
    return own.some((step) => step.openActions > 0) ? [] : [{ ...need, missing: "action" }];
  });
}
