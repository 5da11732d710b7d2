import { shortDay } from "#app/domain/dates/iso-day.ts";
import { areaWords, NOT_RECORDED } from "#app/domain/locations/area-kinds.ts";
import type { AreaCell, Compared } from "#app/domain/performance/area-table.ts";
import {
  type Aim,
  countText,
  differenceText,
  directionOf,
  percentText,
  verdictOf,
  wholePercentText,
} from "#app/domain/performance/change.ts";
import { yearBefore } from "#app/domain/performance/quarter.ts";
import { ratePerThousand, rateText, sharePercent } from "#app/domain/performance/shares.ts";
import type { CrimeByArea } from "#app/domain/performance/crime-by-area.ts";
import { Table, TableCell, TableHeader, TableRow } from "../govuk/table.tsx";
import { Change } from "./change.tsx";

/** A column more than two types wide would not be read on a wall: the types that the partnership prints by beat. */
export function AreasByType({ areas, types }: { areas: CrimeByArea; types: readonly string[] }) {
  const { rows, notRecorded, totals, period } = areas;
  const hasWithout = Object.keys(notRecorded).length > 0;
  return (
    <div className="app-table-scroll" role="region" aria-label="Recorded crime by area" tabIndex={0}>
      <table className="govuk-table app-table-quarters app-table-quarters--close">
        <caption className="govuk-table__caption govuk-table__caption--m">
          To {shortDay(yearBefore(period).to)} and to {shortDay(period.to)}
        </caption>
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            <td className="govuk-table__header" />
            {types.map((type) => (
              <th key={type} className="govuk-table__header" scope="colgroup" colSpan={3}>
                {type}
              </th>
            ))}
          </tr>
          <TableRow>
            <TableHeader>Area</TableHeader>
            {types.flatMap((type) => [
              <TableHeader key={`${type}-before`} numeric>
                {yearOf(yearBefore(period).to)}
              </TableHeader>,
              <TableHeader key={`${type}-now`} numeric>
                {yearOf(period.to)}
              </TableHeader>,
              <TableHeader key={`${type}-change`} numeric>
                Change
              </TableHeader>,
            ])}
          </TableRow>
        </thead>
        <tbody className="govuk-table__body">
          {rows.map((row) => (
            <AreaLine key={row.areaId} name={nameOf(areas, row)} types={types} aims={areas.aims} cells={row.cells} />
          ))}
          {hasWithout ? <AreaLine name={NOT_RECORDED} types={types} aims={areas.aims} cells={notRecorded} /> : null}
          <AreaLine
            name={`All ${KIND_WORDS[areas.kind]}`}
            types={types}
            aims={areas.aims}
            cells={Object.fromEntries(
              types.map((type) => [type, { ...totalsOf(totals, type).areas, disagreements: [] }]),
            )}
          />
          <AreaLine
            name="The borough"
            types={types}
            aims={areas.aims}
            cells={Object.fromEntries(
              types.map((type) => [type, { ...totalsOf(totals, type).borough, disagreements: [] }]),
            )}
          />
          <TableRow>
            <TableHeader scope="row">{`${capital(KIND_WORDS[areas.kind])} less the borough`}</TableHeader>
            {types.flatMap((type) => {
              const { apart } = totalsOf(totals, type);
              return [
                <TableCell key={`${type}-before`} numeric>
                  {apart.previous === null ? "Not known" : differenceText(0, apart.previous)}
                </TableCell>,
                <TableCell key={`${type}-now`} numeric>
                  {apart.current === null ? "Not known" : differenceText(0, apart.current)}
                </TableCell>,
                <TableCell key={`${type}-change`} />,
              ];
            })}
          </TableRow>
        </tbody>
      </table>
    </div>
  );
}

type LineProps = {
  name: string;
  types: readonly string[];
  aims: CrimeByArea["aims"];
  cells: Record<string, AreaCell>;
};

