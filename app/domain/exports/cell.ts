const londonClock = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Europe/London",
  dateStyle: "short",
  timeStyle: "medium",
});

/** What a column gives for a row: words, a number, a day (YYYY-MM-DD) or an instant (ISO UTC); null where there is nothing. */
export type Cell = string | number | null | { day: string } | { at: string };

/** A spreadsheet takes what begins so for a formula, also behind blanks and in the full-width letters of Asian keyboards. */
const LIVE = /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－﹣−﹢＠﹦﹫]/u;
const BREAKS_OUT = /^[\t\r\n]/;

/** Words that no spreadsheet runs: an apostrophe before what it would take for a formula (OWASP, CSV injection). */
export function harmless(words: string): string {
  return LIVE.test(words) || BREAKS_OUT.test(words) ? `'${words}` : words;
}

/** As a CSV file has it: numbers as they are, days as ISO text. */
export function cellText(cell: Cell): string | number {
  if (cell === null) return "";
  if (typeof cell === "number") return cell;
  if (typeof cell === "string") return harmless(cell);
  return "day" in cell ? cell.day : londonDateTime(cell.at);
}

/** An instant as a clock in London shows it, in an order that sorts: 2026-03-27 14:02:31. */
export function londonDateTime(instant: string): string {
  return londonClock.format(new Date(instant));
}
