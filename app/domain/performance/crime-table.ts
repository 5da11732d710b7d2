import {
  type Aim,
  differenceText,
  type Direction,
  directionOf,
  percentChange,
  percentText,
  type Verdict,
  verdictOf,
  wholePercentText,
} from "./change.ts";
import { type CrimeType, type RowType, rowTypes, TABLE_CRIME_TYPES } from "./crime-types.ts";
import { groupChangeBetween, type Position, positionChange } from "./position.ts";
import { givesPercent, printedDifference, printedPercent } from "./printed-figures.ts";

/** What is recorded of one type for a period: the newest that is visible. */
export type CrimeFacts = {
  crimeType: CrimeType;
  previous: number | null;
  current: number | null;
  printedPercent: string | null;
  printedDifference: string | null;
  position: Position | null;
  previousPosition: Position | null;
};

export type CrimeTableRow = CrimeFacts & {
  difference: number | null;
  percent: number | null;
  direction: Direction | null;
  /** By the aim of the row: of most, fewer crimes is good. */
  aim: Aim;
  verdict: Verdict;
  positionChange: number | null;
  /** Since the position before, the group has had other members from this day on. */
  groupChangedOn: string | null;
  /** What the imported table printed and its own numbers do not give. */
  disagreements: Disagreement[];
};
export type Disagreement = { figure: "percentage" | "difference"; printed: string; computed: string };

/** The partnership's own types, and the first day of each version of its most similar group. */
type Known = { own?: readonly RowType[]; groupsFrom?: readonly string[] };

/**
 * The nine rows in their order, those without figures too, and then the own types that have figures: they do not add up
 * to All Crime (DOMAIN 6.2).
 */
export function crimeTable(facts: readonly CrimeFacts[], { own = [], groupsFrom = [] }: Known = {}): CrimeTableRow[] {
  const byType = new Map(facts.map((fact) => [fact.crimeType, fact]));
  return rowTypes(own).flatMap(({ crimeType, aim }) => {
    const fact = byType.get(crimeType);
    if (!fact && !isOfTable(crimeType)) return [];
    return [crimeTableRow(fact ?? nothingKnown(crimeType), aim, groupsFrom)];
  });
}

function isOfTable(crimeType: CrimeType) {
  return (TABLE_CRIME_TYPES as readonly string[]).includes(crimeType);
}

function crimeTableRow(facts: CrimeFacts, aim: Aim, groupsFrom: readonly string[]): CrimeTableRow {
  const { previous, current } = facts;
  const movement = {
    aim,
    positionChange: positionChange(facts.previousPosition, facts.position),
    groupChangedOn: groupChangeBetween(groupsFrom, facts.previousPosition, facts.position),
  };
  if (previous === null || current === null) {
    return {
      ...facts,
      ...movement,
      difference: null,
      percent: null,
      direction: null,
      verdict: "neutral",
      disagreements: [],
    };
  }
  const direction = directionOf(previous, current);
  return {
    ...facts,
    ...movement,
    difference: current - previous,
    percent: percentChange(previous, current),
    direction,
    verdict: verdictOf(direction, aim),
    disagreements: disagreementsOf({ ...facts, previous, current }),
  };
}

type Printed = Pick<CrimeFacts, "printedPercent" | "printedDifference"> & { previous: number; current: number };

/** Compared with as many decimals as were printed; what cannot be read as a figure disagrees. */
export function disagreementsOf({ previous, current, ...printed }: Printed, decimals: 0 | 1 = 1): Disagreement[] {
  const found: Disagreement[] = [];
  if (printed.printedPercent !== null) {
    const percent = printedPercent(printed.printedPercent);
    if (!percent || !givesPercent(percent, previous, current)) {
      const text = decimals === 0 ? wholePercentText : percentText;
      found.push({ figure: "percentage", printed: printed.printedPercent, computed: text(previous, current) });
    }
  }
  if (printed.printedDifference !== null && printedDifference(printed.printedDifference) !== current - previous) {
    found.push({
      figure: "difference",
      printed: printed.printedDifference,
      computed: differenceText(previous, current),
    });
  }
  return found;
}

function nothingKnown(crimeType: CrimeType): CrimeFacts {
  return {
    crimeType,
    previous: null,
    current: null,
    printedPercent: null,
    printedDifference: null,
    position: null,
    previousPosition: null,
  };
}
