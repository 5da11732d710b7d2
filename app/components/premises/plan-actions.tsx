import { ACTION_STATUS_NAMES, type ActionPriority, type ActionStatus } from "#app/domain/actions/action.ts";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { ActionOwner } from "../actions/actions-of-case.tsx";
import { Table } from "../govuk/table.tsx";
import { Tag } from "../govuk/tag.tsx";

export type PlanAction = {
  id: string;
  reference: string;
  words: string;
  outcome: string | null;
  priority: ActionPriority;
  status: ActionStatus;
  ownerName: string | null;
  ownerAgencyName: string;
  dueOn: string;
  finishedOn: string | null;
  isOverdue: boolean;
};

/** The actions of a plan, with how each stands and what came of it. */
export function PlanActions({ caption, actions }: { caption: string; actions: readonly PlanAction[] }) {
  return (
    <Table
      caption={caption}
      captionHidden
      scrollLabel={caption}
      stacked
      head={["Action", "What", "Owner", "Due", "State"]}
      rows={actions.map((action) => [
        <a key="action" className="govuk-link app-reference" href={`/actions/${action.id}`}>
          {action.reference}
        </a>,
        <span key="what" className="app-typed">
          {action.words} {action.priority === "high" ? <Tag colour="orange">High priority</Tag> : null}
        </span>,
        <ActionOwner key="owner" {...action} />,
        longDay(action.dueOn),
        <State key="state" {...action} />,
      ])}
    />
  );
}

function State({ status, finishedOn, isOverdue, outcome }: PlanAction) {
  if (isOverdue) return <Tag colour="red">Overdue</Tag>;
  const words = ACTION_STATUS_NAMES[status];
  if (finishedOn === null) return <>{words}</>;
  return (
    <>
      {words}, {longDay(finishedOn)}
      {outcome === null ? null : (
        <>
          <br />
          <span className="app-typed">{outcome}</span>
        </>
      )}
    </>
  );
}
