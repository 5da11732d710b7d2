import { longDay, shortDay } from "#app/domain/dates/iso-day.ts";
import { countText, differenceText, directionOf, percentText, verdictOf } from "#app/domain/performance/change.ts";
import { numberHref } from "#app/domain/performance/measures/address.form.ts";
import type { Filter } from "#app/domain/performance/measures/cells.ts";
import { type Figure, numberOf } from "#app/domain/performance/measures/figures.ts";
import type { Measure } from "#app/domain/performance/measures/measure.ts";
import { daysOf, type Span } from "#app/domain/performance/measures/spans.ts";
import type { Quarter } from "#app/domain/performance/quarter.ts";
import { Table, type TableColumn } from "../govuk/table.tsx";
import { Change } from "./change.tsx";

/** A row of a table of figures: which number, and of which of its rows. */
export type FigureLine = { name: string; measure: Measure; figure: Figure; filter: Filter };
export type Shown = { quarter: Quarter; today: string };

type Props = Shown & {
  caption: string;
  captionHidden?: boolean;
  /** All over days, or all as they stood on the last one. */
  kind: Measure["span"];
  head: string;
  lines: readonly FigureLine[];
};

/** Numbers beside those of the same days a year before. Each leads to the rows behind it; the definition is not said here. */
export function MeasuresTable({ caption, captionHidden, kind, head, lines, ...shown }: Props) {
  const pairs: readonly (readonly [Span, Span])[] =
    kind === "days"
      ? [
          ["quarter", "quarter-before"],
          ["year", "year-before"],
        ]
      : [["quarter", "quarter-before"]];
  return (
    <Table
      caption={caption}
      captionSize="s"
      captionHidden={captionHidden ?? false}
      scrollLabel={caption}
      firstCellIsHeader
      stacked
      className="app-table-quarters"
      head={[head, ...pairs.flatMap(([span, before]) => headsOf(kind, span, before, shown))]}
      rows={lines.map((line) => [
        line.name,
        ...pairs.flatMap(([span, before]) => [
          <Number key={span} line={line} span={span} {...shown} />,
          <Number key={before} line={line} span={before} {...shown} />,
          <Against key={`${span}-change`} line={line} span={span} before={before} />,
        ]),
      ])}
    />
  );
}

function headsOf(kind: Measure["span"], span: Span, before: Span, { quarter, today }: Shown): TableColumn[] {
  const numeric = (text: string) => ({ text, numeric: true });
  if (kind === "last-day") {
    const day = (of: Span) => shortDay(daysOf({ span: kind }, quarter, of, today).to);
    return [numeric(`On ${day(span)}`), numeric(`On ${day(before)}`), numeric("Change")];
  }
  return span === "quarter"
    ? [numeric("Quarter"), numeric("A year before"), numeric("Change")]
    : [numeric("Year to date"), numeric("To date, a year before"), numeric("Change to date")];
}

type NumberProps = Shown & { line: FigureLine; span: Span };

/** Behind a nought there is nothing to open. */
function Number({ line: { name, measure, figure, filter }, span, quarter, today }: NumberProps) {
  const number = numberOf(figure, span);
  if (number === null) return "None";
  if (figure.rows[span] === 0) return "0";
  const days = daysOf(measure, quarter, span, today);
  return (
    <a
      className="govuk-link govuk-link--no-visited-state"
      href={numberHref({ measure: measure.id, quarter, span, filter })}
    >
      {measure.unit === "days" ? daysText(number) : countText(number)}
      <span className="govuk-visually-hidden">
        {`: ${name === measure.name ? name : `${measure.name}, ${name}`}, ${days.from === days.to ? longDay(days.to) : `${longDay(days.from)} to ${longDay(days.to)}`}`}
      </span>
    </a>
  );
}

function Against({ line: { measure, figure }, span, before }: { line: FigureLine; span: Span; before: Span }) {
  const [now, then] = [numberOf(figure, span), numberOf(figure, before)];
  if (now === null || then === null) return "n/a";
  const direction = directionOf(then, now);
  if (direction === "same") return "No change";
  const text =
    measure.unit === "days"
      ? `${now > then ? "+" : "−"}${daysText(Math.abs(now - then))}`
      : `${differenceText(then, now)} (${percentText(then, now)})`;
  return (
    <Change direction={direction} verdict={verdictOf(direction, measure.aim)}>
      {text}
    </Change>
  );
}

/** 12 days, 1 day, 2.5 days */
export function daysText(days: number) {
  return `${days.toLocaleString("en-GB")} ${days === 1 ? "day" : "days"}`;
}
