import { Table } from "#app/components/govuk/table.tsx";
import { londonTime } from "#app/domain/dates/iso-day.ts";
import { periodLabel, quarterId, quarterReportedTo } from "#app/domain/performance/quarter.ts";

type Imported = { id: string; rows: number; createdAt: string; createdByName: string | null; from: string; to: string };

/** Tables of the whole borough that were loaded before. */
export function ImportedTables({ imports }: { imports: readonly Imported[] }) {
  if (imports.length === 0) return null;
  return (
    <Table
      caption="Loaded before"
      captionSize="m"
      scrollLabel="Loaded before"
      head={["Figures of", { text: "Rows", numeric: true }, "Loaded", "By"]}
      rows={imports.map((batch) => [
        <a key="quarter" className="govuk-link" href={`/performance?quarter=${quarterId(quarterReportedTo(batch.to))}`}>
          {periodLabel(batch)}
        </a>,
        batch.rows,
        londonTime(batch.createdAt),
        batch.createdByName ?? "A command",
      ])}
    />
  );
}
