import { scaledPercent } from "./change.ts";
import type { Disagreement } from "./crime-table.ts";
import type { Fate } from "./import-crime-table.ts";
import { givesPercent, printedPercent } from "./printed-figures.ts";
import type { AreaEntry } from "./read-area-table.ts";

export type JudgedAreaEntry = AreaEntry & {
  fate: Fate;
  recorded: { previous: number | null; current: number } | null;
  disagreements: Disagreement[];
};

/** What loading would do to each figure. Crimes in no area are known by what the table calls their row. */
export function judgeAreaEntries(entries: readonly AreaEntry[], recorded: readonly AreaEntry[]): JudgedAreaEntry[] {
  const known = new Map(recorded.map((entry) => [keyOf(entry), entry]));
  return entries.map((entry) => {
    const before = known.get(keyOf(entry));
    return {
      ...entry,
      fate: !before ? "new" : areaFactsOf(before) === areaFactsOf(entry) ? "same" : "changed",
      recorded: before ? { previous: before.previous, current: before.current } : null,
      disagreements: disagreementsIn(entry),
    };
  });
}

export function areaFactsOf({ areaId, printed, crimeType, previous, current, printedPercent: percent }: AreaEntry) {
  return JSON.stringify([areaId ?? `without: ${printed}`, crimeType, previous, current, percent]);
}

function keyOf({ areaId, printed, crimeType }: AreaEntry) {
  return JSON.stringify([areaId ?? `without: ${printed}`, crimeType]);
}

/** Tables by beat print whole percentages (DOMAIN 6.2). */
function disagreementsIn({ previous, current, printedPercent: printed }: AreaEntry): Disagreement[] {
  if (printed === null || previous === null) return [];
  const percent = printedPercent(printed);
  if (percent && givesPercent(percent, previous, current)) return [];
  return [{ figure: "percentage", printed, computed: wholePercentText(previous, current) }];
}

function wholePercentText(previous: number, current: number) {
  const whole = scaledPercent(previous, current, 0);
  if (whole === null) return "n/a";
  if (previous === current) return "0%";
  return `${current < previous ? "−" : "+"}${Math.abs(whole).toLocaleString("en-GB")}%`;
}
