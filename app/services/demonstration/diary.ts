import { plusDays } from "#app/domain/dates/iso-day.ts";

type Entry = { day: string; order: number; what: () => Promise<void> };

/** What is to happen on days to come, done day by day in the order in which it was put down. */
export function diary() {
  const entries: Entry[] = [];
  let put = 0;
  return {
    on(day: string, what: () => Promise<void>) {
      entries.push({ day, order: put++, what });
    },
    /** Everything up to a day, that day included, and what is put down meanwhile for those days. */
    async until(day: string) {
      for (;;) {
        const due = entries.filter((one) => one.day <= day);
        const next = due.sort((a, b) => a.day.localeCompare(b.day) || a.order - b.order)[0];
        if (!next) return;
        entries.splice(entries.indexOf(next), 1);
        await next.what();
      }
    },
  };
}
export type Diary = ReturnType<typeof diary>;

/** The first day from that one on which is neither a Saturday nor a Sunday. */
export function workingDay(day: string): string {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
  return weekday === 6 ? plusDays(day, 2) : weekday === 0 ? plusDays(day, 1) : day;
}
