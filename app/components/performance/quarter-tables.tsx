import { shortDay } from "#app/domain/dates/iso-day.ts";
import { countText, percentText, wholePercentText } from "#app/domain/performance/change.ts";
import { type QuarterColumn, upToQuarter } from "#app/domain/performance/cumulative-quarters.ts";
import { quarterPeriod } from "#app/domain/performance/quarter.ts";
import { Table } from "../govuk/table.tsx";

type Types = readonly { crimeType: string; quarters: readonly QuarterColumn[] }[];
const NUMBERS = [1, 2, 3, 4] as const;

/** The year to date at the end of each quarter, and below what each quarter adds to it. */
export function QuarterTables({ types, isBorough }: { types: Types; isBorough: boolean }) {
  const percent = isBorough ? percentText : wholePercentText;
  const restated = types.filter(({ quarters }) => quarters.some((column) => column.isRestated)).map((t) => t.crimeType);
  const odd = oddDays(types);
  return (
    <>
      <Table
        caption="Year to date, from 1 April"
        captionSize="m"
        scrollLabel="Year to date, from 1 April"
        stacked
        className="app-table-quarters"
        firstCellIsHeader
        head={[
          "Crime type",
          ...NUMBERS.flatMap((number) => [
            { text: upToQuarter(number), numeric: true },
            { text: `${upToQuarter(number)} against the year before`, numeric: true },
          ]),
        ]}
        rows={types.map(({ crimeType, quarters }) => [
          crimeType,
          ...quarters.flatMap(({ current, previous }) => [
            current === null ? "No figure" : countText(current),
            current === null || previous === null ? "Not known" : percent(previous, current),
          ]),
        ])}
      />
      <Table
        caption="In each quarter alone"
        captionSize="m"
        scrollLabel="In each quarter alone"
        stacked
        className="app-table-quarters"
        firstCellIsHeader
        head={["Crime type", ...NUMBERS.map((number) => ({ text: `Q${number}`, numeric: true }))]}
        rows={types.map(({ crimeType, quarters }) => [
          crimeType,
          ...quarters.map(({ discrete, isRestated }) =>
            isRestated ? "Restated" : discrete === null ? "Not known" : countText(discrete),
          ),
        ])}
      />
      {odd.length > 0 ? (
        <p className="govuk-body-s">Not drawn up to the last day of the quarter: {odd.join(", ")}.</p>
      ) : null}
      {restated.length > 0 ? (
        <p className="govuk-body">
          “Restated” for {restated.join(", ")}: the year to date is smaller than it was a quarter earlier, so the
          figures were counted again in between, and no number of crimes can be given for the quarter alone.
        </p>
      ) : null}
    </>
  );
}

function oddDays(types: Types): string[] {
  const odd = types.flatMap(({ quarters }) =>
    quarters.flatMap(({ quarter, to }) =>
      to === null || to === quarterPeriod(quarter).to ? [] : [`Q${quarter.number} to ${shortDay(to)}`],
    ),
  );
  return [...new Set(odd)];
}
