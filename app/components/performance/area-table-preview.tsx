import { notRecordedWords } from "#app/domain/performance/area-names.ts";
import { countText, differenceText } from "#app/domain/performance/change.ts";
import { FATE_NAMES } from "#app/domain/performance/import-crime-table.ts";
import type { JudgedAreaEntry } from "#app/domain/performance/judge-area-entries.ts";
import { type Period, periodLabel } from "#app/domain/performance/quarter.ts";
import { Table } from "../govuk/table.tsx";
import { Tag, type TagColour } from "../govuk/tag.tsx";

const COLOURS: Record<JudgedAreaEntry["fate"], TagColour> = { new: "green", changed: "orange", same: "grey" };

type Props = { rows: readonly JudgedAreaEntry[]; passedOver: readonly string[]; period: Period; kind: "beat" | "ward" };

/** What loading a table by beat or ward would do to each figure, and what in it counts in no area. */
export function AreaTablePreview({ rows, passedOver, period, kind }: Props) {
  const without = rows.filter((row) => row.areaId === null);
  const disagreeing = rows.filter((row) => row.disagreements.length > 0).length;
  return (
    <>
      <Table
        caption={`Crime by ${kind}, ${periodLabel(period)}`}
        captionSize="m"
        scrollLabel="The figures that were read"
        firstCellIsHeader
        head={[
          kind === "beat" ? "Beat" : "Ward",
          "Crime type",
          "What loading does",
          { text: "Year before", numeric: true },
          { text: "This year", numeric: true },
          { text: "Difference", numeric: true },
          { text: "Printed", numeric: true },
        ]}
        rows={rows.map((row) => [
          row.areaId === null ? notRecordedWords(row.printed) : row.printed,
          row.crimeType,
          <Tag key="fate" colour={COLOURS[row.fate]}>
            {FATE_NAMES[row.fate]}
          </Tag>,
          row.previous === null ? "No figure" : countText(row.previous),
          countText(row.current),
          row.previous === null ? null : differenceText(row.previous, row.current),
          <Printed key="printed" row={row} />,
        ])}
      />
      {without.length > 0 ? (
        <p className="govuk-body">
          {without.length === 1 ? "One figure counts" : `${without.length} figures count`} crimes in no {kind}. They are
          kept and shown as “Not recorded”.
        </p>
      ) : null}
      {passedOver.length > 0 ? (
        <p className="govuk-body">
          Not loaded: the row {passedOver.map((name) => `“${name}”`).join(", ")}. Figures of the whole borough come by
          its own table, and need not be the sum of its {kind}s.
        </p>
      ) : null}
      {disagreeing > 0 ? (
        <p className="govuk-body">
          {disagreeing === 1 ? "One percentage is" : `${disagreeing} percentages are`} printed that the numbers do not
          give. Loading keeps the numbers and what was printed, and shows both.
        </p>
      ) : null}
    </>
  );
}

function Printed({ row: { printedPercent, disagreements } }: { row: JudgedAreaEntry }) {
  const [wrong] = disagreements;
  if (!wrong) return printedPercent;
  return (
    <>
      <strong>{wrong.printed}</strong>
      <br />
      its numbers give {wrong.computed}
    </>
  );
}
