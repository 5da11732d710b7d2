import { shortDay } from "#app/domain/dates/iso-day.ts";
import { Table } from "../govuk/table.tsx";

export type ReportRow = {
  id: string;
  reference: string;
  reportedOn: string;
  agencyName: string;
  how: string;
  /** Who reported, or why that is not said. */
  by: string;
};

/** Reports, newest first. */
export function ReportRows({ caption, rows }: { caption: string; rows: readonly ReportRow[] }) {
  return (
    <Table
      caption={caption}
      captionHidden
      scrollLabel={caption}
      stacked
      head={["Report", "When", "To", "How", "By"]}
      rows={rows.map((row) => [
        <a key="report" className="govuk-link app-reference" href={`/incidents/reports/${row.id}`}>
          {row.reference}
        </a>,
        shortDay(row.reportedOn),
        row.agencyName,
        row.how,
        row.by,
      ])}
    />
  );
}
