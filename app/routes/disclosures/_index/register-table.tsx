import { Table, TableCell, TableRow } from "#app/components/govuk/table.tsx";
import type { DisclosureRow } from "#app/domain/audit/disclosure-row.ts";

const HEAD = ["Day", "What", "To whom", "What allows it", "Who"];

export function RegisterTable({ rows }: { rows: readonly DisclosureRow[] }) {
  return (
    <Table caption="Disclosures, newest first" captionHidden scrollLabel="Disclosures" head={HEAD} small stacked>
      {rows.map((row) => (
        <TableRow key={row.id} role="row">
          <TableCell role="cell" label="Day">
            <time dateTime={row.on}>{row.day}</time>
          </TableCell>
          <TableCell role="cell" label="What">
            <a className="govuk-link" href={`/disclosures/${row.id}`}>
              {row.what}
            </a>
            <br />
            <span className="govuk-hint govuk-!-margin-bottom-0">{`${row.way}. ${row.record}`}</span>
          </TableCell>
          <TableCell role="cell" label="To whom">
            {row.recipients ?? row.destination}
            {row.recipients === null ? null : (
              <>
                <br />
                <span className="govuk-hint govuk-!-margin-bottom-0">{row.destination}</span>
              </>
            )}
          </TableCell>
          <TableCell role="cell" label="What allows it">
            {row.gateway ?? "Not asked for within the partnership"}
          </TableCell>
          <TableCell role="cell" label="Who">
            {row.who}
            {row.agency === null ? null : (
              <>
                <br />
                <span className="govuk-hint govuk-!-margin-bottom-0">{row.agency}</span>
              </>
            )}
          </TableCell>
        </TableRow>
      ))}
    </Table>
  );
}
