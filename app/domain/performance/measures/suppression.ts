import { type Breakdown, type Figure, type MeasureFigures, numberOf } from "./figures.ts";
import type { Measure } from "./measure.ts";
import { type Span, spansOf } from "./spans.ts";

/** Counts of people below this are not printed as they are (DOMAIN 6.6). */
const SMALLEST_SHOWN = 5;

/** A number to print; that it is one to four; or that it is withheld, because with it a small number could be worked out. */
export type Printed = number | null | "under-5" | "withheld";
export type PrintedNumbers = Partial<Record<Span, Printed>>;
export type PrintedFigures = {
  id: string;
  total: PrintedNumbers;
  breakdowns: { by: Breakdown["by"]; lines: { value: string | null; numbers: PrintedNumbers }[] }[];
};

/** With a small quarter the year that it is a part of could be held against the paper of the quarter before. */
const HELD_AGAINST: Record<Span, Span> = {
  quarter: "year",
  year: "quarter",
  "quarter-before": "year-before",
  "year-before": "quarter-before",
};

/**
 * A measure as it leaves the partnership. One to four rows about people are "under 5". Where any part of a number is, the
 * number is withheld, and of the ways of telling its rows apart the first alone is printed, whichever had the small part:
 * a second way, a sum, or the choice between them would give it away. A median of so few is withheld. The four figures of
 * section 104(9) are published as they are.
 */
export function printedOutside(measure: Measure, figures: MeasureFigures): PrintedFigures {
  const spans = spansOf(measure);
  const each = (of: (span: Span) => Printed): PrintedNumbers =>
    Object.fromEntries(spans.map((span) => [span, of(span)]));
  const isOpen = !measure.isAboutPeople || measure.isStatutory === true;
  const left = new Map(spans.map((span) => [span, isOpen ? "all" : whatIsLeft(figures, span)]));
  const isWhole = [...left.values()].every((what) => what === "all");
  const printed = (figure: Figure, span: Span) => (isOpen ? numberOf(figure, span) : masked(figure, span));
  return {
    id: figures.id,
    total: each((span) => (left.get(span) === "first" ? "withheld" : printed(figures, span))),
    breakdowns: figures.breakdowns
      .filter((_, index) => isWhole || index === 0)
      .map(({ by, lines }) => ({
        by,
        // That a line is there would say of a small number what its rows are.
        lines: lines
          .filter(({ rows }) => spans.some((span) => left.get(span) !== "number" && rows[span]))
          .map((line) => ({
            value: line.value,
            numbers: each((span) => (left.get(span) === "number" ? "withheld" : printed(line, span))),
          })),
      })),
  };
}

/** Of a span: all of it, the number alone because it is small itself, or the first breakdown alone because a part is small. */
function whatIsLeft(figures: MeasureFigures, span: Span): "all" | "number" | "first" {
  if (isSmall(figures.rows[span])) return "number";
  const parts = [figures, ...figures.breakdowns.flatMap(({ lines }) => lines)];
  return parts.some(({ rows }) => isSmall(rows[span]) || isSmall(rows[HELD_AGAINST[span]])) ? "first" : "all";
}

function masked(figure: Figure, span: Span): Printed {
  if (isSmall(figure.rows[span])) return figure.days ? "withheld" : "under-5";
  return isSmall(figure.rows[HELD_AGAINST[span]]) ? "withheld" : numberOf(figure, span);
}

function isSmall(rows: number | null | undefined) {
  return typeof rows === "number" && rows > 0 && rows < SMALLEST_SHOWN;
}
