import { longDay } from "#app/domain/dates/iso-day.ts";
import type { FigureRow } from "#app/domain/exports/columns.ts";
import { measuresOf } from "#app/domain/performance/measures/all.ts";
import { dimensionOf, valueName } from "#app/domain/performance/measures/dimensions.ts";
import { type Figure, type MeasureFigures, numberOf } from "#app/domain/performance/measures/figures.ts";
import { type Measure, type Theme, THEME_IDS, THEMES } from "#app/domain/performance/measures/measure.ts";
import { daysOf, type Span, spansOf } from "#app/domain/performance/measures/spans.ts";
import {
  type Printed,
  type PrintedFigures,
  type PrintedNumbers,
  printedOutside,
} from "#app/domain/performance/measures/suppression.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { periodLabel, type Quarter } from "#app/domain/performance/quarter.ts";
import { groupsWithFigures, namesOfTheme } from "../performance/theme-page.ts";
import { themeFigures } from "../performance/theme-figures.ts";
import type { Batch, From } from "./batches.ts";

type Asked = { quarter: Quarter; group: string | null };

/**
 * The numbers of a quarter as its pages have them, a theme at a time: of one group, or of the whole partnership to whoever may
 * see that. Small numbers about people do not leave the partnership.
 */
export async function* figureRows(
  { db, actor, now, leaves = false }: From,
  { quarter, group }: Asked,
  batch: (rows: FigureRow[]) => Batch,
): AsyncGenerator<Batch> {
  const mayHave =
    group === null
      ? actor.permissions.has("performance:read")
      : (await groupsWithFigures(db, actor)).some(({ id }) => id === group);
  if (!mayHave) return;
  const { partnershipId } = actor;
  const today = londonDay(now);
  for (const theme of THEME_IDS) {
    const figures = await themeFigures(db, { partnershipId, theme, quarter, today, group });
    const names = await namesOfTheme(db, partnershipId, theme);
    yield batch(measuresOf(theme).flatMap((measure) => rowsOf(measure, figures, { quarter, today, leaves, names })));
  }
}

type Shown = { quarter: Quarter; today: string; leaves: boolean; names: Readonly<Record<string, string>> };

function rowsOf(measure: Measure, figures: readonly MeasureFigures[], shown: Shown): FigureRow[] {
  const figure = figures.find(({ id }) => id === measure.id);
  if (!figure) return [];
  const { total, breakdowns } = shown.leaves ? printedOutside(measure, figure) : printedInside(measure, figure);
  const row = (by: string, value: string, numbers: PrintedNumbers) =>
    spansOf(measure).flatMap((span): FigureRow[] => {
      const number = numbers[span] ?? null;
      if (number === null || number === 0) return [];
      return [{ ...aboutOf(measure), by, value, days: daysText(measure, span, shown), number: printedText(number) }];
    });
  return [
    ...row("", "", total),
    ...breakdowns.flatMap(({ by, lines }) =>
      lines.flatMap(({ value, numbers }) =>
        row(by === "group" ? "Group" : dimensionOf(by).name, valueName(by, value, shown.names), numbers),
      ),
    ),
  ];
}

function aboutOf({ theme, name, unit }: Measure): { theme: string; measure: string } {
  return { theme: THEMES[theme satisfies Theme], measure: unit === "days" ? `${name} (median, days)` : name };
}

function printedInside(measure: Measure, figures: MeasureFigures): PrintedFigures {
  const numbers = (figure: Figure): PrintedNumbers =>
    Object.fromEntries(spansOf(measure).map((span) => [span, numberOf(figure, span)]));
  return {
    id: figures.id,
    total: numbers(figures),
    breakdowns: figures.breakdowns.map(({ by, lines }) => ({
      by,
      lines: lines.map((line) => ({ value: line.value, numbers: numbers(line) })),
    })),
  };
}

function daysText(measure: Measure, span: Span, { quarter, today }: Shown) {
  const { from, to } = daysOf(measure, quarter, span, today);
  return measure.span === "last-day" ? `On ${longDay(to)}` : periodLabel({ from, to });
}

function printedText(number: Exclude<Printed, null>): number | string {
  if (number === "under-5") return "under 5";
  return number === "withheld" ? "withheld" : number;
}
