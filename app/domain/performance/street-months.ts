import { format, parseISO, subMonths } from "date-fns";

/** How far back the lines go. */
const MONTHS_SHOWN = 24;

/** The first days of the months that end with this one, the oldest first. */
export function monthsUpTo(newest: string, months = MONTHS_SHOWN): string[] {
  const day = parseISO(newest);
  return Array.from({ length: months }, (_, index) => format(subMonths(day, months - 1 - index), "yyyy-MM-dd"));
}

/** Sep 2023 */
export function monthName(firstDay: string) {
  return format(parseISO(firstDay), "MMM yyyy");
}

type Counted = { from: string; crimes: number };
/** A month that was loaded and has no row of the kind counted nought; one that was not loaded has no figure. */
export function monthly(counts: readonly Counted[], months: readonly string[], loaded: ReadonlySet<string>) {
  return months.map((month) => ({
    label: monthName(month),
    value: loaded.has(month)
      ? counts.filter((count) => count.from === month).reduce((sum, count) => sum + count.crimes, 0)
      : null,
  }));
}