function AreaLine({ name, types, aims, cells }: LineProps) {
  return (
    <TableRow>
      <TableHeader scope="row">{name}</TableHeader>
      {types.flatMap((type) => {
        const { previous = null, current = null, disagreements = [] } = cells[type] ?? {};
        const [disagreement] = disagreements.filter((one) => one.figure === "percentage");
        return [
          <TableCell key={`${type}-before`} numeric>
            {figure(previous)}
          </TableCell>,
          <TableCell key={`${type}-now`} numeric>
            {figure(current)}
          </TableCell>,
          <TableCell key={`${type}-change`} numeric>
            <AreaChange previous={previous} current={current} aim={aims[type] ?? "lower"} />
            {disagreement ? (
              <>
                <br />
                <span className="govuk-body-s">printed {disagreement.printed}</span>
              </>
            ) : null}
          </TableCell>,
        ];
      })}
    </TableRow>
  );
}

function AreaChange({ previous, current, aim }: Compared & { aim: Aim }) {
  if (previous === null || current === null) return null;
  const direction = directionOf(previous, current);
  return (
    <Change direction={direction} verdict={verdictOf(direction, aim)}>
      {wholePercentText(previous, current)}
    </Change>
  );
}

/** One type: how much of the borough's is in each area, and how much for each thousand people there. */
export function SharesAndRates({ areas, type }: { areas: CrimeByArea; type: string }) {
  const { rows, totals, people, notRecorded, period, kind } = areas;
  const { borough } = totalsOf(totals, type);
  const years = [...new Set(Object.values(people).map((p) => p.year))].sort();
  const line = (name: string, cell: Compared | undefined, id: string | null) => {
    const current = cell?.current ?? null;
    const known = id === null ? undefined : people[id];
    return [
      name,
      figure(cell?.previous ?? null),
      figure(current),
      current === null || borough.current === null ? "Not known" : `${sharePercent([current], borough.current) ?? 0}%`,
      current === null || !known ? "Not known" : rateText(ratePerThousand(current, known.people)),
    ];
  };
  const { previous, current } = borough;
  return (
    <>
      <Table
        caption={`${type}: share of the borough, and rate`}
        captionSize="m"
        scrollLabel={`${type}: share of the borough, and rate`}
        stacked
        className="app-table-quarters"
        firstCellIsHeader
        head={[
          "Area",
          { text: `To ${shortDay(yearBefore(period).to)}`, numeric: true },
          { text: `To ${shortDay(period.to)}`, numeric: true },
          { text: "Share of the borough", numeric: true },
          { text: "For each 1,000 people", numeric: true },
        ]}
        rows={[
          ...rows.map((row) => line(nameOf(areas, row), row.cells[type], row.areaId)),
          ...(notRecorded[type] ? [line(NOT_RECORDED, notRecorded[type], null)] : []),
          line("The borough", borough, ""),
        ]}
      />
      <p className="govuk-body-s">
        {previous === null || current === null
          ? "No figure of the whole borough is recorded for both years. "
          : `The borough: ${differenceText(previous, current)} (${percentText(previous, current)}). `}
        Each share is of the borough’s figure and rounded by itself, so shares are not to be added and need not make
        100%.{" "}
        {years.length > 0
          ? `Rates use the population of ${years.join(" and ")}.`
          : `No population is recorded, so there are no rates by ${KIND_WORDS[kind].replace(/s$/, "")}.`}
      </p>
    </>
  );
}

export const KIND_WORDS: Record<CrimeByArea["kind"], string> = { beat: "beats", ward: "wards" };

export function nameOf({ kind }: Pick<CrimeByArea, "kind">, { code, name }: { code: string; name: string }) {
  return kind === "beat" ? `Beat ${areaWords(kind, code, name)}` : areaWords(kind, code, name);
}

function totalsOf(totals: CrimeByArea["totals"], type: string) {
  const nothing = { previous: null, current: null };
  return totals[type] ?? { areas: nothing, borough: nothing, apart: nothing };
}

function figure(count: number | null) {
  return count === null ? "No figure" : countText(count);
}

function yearOf(day: string) {
  return day.slice(0, 4);
}

function capital(words: string) {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
