import { countText, differenceText, percentText } from "#app/domain/performance/change.ts";
import { FATE_NAMES, type JudgedEntry } from "#app/domain/performance/import-crime-table.ts";
import { positionText } from "#app/domain/performance/position.ts";
import { type Period, periodLabel } from "#app/domain/performance/quarter.ts";
import { Table } from "../govuk/table.tsx";
import { Tag, type TagColour } from "../govuk/tag.tsx";

const COLOURS: Record<JudgedEntry["fate"], TagColour> = { new: "green", changed: "orange", same: "grey" };

/** What loading would do to each row, and where what is printed is not what the numbers give. */
export function CrimeTablePreview({ rows, period }: { rows: readonly JudgedEntry[]; period: Period }) {
  const disagreeing = rows.filter((row) => row.disagreements.length > 0).length;
  return (
    <>
      <Table
        caption={`Crime table of ${periodLabel(period)}`}
        captionSize="m"
        scrollLabel="The rows that were read"
        className="app-table-quarters"
        firstCellIsHeader
        head={[
          "Crime type",
          "What loading does",
          { text: "Year before", numeric: true },
          { text: "This year", numeric: true },
          { text: "Difference", numeric: true },
          { text: "Change", numeric: true },
          { text: "Position", numeric: true },
        ]}
        rows={rows.map((row) => [row.crimeType, <Fate key="fate" row={row} />, ...figuresOf(row)])}
      />
      {disagreeing > 0 ? (
        <p className="govuk-body">
          In {disagreeing === 1 ? "one row" : `${disagreeing} rows`} the table prints a figure that its own numbers do
          not give. Loading keeps the numbers and what was printed, and shows both. Check that two rows or columns have
          not changed places.
        </p>
      ) : null}
    </>
  );
}

function Fate({ row: { fate, recorded } }: { row: JudgedEntry }) {
  return (
    <>
      <Tag colour={COLOURS[fate]}>{FATE_NAMES[fate]}</Tag>
      {fate === "changed" && recorded ? (
        <>
          <br />
          <span className="govuk-body-s">
            was {recorded.previous === null ? "no figure" : countText(recorded.previous)}, {countText(recorded.current)}
          </span>
        </>
      ) : null}
    </>
  );
}

function figuresOf({ previous, current, positions, disagreements }: JudgedEntry) {
  const position = positions.reduce<JudgedEntry["positions"][number] | null>(
    (newest, p) => (newest && newest.asAt > p.asAt ? newest : p),
    null,
  );
  const printed = (figure: "difference" | "percentage") => {
    const disagreement = disagreements.find((d) => d.figure === figure);
    return disagreement ? (
      <>
        <br />
        <strong>printed {disagreement.printed}</strong>
      </>
    ) : null;
  };
  return [
    previous === null ? "No figure" : countText(previous),
    countText(current),
    previous === null ? null : (
      <>
        {differenceText(previous, current)}
        {printed("difference")}
      </>
    ),
    previous === null ? null : (
      <>
        {percentText(previous, current)}
        {printed("percentage")}
      </>
    ),
    position ? positionText(position) : "No figure",
  ];
}
