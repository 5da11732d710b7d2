import type { CrimeByArea } from "../performance/crime-by-area.ts";
import { typesInSight } from "../performance/crime-by-area.ts";
import { countText, differenceText, percentText, wholePercentText } from "../performance/change.ts";
import type { CrimeTableRow } from "../performance/crime-table.ts";
import type { Increase } from "../performance/increases.ts";
import { positionText } from "../performance/position.ts";
import { type Period, periodLabel, yearBefore } from "../performance/quarter.ts";
import { shortDay } from "../dates/iso-day.ts";
import { areaWords } from "../locations/area-kinds.ts";
import type { ReportCell, ReportTable } from "./sent-content.ts";
import { areasOutside, type Outside, type OutsideOf } from "./small-cells.ts";

const NO_FIGURE = "No figure";
export const UNDER_5 = "Under 5";
export const NOT_SHOWN = "Not shown";

/** What the police publish leaves as it is. */
export function published(key: string, text: string): ReportCell {
  return { text, outside: text, key };
}

export function wordsCell(text: string): ReportCell {
  return { text, outside: text, key: null };
}

/** Recorded crime from 1 April, against the same days a year before. */
export function crimeReportTable(rows: readonly CrimeTableRow[], period: Period): ReportTable {
  return {
    ...{ id: "crime-table", caption: `Recorded crime, ${periodLabel(period)}, against the same days a year before` },
    note: "Position in the group of most similar partnerships, 1 the best. The types do not add up to All Crime.",
    heads: [
      "Crime type",
      `To ${shortDay(yearBefore(period).to)}`,
      `To ${shortDay(period.to)}`,
      ...["Difference", "Change", "Position"],
    ],
    rows: rows.map(({ crimeType, previous, current, position }) => ({
      name: crimeType,
      cells: [
        ...comparedCells(`crime-table/${crimeType}`, { previous, current }, percentText),
        published(`crime-table/${crimeType}/position`, position === null ? NO_FIGURE : positionText(position)),
      ],
    })),
  };
}

type Compared = { previous: number | null; current: number | null };

const SHOWN: OutsideOf = { previous: "shown", current: "shown" };

/** The change goes out only with both of the numbers: with the one it would give the other. */
function comparedCells(
  key: string,
  { previous, current }: Compared,
  percent: typeof percentText,
  outside: OutsideOf = SHOWN,
): ReportCell[] {
  const count = (n: number | null) => (n === null ? NO_FIGURE : countText(n));
  const both = previous !== null && current !== null;
  const ofBoth = outside.previous === "shown" ? outside.current : outside.previous;
  const change = ofBoth === "shown" ? "shown" : "withheld";
  return [
    masked(published(`${key}/previous`, count(previous)), outside.previous),
    masked(published(`${key}/current`, count(current)), outside.current),
    masked(wordsCell(both ? differenceText(previous, current) : ""), change),
    masked(wordsCell(both ? percent(previous, current) : ""), change),
  ];
}

function masked(cell: ReportCell, outside: Outside): ReportCell {
  if (outside === "shown" || cell.text === "") return cell;
  return { ...cell, outside: outside === "under-5" ? UNDER_5 : NOT_SHOWN };
}

/** One table for each type that the partnership prints by beat (DOMAIN 6.4). */
export function areaReportTables(crime: CrimeByArea): ReportTable[] {
  const { rows, types, totals, notRecorded, period, kind } = crime;
  return typesInSight(types)
    .map((type) => ({ type, outside: areasOutside(crime, type) }))
    .map(({ type, outside }) => ({
      ...{ id: `crime-areas-${type}`, caption: `${type} by ${kind}, ${periodLabel(period)}` },
      note: "What the tables count in no area stands in its own row.",
      heads: [kind === "beat" ? "Beat" : "Ward", "A year before", "Now", "Difference", "Change"],
      rows: [
        ...rows.map(({ code, name, cells }, at) => ({
          name: areaWords(kind, code, name),
          cells: comparedCells(`crime-areas/${type}/${code}`, cells[type] ?? NOTHING, wholePercentText, outside[at]),
        })),
        ...(notRecorded[type]
          ? [
              {
                name: "In none of them",
                cells: comparedCells(
                  `crime-areas/${type}/none`,
                  notRecorded[type],
                  wholePercentText,
                  outside[rows.length],
                ),
              },
            ]
          : []),
        {
          name: "The borough",
          cells: comparedCells(`crime-areas/${type}/borough`, totals[type]?.borough ?? NOTHING, wholePercentText),
        },
      ],
    }));
}

const NOTHING: Compared = { previous: null, current: null };

/** By the name of an increase what leaves of its numbers: of a type in one area with a small one neither, for its rank is printed. */
export function increasesOutside(crime: CrimeByArea): ReadonlyMap<string, OutsideOf> {
  const { kind, rows, types } = crime;
  const hidden = types.flatMap((type) => {
    const outside = areasOutside(crime, type);
    return rows.flatMap(({ code, name }, at): [string, OutsideOf][] => {
      const { previous, current } = outside[at] ?? SHOWN;
      if (previous === "shown" && current === "shown") return [];
      const of = (one: Outside) => (one === "shown" ? "withheld" : one);
      return [[`${type} in ${areaWords(kind, code, name)}`, { previous: of(previous), current: of(current) }]];
    });
  });
  return new Map(hidden);
}

/** By the number of crimes more; equal increases share a rank. */
export function increasesTable(
  id: string,
  caption: string,
  rows: readonly Increase[],
  outside: ReadonlyMap<string, OutsideOf> = new Map(),
): ReportTable {
  return {
    ...{ id, caption, note: rows.length === 0 ? "None has more crimes than a year before." : null },
    heads: ["Crime", "Rank", "Year before", "This year", "Increase"],
    rows: rows.map(({ name, rank, previous, current }) => ({
      name,
      cells: [
        published(`${id}/${name}/rank`, String(rank)),
        ...comparedCells(`${id}/${name}`, { previous, current }, wholePercentText, outside.get(name)).slice(0, 3),
      ],
    })),
  };
}
