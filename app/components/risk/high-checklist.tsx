import { type Requirement, REQUIREMENT_NAMES, type RequirementId } from "#app/domain/risk/requirements.ts";
import { Tag } from "../govuk/tag.tsx";
import { TaskList } from "../govuk/task-list.tsx";

type Props = {
  caseId: string;
  personId: string;
  high: { assessmentId: string; requirements: readonly Requirement[]; isComplete: boolean; maySignOff: boolean };
};

/** What a High must have, with the way to each thing that is still to be done. */
export function HighChecklist({ caseId, personId, high }: Props) {
  const missing = high.requirements.filter((r) => !r.isDone).length;
  return (
    <>
      <h3 className="govuk-heading-s">
        What this High must have{" "}
        {high.isComplete ? <Tag colour="green">Complete</Tag> : <Tag colour="red">Incomplete: {missing} to do</Tag>}
      </h3>
      <TaskList
        idPrefix={`high-${personId}`}
        items={high.requirements.map(({ id, isDone, hint }) => ({
          title: REQUIREMENT_NAMES[id],
          href: isDone ? undefined : hrefOf(id, caseId, personId, high),
          hint: hint ? `Still missing for: ${hint}` : undefined,
          status: isDone ? "Done" : <Tag colour="yellow">To do</Tag>,
        }))}
      />
    </>
  );
}

function hrefOf(id: RequirementId, caseId: string, personId: string, high: Props["high"]): string | undefined {
  const questions = `/cases/${caseId}/risk/people/${personId}/questions`;
  switch (id) {
    case "rationale":
    case "review":
      return `/cases/${caseId}/assess-risk?person=${personId}`;
    case "lead":
      return `/cases/${caseId}`;
    case "plan":
      return `/cases/${caseId}/plan`;
    case "victim-first":
      return "#victims";
    case "jag":
      return `${questions}#jagReferral`;
    case "safeguarding":
      return `${questions}#safeguarding`;
    case "mental-health":
      return `${questions}#mentalHealth`;
    case "substance-misuse":
      return `${questions}#substanceMisuse`;
    case "sharing":
      return `${questions}#sharingBasis`;
    case "sign-off":
      return high.maySignOff ? `/cases/${caseId}/risk/${high.assessmentId}/sign-off` : undefined;
  }
}
