import { type Cell, countOf, type Filter, medianOf, valuesOf } from "./cells.ts";
import { type DimensionId, dimensionOf } from "./dimensions.ts";
import type { Measure } from "./measure.ts";
import { type Span, spansOf } from "./spans.ts";

export type Numbers = Partial<Record<Span, number | null>>;
/** Of each span: how many rows, and for a median of days the median, which is null of no rows. */
export type Figure = { rows: Numbers; days: Numbers | null };
/** `value` is one of the dimension, or the id of a group; null is of no group. */
export type Line = Figure & { value: string | null };
export type Breakdown = { by: DimensionId | "group"; lines: Line[] };
/** A measure with all that its page says: plain data. */
export type MeasureFigures = Figure & { id: string; breakdowns: Breakdown[] };

/** A measure's numbers from its cells of each span. What is told apart by a list of choices has them in their order. */
export function figuresOf(measure: Measure, cells: Partial<Record<Span, readonly Cell[]>>): MeasureFigures {
  const spans = spansOf(measure);
  const all = spans.flatMap((span) => cells[span] ?? []);
  const each = (of: (cells: readonly Cell[]) => number | null) =>
    Object.fromEntries(spans.map((span) => [span, of(cells[span] ?? [])]));
  const figure = (filter: Filter): Figure => ({
    rows: each((some) => countOf(some, filter)),
    days: measure.unit === "days" ? each((some) => medianOf(some, filter)) : null,
  });
  const groups = [...new Set(all.map(({ group }) => group))];
  return {
    id: measure.id,
    ...figure({}),
    breakdowns: [
      ...(measure.isOfGroups
        ? [{ by: "group" as const, lines: groups.map((group) => ({ value: group, ...figure({ group }) })) }]
        : []),
      ...measure.by.map((by) => ({
        by,
        lines: inOrder(by, valuesOf(all, by)).map((is) => ({ value: is, ...figure({ by, is }) })),
      })),
    ],
  };
}

/** What the figure says in a span: its median of days, or how many rows. */
export function numberOf({ rows, days }: Figure, span: Span): number | null {
  return (days ?? rows)[span] ?? null;
}

/** Choices in their order; those beside a list of the partnership's own after what is in it. */
function inOrder(by: DimensionId, values: string[]) {
  const { list, values: choices = {} } = dimensionOf(by);
  const listed = Object.keys(choices);
  const others = list === undefined ? listed.length : -1;
  const place = (value: string) => (listed.includes(value) ? listed.indexOf(value) : others);
  return [...values].sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1));
}
