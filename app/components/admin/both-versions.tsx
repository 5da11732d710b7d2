import { Table } from "../govuk/table.tsx";

export type VersionRow = { label: string; recorded: string | null; entered: string | null };

/** After a lost race: what somebody else has recorded beside what was typed, so that neither is lost. */
export function BothVersions({ rows }: { rows: readonly VersionRow[] }) {
  return (
    <Table
      caption="Nothing of yours has been saved. Check both before you save again."
      captionSize="s"
      firstCellIsHeader
      stacked
      scrollLabel="What is recorded and what you entered"
      head={["Detail", "Recorded now", "What you entered"]}
      rows={rows.map(({ label, recorded, entered }) => [label, recorded ?? "Nothing", entered ?? "Nothing"])}
    />
  );
}
