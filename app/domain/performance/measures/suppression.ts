import { type Breakdown, type Figure, type MeasureFigures, numberOf } from "./figures.ts";
import type { Measure } from "./measure.ts";
import { type Span, spansOf } from "./spans.ts";

/** Counts of people below this are not printed as they are (DOMAIN 6.6). */
const SMALLEST_SHOWN = 5;

/** A number to print; that it is one to four; or that it is withheld, because a part of it is. */
export type Printed = number | null | "under-5" | "withheld";
export type PrintedNumbers = Partial<Record<Span, Printed>>;
export type PrintedFigures = {
  id: string;
  total: PrintedNumbers;
  breakdowns: { by: Breakdown["by"]; lines: { value: string | null; numbers: PrintedNumbers }[] }[];
};

/**
 * A measure as it leaves the partnership. One to four rows about people are "under 5". In a span in which a part is, its
 * number is withheld and so is every other way of telling its rows apart: with them the part could be worked out again. A
 * median of so few is withheld. The four figures of section 104(9) are published as they are.
 */
export function printedOutside(measure: Measure, figures: MeasureFigures): PrintedFigures {
  const isOpen = !measure.isAboutPeople || measure.isStatutory === true;
  const spans = spansOf(measure);
  const each = (of: (span: Span) => Printed): PrintedNumbers =>
    Object.fromEntries(spans.map((span) => [span, of(span)]));
  const left = new Map(spans.map((span) => [span, isOpen ? "all" : whatIsLeft(figures, span)]));
  const printed = (figure: Figure, span: Span) => (isOpen ? numberOf(figure, span) : masked(figure, span));
  return {
    id: figures.id,
    total: each((span) => (typeof left.get(span) === "number" ? "withheld" : printed(figures, span))),
    breakdowns: figures.breakdowns.map(({ by, lines }, index) => ({
      by,
      lines: lines.map((line) => ({
        value: line.value,
        numbers: each((span) => {
          const only = left.get(span);
          return only === "all" || only === index ? printed(line, span) : "withheld";
        }),
      })),
    })),
  };
}

/** Of a span: all of it, the number alone because it is small itself, or the one breakdown that first has a small part. */
function whatIsLeft(figures: MeasureFigures, span: Span): "all" | "number" | number {
  if (isSmall(figures.rows[span])) return "number";
  const first = figures.breakdowns.findIndex(({ lines }) => lines.some(({ rows }) => isSmall(rows[span])));
  return first === -1 ? "all" : first;
}

function masked(figure: Figure, span: Span): Printed {
  if (!isSmall(figure.rows[span])) return numberOf(figure, span);
  return figure.days ? "withheld" : "under-5";
}

function isSmall(rows: number | null | undefined) {
  return typeof rows === "number" && rows > 0 && rows < SMALLEST_SHOWN;
}
