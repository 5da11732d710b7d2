import { Pagination } from "#app/components/govuk/pagination.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { type Fate, type FateCounts, fateName, FATES } from "#app/domain/imports/fates.ts";

type Row = { ordinal: number; line: number; fate: Fate; column: string | null; reason: string | null };
type Props = {
  id: string;
  counts: FateCounts;
  rows: Row[];
  fate: Fate | null;
  nextHref: string | null;
  kind: { loadsDuplicates: boolean };
};

/** How many rows share each fate, and the rows themselves; each count opens exactly its rows. */
export function RowFates({ id, counts, rows, fate, nextHref, kind }: Props) {
  const named = (name: Fate) => fateName(name, kind);
  const problems = counts.error + counts["possible-duplicate"];
  return (
    <>
      <h2 className="govuk-heading-m">What becomes of the rows</h2>
      <Table
        caption="How many rows share each fate"
        captionHidden
        head={["Fate", { text: "Rows", numeric: true }]}
        rows={FATES.map((name) => [
          named(name),
          counts[name] === 0 ? (
            0
          ) : (
            <a key={name} className="govuk-link" href={`?fate=${name}`}>
              {counts[name].toLocaleString("en-GB")}
              <span className="govuk-visually-hidden"> rows: {named(name)}</span>
            </a>
          ),
        ])}
      />
      {problems > 0 ? (
        <p className="govuk-body">
          <a className="govuk-link" href={`/admin/imports/${id}/errors.csv`} download>
            Download the errors and possible duplicates (.csv)
          </a>
        </p>
      ) : null}
      {fate ? (
        <p className="govuk-body">
          {named(fate)}: {counts[fate].toLocaleString("en-GB")}.{" "}
          <a className="govuk-link" href={`/admin/imports/${id}`}>
            See all rows
          </a>
        </p>
      ) : null}
      {rows.length > 0 ? (
        <Table
          caption={fate ? named(fate) : "All rows, in the order of the file"}
          captionSize="s"
          scrollLabel="Rows of the file"
          stacked
          head={[{ text: "Line", numeric: true }, "Fate", "Column", "Reason"]}
          rows={rows.map((row) => [row.line, named(row.fate), row.column ?? "–", row.reason ?? "–"])}
        />
      ) : null}
      <Pagination nextHref={nextHref ?? undefined} nextText="More rows" />
    </>
  );
}
