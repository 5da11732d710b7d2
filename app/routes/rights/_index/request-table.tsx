import { Table, TableCell, TableRow } from "#app/components/govuk/table.tsx";
import { Tag } from "#app/components/govuk/tag.tsx";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { isInView } from "#app/domain/rights/request-list.ts";
import {
  REQUEST_KIND_NAMES,
  REQUEST_OUTCOME_NAMES,
  type RequestKind,
  type RequestOutcome,
  type RequestStatus,
} from "#app/domain/rights/request.ts";

type Row = {
  id: string;
  reference: string;
  kind: RequestKind;
  status: RequestStatus;
  subjectName: string;
  receivedOn: string;
  dueOn: string | null;
  outcome: RequestOutcome | null;
  closedOn: string | null;
  identityAskedOn: string | null;
  identityProvedOn: string | null;
  clarificationAskedOn: string | null;
  officerName: string | null;
};
const HEAD = ["Request", "What is asked for", "Received", "Due or outcome", "Officer"];

export function RequestTable({
  caption,
  requests,
  today,
}: {
  caption: string;
  requests: readonly Row[];
  today: string;
}) {
  return (
    <Table caption={caption} captionHidden scrollLabel={caption} head={HEAD} stacked>
      {requests.map((row) => (
        <TableRow key={row.id} role="row">
          <TableCell role="cell" label="Request">
            <a className="govuk-link app-reference" href={`/rights/${row.id}`}>
              {row.reference}
            </a>
            <br />
            {row.subjectName}
          </TableCell>
          <TableCell role="cell" label="What is asked for">
            {REQUEST_KIND_NAMES[row.kind]}
          </TableCell>
          <TableCell role="cell" label="Received">
            {longDay(row.receivedOn)}
          </TableCell>
          <TableCell role="cell" label="Due or outcome">
            <Due row={row} today={today} />
          </TableCell>
          <TableCell role="cell" label="Officer">
            {row.officerName ?? "Nobody yet"}
          </TableCell>
        </TableRow>
      ))}
    </Table>
  );
}

function Due({ row, today }: { row: Row; today: string }) {
  if (row.status === "closed")
    return <>{`${row.outcome ? REQUEST_OUTCOME_NAMES[row.outcome] : "Closed"}, ${longDay(row.closedOn ?? today)}`}</>;
  if (row.dueOn === null) {
    const isIdentity = row.identityAskedOn !== null && row.identityProvedOn === null;
    const since = (isIdentity ? row.identityAskedOn : row.clarificationAskedOn) ?? row.receivedOn;
    return <>{`Waiting for ${isIdentity ? "proof of identity" : "an answer"} since ${longDay(since)}`}</>;
  }
  return (
    <>
      {longDay(row.dueOn)} {isInView(row, "overdue", today) ? <Tag colour="red">Overdue</Tag> : null}
      {isInView(row, "soon", today) ? <Tag colour="yellow">Due soon</Tag> : null}
    </>
  );
}
