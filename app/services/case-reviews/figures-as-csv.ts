import { stringify } from "csv-stringify/sync";
import type { PeriodOfFigures } from "#app/domain/case-reviews/statutory-figures.ts";

type Figure = { letter: string; name: string; note: string; count: number };

/** As it is published: a line for each number, in the Act's order. Words and numbers of ours, so no cell is a formula. */
export function figuresAsCsv(figures: readonly Figure[], { from, to }: PeriodOfFigures): string {
  const rows = figures.map(({ letter, name, count, note }) => [letter, name, count, note, from, to]);
  return stringify([["Letter", "Figure", "Number", "What it counts", "First day", "Last day"], ...rows], { bom: true });
}
