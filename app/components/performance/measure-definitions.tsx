import { MEASURES } from "#app/domain/performance/measures.ts";
import { Details } from "../govuk/details.tsx";
import { Table } from "../govuk/table.tsx";

/** What each number counts, and the day that decides. */
export function MeasureDefinitions() {
  return (
    <Details summary="What each number counts">
      <p className="govuk-body">
        All are counted over the whole partnership, whoever looks, from the records as they stand now. High and Very
        High are each shown by themselves. A group with nothing to count has no row.
      </p>
      <Table
        caption="What each number counts"
        captionHidden
        scrollLabel="What each number counts"
        firstCellIsHeader
        head={["Number", "What it counts", "The day that decides"]}
        rows={MEASURES.map((measure) => [measure.name, measure.meaning, measure.dateField])}
      />
    </Details>
  );
}
