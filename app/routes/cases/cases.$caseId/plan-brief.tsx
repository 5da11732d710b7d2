import { Tag } from "#app/components/govuk/tag.tsx";
import { shortDay } from "#app/domain/dates/iso-day.ts";
import { PLAN_DOMAIN_NAMES, type PlanDomain, STEP_STATUS_NAMES, type StepStatus } from "#app/domain/risk/plan-step.ts";
import { stepOwner } from "#app/domain/risk/plan-words.ts";

type Step = {
  id: string;
  words: string;
  domain: PlanDomain;
  personName: string | null;
  status: StepStatus;
  ownerName: string | null;
  ownerAgencyName: string;
  untilDay: string | null;
  isLate: boolean;
};
export type Plan = { steps: readonly Step[]; more: number; open: number; late: number; done: number; gaps: number };

/** What is under way and what is late, and the way to the whole of it. */
export function PlanBrief({ caseId, plan }: { caseId: string; plan: Plan }) {
  const { steps, more, open, late, done, gaps } = plan;
  return (
    <>
      <h2 className="govuk-heading-m govuk-!-margin-bottom-2">Control and safety plan</h2>
      <p className="govuk-body govuk-!-margin-bottom-2">
        {open + done === 0 ? "The plan has no steps yet." : `${open} open, ${late} late, ${done} ended.`}{" "}
        {gaps > 0 ? <Tag colour="red">{gaps === 1 ? "1 gap" : `${gaps} gaps`}</Tag> : null}{" "}
        <a className="govuk-link" href={`/cases/${caseId}/plan`}>
          {more > 0 ? `Whole plan, with ${more} more open` : "Whole plan"}
        </a>
      </p>
      {steps.length > 0 ? (
        <ul className="govuk-list govuk-list--spaced">
          {steps.map((step) => (
            <li key={step.id}>
              {step.words} {step.isLate ? <Tag colour="red">Late</Tag> : null}
              <br />
              <span className="govuk-body-s">
                {PLAN_DOMAIN_NAMES[step.domain]}
                {step.personName ? `, ${step.personName}` : ""}; {STEP_STATUS_NAMES[step.status].toLowerCase()};{" "}
                {stepOwner(step)}
                {step.untilDay ? `, until ${shortDay(step.untilDay)}` : ""}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
