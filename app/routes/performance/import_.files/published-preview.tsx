import { InsetText } from "#app/components/govuk/inset-text.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { countText } from "#app/domain/performance/change.ts";
import { FATE_NAMES } from "#app/domain/performance/import-crime-table.ts";
import { periodLabel } from "#app/domain/performance/quarter.ts";
import type { PublishedImport } from "#app/services/performance/import-published.ts";

const SHOWN = 400;

/** What loading the file would do, and what of it is of nowhere or of nobody in the group. */
export function PublishedPreview({ checked }: { checked: Exclude<PublishedImport, { kind: "refused" }> }) {
  const { kind, slices, notFound, notes } = checked;
  const isStreet = slices.every((slice) => slice.cspName === null);
  return (
    <>
      <InsetText>
        {checked.kind === "done" ? (
          <a className="govuk-link" href={`/performance/imports/${checked.batchId}`}>
            What was loaded
          </a>
        ) : kind === "unchanged" ? (
          "All of these figures are recorded already. Nothing was written."
        ) : (
          "Nothing was written. Choose the file again and load it."
        )}
      </InsetText>
      <Table
        caption={`${countText(checked.rows)} rows were read`}
        captionSize="m"
        scrollLabel="What was read"
        firstCellIsHeader
        head={[
          isStreet ? "Police force" : "Partnership",
          "Of the days",
          kind === "done" ? "What loading did" : "What loading does",
          { text: isStreet ? "In the area" : "Crimes", numeric: true },
          ...(isStreet
            ? [
                { text: "Outside the area", numeric: true },
                { text: "Without a place", numeric: true },
              ]
            : []),
        ]}
        rows={slices
          .slice(0, SHOWN)
          .map((slice) => [
            slice.cspName === null ? slice.force : `${slice.force} – ${slice.cspName}`,
            periodLabel(slice),
            FATE_NAMES[slice.fate],
            countText(slice.crimes),
            ...(isStreet ? [countText(slice.rowsOutside), countText(slice.rowsWithoutPlace)] : []),
          ])}
      />
      {notFound.length > 0 ? (
        <p className="govuk-body">Not in the file: {notFound.join(", ")}. A member without figures can be excluded.</p>
      ) : null}
      {notes.map((note) => (
        <InsetText key={note}>The file notes: {note}</InsetText>
      ))}
    </>
  );
}
