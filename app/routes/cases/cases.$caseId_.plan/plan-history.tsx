import { Details } from "#app/components/govuk/details.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { londonTime } from "#app/domain/dates/iso-day.ts";
import { STEP_CHANGE_NAMES, type StepChangeKind } from "#app/domain/risk/plan-step.ts";

type Change = {
  id: string;
  kind: StepChangeKind;
  words: string;
  beforeValue: string | null;
  afterValue: string | null;
  reason: string | null;
  changedAt: string;
  changedByName: string | null;
};

/** What became of the steps, newest first. */
export function PlanHistory({ changes, most }: { changes: readonly Change[]; most: number }) {
  if (changes.length === 0) return null;
  return (
    <Details summary="What became of the plan">
      <Table
        caption={changes.length === most ? `The ${most} newest changes` : "Newest first"}
        captionSize="s"
        scrollLabel="What became of the plan"
        stacked
        head={["When", "Who", "Step", "What", "Why"]}
        rows={changes.map((change) => [
          londonTime(change.changedAt),
          change.changedByName ?? "Joint Action",
          change.words,
          <WhatChanged key="what" {...change} />,
          change.reason ?? "",
        ])}
      />
    </Details>
  );
}

function WhatChanged({ kind, beforeValue, afterValue }: Change) {
  const [before, after] = [beforeValue ?? "", afterValue ?? ""];
  if (before && after)
    return (
      <>
        {STEP_CHANGE_NAMES[kind]}. Before: {before}. After: {after}
      </>
    );
  return <>{[STEP_CHANGE_NAMES[kind], before || after].filter(Boolean).join(": ")}</>;
}
