/** The first day of the Council year in which a day lies; `month` is that in which it begins, 1 to 12. */
export function councilYearOf(day: string, month: number): string {
  const start = `-${String(month).padStart(2, "0")}-01`;
  const year = Number(day.slice(0, 4));
  return day >= `${year}${start}` ? `${year}${start}` : `${year - 1}${start}`;
}

/**
 * Whether a board chooses its vice-chair at a meeting: at its first in the Council year (DOMAIN 5.2, SRC 002). `lastDay` is
 * the day of the meeting before, null before the first of all.
 */
export function choosesViceChair(day: string, lastDay: string | null, month: number): boolean {
  return lastDay === null || lastDay < councilYearOf(day, month);
}
