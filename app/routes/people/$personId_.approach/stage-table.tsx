import { Table } from "#app/components/govuk/table.tsx";
import { Tag } from "#app/components/govuk/tag.tsx";
import { shortDay } from "#app/domain/dates/iso-day.ts";
import type { Approach } from "#app/services/interventions/approach-with.ts";
import { StepLink } from "./step-link.tsx";

type StageShown = Approach["stages"][number];

/** Each stage in the partnership's words, what was done at it, and where it was left out by what and why. */
export function StageTable({ stages, next }: { stages: readonly StageShown[]; next: Approach["next"] }) {
  return (
    <Table
      caption="Stages"
      captionSize="m"
      scrollLabel="Stages of the incremental approach"
      stacked
      head={["Stage", "What is done", "With this person"]}
      rows={stages.map((stage) => [
        `Stage ${stage.stage}`,
        stage.words,
        <WhatWasDone key="done" {...stage} isNext={stage.stage === next} />,
      ])}
    />
  );
}

function WhatWasDone({ used, leftOut, isNext }: StageShown & { isNext: boolean }) {
  if (used.length + leftOut.length === 0) return isNext ? <Tag>Next</Tag> : <>Not yet</>;
  return (
    <ul className="govuk-list govuk-!-margin-bottom-0">
      {leftOut.map(({ by, reason, doneLater }) => (
        <li key={`without-${by.id}`}>
          <Tag colour="yellow">Left out</Tag> on {shortDay(by.issuedOn)} for <StepLink {...by} />
          {doneLater ? ", and used later" : null}
          <div className="govuk-hint govuk-!-margin-bottom-0">
            {reason ? `Reason: ${reason}` : "No reason is recorded"}
          </div>
        </li>
      ))}
      {used.map((step) => (
        <li key={step.id}>
          <StepLink {...step} />, {shortDay(step.issuedOn)}, {step.agency}
        </li>
      ))}
    </ul>
  );
}
