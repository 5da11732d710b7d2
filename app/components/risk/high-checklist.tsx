import { type Requirement, REQUIREMENT_NAMES } from "#app/domain/risk/requirements.ts";
import { Tag } from "../govuk/tag.tsx";
import { TaskList } from "../govuk/task-list.tsx";
import { wayToRequirement } from "./way-to-requirement.ts";

type Props = {
  caseId: string;
  personId: string;
  mayAssess: boolean;
  high: { assessmentId: string; requirements: readonly Requirement[]; isComplete: boolean; maySignOff: boolean };
};

/** What a High must have, with the way to each thing that is still to be done. */
export function HighChecklist({ caseId, personId, mayAssess, high }: Props) {
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
          href: isDone
            ? undefined
            : wayToRequirement(id, {
                caseId,
                personId,
                mayAssess,
                signOffId: high.maySignOff ? high.assessmentId : null,
              }),
          hint: hint ? `Still missing for: ${hint}` : undefined,
          status: isDone ? "Done" : <Tag colour="yellow">To do</Tag>,
        }))}
      />
    </>
  );
}
