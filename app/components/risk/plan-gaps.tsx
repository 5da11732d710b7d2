import type { PlanGap } from "#app/domain/risk/plan-cover.ts";
import { PLAN_DOMAIN_NAMES } from "#app/domain/risk/plan-step.ts";
import { WarningText } from "../govuk/warning-text.tsx";

type Gap = PlanGap & { personName: string };

/** High or Very High risk for which the plan has nothing, or nothing that anybody is doing. */
export function PlanGaps({ gaps }: { gaps: readonly Gap[] }) {
  if (gaps.length === 0) return null;
  return (
    <>
      <WarningText>The plan does not yet answer every high risk</WarningText>
      <ul className="govuk-list govuk-list--bullet">
        {gaps.map(({ personId, personName, domain, missing }) => (
          <li key={`${personId} ${domain}`}>
            {PLAN_DOMAIN_NAMES[domain]}, {personName}:{" "}
            {missing === "step" ? "no step is planned or under way" : "no step has an open action"}
          </li>
        ))}
      </ul>
    </>
  );
}
