import type { Measure, Theme } from "#app/domain/performance/measures/measure.ts";
import { measuresOf } from "#app/domain/performance/measures/all.ts";
import { figuresOf, type MeasureFigures } from "#app/domain/performance/measures/figures.ts";
import { daysOf, spansOf } from "#app/domain/performance/measures/spans.ts";
import type { Quarter } from "#app/domain/performance/quarter.ts";
import { cellsOf } from "#db/queries/measures/cells.ts";
import type { Executor } from "#db/transaction.ts";

export type FiguresAsked = {
  partnershipId: string;
  theme: Theme;
  quarter: Quarter;
  today: string;
  /** Of this group alone; null: of the whole partnership. */
  group: string | null;
};

/**
 * The numbers of a theme in a quarter and its year to date, beside the same days a year before: over the whole partnership,
 * whoever asks. Of a group, the measures whose rows are of groups.
 */
export async function themeFigures(db: Executor, { theme, ...asked }: FiguresAsked): Promise<MeasureFigures[]> {
  const measures = measuresOf(theme).filter((measure) => asked.group === null || measure.isOfGroups);
  return figuresOfMeasures(db, measures, asked);
}

/** As themeFigures, of these measures. */
export async function figuresOfMeasures(
  db: Executor,
  measures: readonly Measure[],
  { partnershipId, quarter, today, group }: Omit<FiguresAsked, "theme">,
): Promise<MeasureFigures[]> {
  const counted: MeasureFigures[] = [];
  for (const measure of measures) {
    const spans = spansOf(measure).map(async (span) => {
      const cells = await cellsOf(db, measure, { partnershipId, ...daysOf(measure, quarter, span, today) });
      return [span, group === null ? cells : cells.filter((cell) => cell.group === group)] as const;
    });
    counted.push(figuresOf(measure, Object.fromEntries(await Promise.all(spans))));
  }
  return counted;
}
