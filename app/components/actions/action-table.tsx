import { longDay } from "#app/domain/dates/iso-day.ts";
import { Table } from "../govuk/table.tsx";
import { Tag } from "../govuk/tag.tsx";
import { ActionOwner } from "./actions-of-case.tsx";

export type ListedAction = {
  id: string;
  reference: string;
  /** Null where the words are not the reader's to read. */
  words: string | null;
  ownerName: string | null;
  ownerAgencyName: string;
  dueOn: string;
  isOverdue: boolean;
  /** Anything else that is to be known of it. */
  remark?: string | null;
};

type Props = { caption: string; captionHidden?: boolean; actions: readonly ListedAction[] };

export function ActionTable({ caption, captionHidden, actions }: Props) {
  return (
    <Table
      caption={caption}
      captionSize={captionHidden ? undefined : "m"}
      captionHidden={captionHidden}
      scrollLabel={caption}
      stacked
      head={["Action", "What", "Owner", "Due"]}
      rows={actions.map((action) => [
        <a key="action" className="govuk-link app-reference" href={`/actions/${action.id}`}>
          {action.reference}
        </a>,
        action.words ?? "Not yours to read",
        <OwnerWithRemark key="owner" {...action} />,
        <Due key="due" {...action} />,
      ])}
    />
  );
}

function OwnerWithRemark({ remark, ...owner }: ListedAction) {
  return (
    <>
      <ActionOwner {...owner} />
      {remark ? (
        <>
          <br />
          {remark}
        </>
      ) : null}
    </>
  );
}

function Due({ dueOn, isOverdue }: ListedAction) {
  return (
    <>
      {longDay(dueOn)} {isOverdue ? <Tag colour="red">Overdue</Tag> : null}
    </>
  );
}
