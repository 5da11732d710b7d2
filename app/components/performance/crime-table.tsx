import { shortDay } from "#app/domain/dates/iso-day.ts";
import { ACQUISITIVE_PARTS, type Composite } from "#app/domain/performance/acquisitive-crime.ts";
import { countText, differenceText, directionOf, percentText, verdictOf } from "#app/domain/performance/change.ts";
import type { CrimeTableRow, Disagreement } from "#app/domain/performance/crime-table.ts";
import { movementOf, movementText, positionText } from "#app/domain/performance/position.ts";
import { JUDGEMENT_NAMES, type Judgement } from "#app/domain/performance/target.ts";
import { type Period, periodLabel, yearBefore } from "#app/domain/performance/quarter.ts";
import { Table } from "../govuk/table.tsx";
import { Change } from "./change.tsx";

const WORDS = { up: "up", down: "down", same: "no change" };

type Props = {
  rows: readonly CrimeTableRow[];
  period: Period;
  acquisitive?: Composite | null;
  targets?: Record<string, { text: string; judgement: Judgement }>;
};

/** The partnership's crime table: year to date against the same days a year before. */
export function CrimeTable({ rows, period, acquisitive = null, targets = {} }: Props) {
  const disagreeing = rows.filter((row) => row.disagreements.length > 0).length;
  const moved = rows.some((row) => row.positionChange !== null);
  const isAimed = Object.keys(targets).length > 0;
  return (
    <>
      <p className="govuk-body">{periodLabel(period)}, against the same days a year before.</p>
      <Table
        caption={`Recorded crime, ${periodLabel(period)}, against the same days a year before`}
        captionHidden
        scrollLabel="Recorded crime"
        stacked
        className="app-table-quarters app-table-quarters--words"
        firstCellIsHeader
        head={[
          "Crime type",
          { text: `To ${shortDay(yearBefore(period).to)}`, numeric: true },
          { text: `To ${shortDay(period.to)}`, numeric: true },
          { text: "Difference", numeric: true },
          { text: "Change", numeric: true },
          { text: "Position", numeric: true },
          ...(moved ? ["Against the position before"] : []),
          ...(isAimed ? ["Target for the year"] : []),
        ]}
        rows={[
          ...rows.map((row) => [
            row.crimeType,
            row.previous === null ? "No figure" : countText(row.previous),
            row.current === null ? "No figure" : countText(row.current),
            <Difference key="difference" row={row} />,
            <PercentChange key="change" row={row} />,
            row.position === null ? "No figure" : positionText(row.position),
            ...(moved ? [<Movement key="movement" row={row} />] : []),
            ...(isAimed ? [<TargetOf key="target" target={targets[row.crimeType]} />] : []),
          ]),
          ...(acquisitive ? [[...compositeCells(acquisitive), ...(moved ? [""] : []), ...(isAimed ? [""] : [])]] : []),
        ]}
      />
      {acquisitive ? (
        <p className="govuk-body-s">
          Serious acquisitive crime is {ACQUISITIVE_PARTS.join(", ")} together; it has no position of its own.
        </p>
      ) : null}
      {disagreeing > 0 ? (
        <p className="govuk-body">
          In {disagreeing === 1 ? "one row" : `${disagreeing} rows`} the table that was loaded prints a figure that its
          own numbers do not give. Both are shown: first what the numbers give, then what was printed.
        </p>
      ) : null}
      <Notes rows={rows} period={period} moved={moved} />
    </>
  );
}

function compositeCells({ previous, current, direction, verdict }: Composite) {
  return [
    "Serious acquisitive crime",
    countText(previous),
    countText(current),
    differenceText(previous, current),
    <Change key="change" direction={direction} verdict={verdict}>
      {`${percentText(previous, current)} ${WORDS[direction]}`}
    </Change>,
    "None",
  ];
}

function TargetOf({ target }: { target: { text: string; judgement: Judgement } | undefined }) {
  if (!target) return "None";
  return (
    <>
      {target.text}
      {target.judgement === "not-judged" ? null : (
        <>
          <br />
          <strong>{JUDGEMENT_NAMES[target.judgement]}</strong>
        </>
      )}
    </>
  );
}

function Difference({ row: { previous, current, disagreements } }: { row: CrimeTableRow }) {
  if (previous === null || current === null) return null;
  return (
    <>
      {differenceText(previous, current)}
      <AsPrinted disagreement={disagreements.find((d) => d.figure === "difference")} />
    </>
  );
}

function PercentChange({ row: { previous, current, verdict, disagreements } }: { row: CrimeTableRow }) {
  if (previous === null || current === null) return null;
  const direction = directionOf(previous, current);
  return (
    <>
      <Change direction={direction} verdict={verdict}>{`${percentText(previous, current)} ${WORDS[direction]}`}</Change>
      <AsPrinted disagreement={disagreements.find((d) => d.figure === "percentage")} />
    </>
  );
}

function AsPrinted({ disagreement }: { disagreement: Disagreement | undefined }) {
  if (!disagreement) return null;
  return (
    <>
      <br />
      <span className="govuk-body-s">printed {disagreement.printed}</span>
    </>
  );
}

function Movement({ row: { position, previousPosition, positionChange, groupChangedOn } }: { row: CrimeTableRow }) {
  if (positionChange === null || !previousPosition || !position) return "Not known";
  const direction = movementOf(positionChange);
  return (
    <>
      <Change direction={direction} verdict={verdictOf(direction, "higher")}>
        {movementText(positionChange, previousPosition, position.groupSize)}
      </Change>{" "}
      ({shortDay(previousPosition.asAt)})
      {groupChangedOn === null ? null : (
        <>
          <br />
          <span className="govuk-body-s">the group changed on {shortDay(groupChangedOn)}</span>
        </>
      )}
    </>
  );
}

function Notes({ rows, period, moved }: Pick<Props, "rows" | "period"> & { moved: boolean }) {
  const others = rows.filter((row) => row.aim !== "lower").map((row) => row.crimeType);
  const days = [...new Set(rows.flatMap((row) => (row.position ? [row.position.asAt] : [])))].sort();
  const asAt = days.some((day) => day !== period.to) ? `, as at ${days.map(shortDay).join(" and ")}` : "";
  return (
    <p className="govuk-body-s">
      Fewer crimes is good
      {others.length > 0 ? `, but for ${others.join(", ")}: more of these may be more people who come forward` : null}.
      The types do not add up to All Crime.
      {days.length > 0 ? ` Position in the group of most similar partnerships, 1 the best, as published${asAt}.` : null}
      {days.length > 0 && !moved ? " No earlier position is recorded to hold it against." : null}
    </p>
  );
}
