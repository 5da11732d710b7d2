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

const NO_FIGURE = "No figure";

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

function comparedCells(key: string, { previous, current }: Compared, percent: typeof percentText): ReportCell[] {
  const count = (n: number | null) => (n === null ? NO_FIGURE : countText(n));
  const both = previous !== null && current !== null;
  return [
    published(`${key}/previous`, count(previous)),
    published(`${key}/current`, count(current)),
    wordsCell(both ? differenceText(previous, current) : ""),
    wordsCell(both ? percent(previous, current) : ""),
  ];
}

/** One table for each type that the partnership prints by beat (DOMAIN 6.4). */
export function areaReportTables({ rows, types, totals, notRecorded, period, kind }: CrimeByArea): ReportTable[] {
  return typesInSight(types).map((type) => ({
    ...{ id: `crime-areas-${type}`, caption: `${type} by ${kind}, ${periodLabel(period)}` },
    note: "What the tables count in no area stands in its own row.",
    heads: [kind === "beat" ? "Beat" : "Ward", "A year before", "Now", "Difference", "Change"],
    rows: [
      ...rows.map(({ code, name, cells }) => ({
        name: areaWords(kind, code, name),
        cells: comparedCells(`crime-areas/${type}/${code}`, cells[type] ?? NOTHING, wholePercentText),
      })),
      ...(notRecorded[type]
        ? [
            {
              name: "In none of them",
              cells: comparedCells(`crime-areas/${type}/none`, notRecorded[type], wholePercentText),
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

/** By the number of crimes more; equal increases share a rank. */
export function increasesTable(id: string, caption: string, rows: readonly Increase[]): ReportTable {
  return {
    ...{ id, caption, note: rows.length === 0 ? "None has more crimes than a year before." : null },
    heads: ["Crime", "Rank", "Year before", "This year", "Increase"],
    rows: rows.map(({ name, rank, previous, current }) => ({
      name,
      cells: [
        published(`${id}/${name}/rank`, String(rank)),
        published(`${id}/${name}/previous`, countText(previous)),
        published(`${id}/${name}/current`, countText(current)),
        wordsCell(differenceText(previous, current)),
      ],
    })),
  };
}
