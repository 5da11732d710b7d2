import type { LogRow } from "#app/domain/audit/log-row.ts";
import { Table, TableCell, TableRow } from "../govuk/table.tsx";

type Props = {
  caption: string;
  rows: readonly LogRow[];
  /** For those who search the log: each event leads to its page, and each record to who has seen it. */
  withLinks?: boolean;
  /** Left out where every row is about one record. */
  withRecord?: boolean;
};

export function LogTable({ caption, rows, withLinks, withRecord }: Props) {
  const head = ["When", "Who", "What", ...(withRecord ? ["Record"] : []), "Fields", { text: "Rows", numeric: true }];
  return (
    <Table caption={caption} captionHidden scrollLabel={caption} head={head} small stacked>
      {rows.map((row) => (
        <TableRow key={row.id} role="row">
          <TableCell role="cell" label="When">
            <time dateTime={row.at}>{row.when}</time>
          </TableCell>
          <TableCell role="cell" label="Who">
            {row.who}
            {row.agency ? (
              <>
                <br />
                <span className="govuk-hint govuk-!-margin-bottom-0">{row.agency}</span>
              </>
            ) : null}
          </TableCell>
          <TableCell role="cell" label="What">
            {withLinks ? (
              <a className="govuk-link" href={`/audit/events/${row.id}`}>
                {row.what}
              </a>
            ) : (
              row.what
            )}
          </TableCell>
          {withRecord ? (
            <TableCell role="cell" label="Record">
              {withLinks ? <RecordLink record={row.record} /> : row.record.text}
            </TableCell>
          ) : null}
          <TableCell role="cell" label="Fields">
            {row.fields}
          </TableCell>
          <TableCell role="cell" label="Rows" numeric>
            {row.count}
          </TableCell>
        </TableRow>
      ))}
    </Table>
  );
}

export function RecordLink({ record: { text, href } }: { record: LogRow["record"] }) {
  if (!href) return <>{text}</>;
  return (
    <a className="govuk-link" href={href}>
      {text}
    </a>
  );
}
