import { longDay } from "#app/domain/dates/iso-day.ts";
import { ActionOwner } from "../actions/actions-of-case.tsx";
import { Tag } from "../govuk/tag.tsx";

export type ItemActionRow = {
  id: string;
  reference: string;
  words: string;
  ownerName: string | null;
  ownerAgencyName: string;
  dueOn: string;
  isOverdue: boolean;
  finishedOn: string | null;
};

/** Each with who does it and by when; overdue ones say so. */
export function ItemActions({ actions, none }: { actions: readonly ItemActionRow[]; none: string }) {
  if (actions.length === 0) return <p className="govuk-body">{none}</p>;
  return (
    <ul className="govuk-list app-item-list">
      {actions.map((action) => (
        <li key={action.id}>
          <a className="govuk-link" href={`/actions/${action.id}`}>
            {action.words}
          </a>{" "}
          {action.isOverdue ? <Tag colour="red">Overdue</Tag> : null}
          {action.finishedOn === null ? null : <Tag colour="green">Finished</Tag>}
          <div className="govuk-hint govuk-!-margin-bottom-0">
            <ActionOwner {...action} />, due {longDay(action.dueOn)}
          </div>
        </li>
      ))}
    </ul>
  );
}
