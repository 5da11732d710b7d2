import { ActionOwner } from "#app/components/actions/actions-of-case.tsx";
import { Tag } from "#app/components/govuk/tag.tsx";
import type { ActionPriority } from "#app/domain/actions/action.ts";
import { shortDay } from "#app/domain/dates/iso-day.ts";

export type OpenAction = {
  id: string;
  reference: string;
  words: string;
  priority: ActionPriority;
  ownerName: string | null;
  ownerAgencyName: string;
  dueOn: string;
  isOverdue: boolean;
  ownerHasConflict: boolean;
};

type Props = { caseId: string; actions: readonly OpenAction[]; moreActions: number };

/** What is still to be done, what is due first on top. */
export function OpenActions({ caseId, actions, moreActions }: Props) {
  return (
    <>
      <h2 className="govuk-heading-m govuk-!-margin-bottom-2">Open actions</h2>
      {actions.length === 0 ? <p className="govuk-body">No open actions: nothing is to be done at present.</p> : null}
      <ul className="govuk-list govuk-list--spaced">
        {actions.map((action) => (
          <li key={action.id}>
            <a className="govuk-link" href={`/actions/${action.id}`}>
              {action.reference}
            </a>{" "}
            {action.words} <Tags {...action} />
            <br />
            <span className="govuk-body-s">
              <ActionOwner {...action} />, due {shortDay(action.dueOn)}
            </span>
          </li>
        ))}
      </ul>
      {moreActions > 0 ? (
        <p className="govuk-body">
          And {moreActions} more, in the{" "}
          <a className="govuk-link" href={`/cases/${caseId}?show=action#timeline`}>
            timeline of actions
          </a>
          .
        </p>
      ) : null}
    </>
  );
}

function Tags({ isOverdue, priority, ownerHasConflict }: OpenAction) {
  return (
    <>
      {isOverdue ? <Tag colour="red">Overdue</Tag> : null}{" "}
      {priority === "high" ? <Tag colour="orange">High priority</Tag> : null}{" "}
      {ownerHasConflict ? <Tag colour="magenta">Owner has a conflict of interest</Tag> : null}
    </>
  );
}
