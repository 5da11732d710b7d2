import { ACTION_STATUS_NAMES, type ActionPriority, type ActionStatus } from "#app/domain/actions/action.ts";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { Table } from "../govuk/table.tsx";
import { Tag } from "../govuk/tag.tsx";

type Row = {
  id: string;
  reference: string;
  words: string;
  outcome: string | null;
  priority: ActionPriority;
  status: ActionStatus;
  ownerAgencyName: string;
  ownerName: string | null;
  dueOn: string;
  finishedOn: string | null;
  isOverdue: boolean;
};

type Props = { actions: readonly Row[]; captionHidden?: boolean };

export function ActionsOfCase({ actions, captionHidden }: Props) {
  if (actions.length === 0) {
    return (
      <>
        <h2 className="govuk-heading-m">Actions</h2>
        <p className="govuk-body">No actions yet. Each has one owner and a day by which it is done.</p>
      </>
    );
  }
  return (
    <Table
      caption="Actions"
      captionSize="m"
      captionHidden={captionHidden}
      scrollLabel="Actions of this case"
      stacked
      head={["Action", "What", "Owner", "Due", "State"]}
      rows={actions.map((action) => [
        <a key="action" className="govuk-link app-reference" href={`/actions/${action.id}`}>
          {action.reference}
        </a>,
        <What key="what" {...action} />,
        <ActionOwner key="owner" {...action} />,
        longDay(action.dueOn),
        action.isOverdue ? (
          <Tag key="overdue" colour="red">
            Overdue
          </Tag>
        ) : (
          stateOf(action)
        ),
      ])}
    />
  );
}

/** The person and the agency; an agency that has not named anybody says so. */
export function ActionOwner({ ownerName, ownerAgencyName }: { ownerName: string | null; ownerAgencyName: string }) {
  return <>{ownerName ? `${ownerName}, ${ownerAgencyName}` : `${ownerAgencyName}, to name somebody`}</>;
}

function What({ words, priority }: Row) {
  return (
    <>
      {words} {priority === "high" ? <Tag colour="orange">High priority</Tag> : null}
    </>
  );
}

function stateOf({ status, finishedOn }: Row) {
  return finishedOn ? `${ACTION_STATUS_NAMES[status]}, ${longDay(finishedOn)}` : ACTION_STATUS_NAMES[status];
}
