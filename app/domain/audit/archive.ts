import { plusMonths } from "../dates/periods.ts";
import { longDay } from "../dates/iso-day.ts";

/** Local policy: for a year and a month the log is where every list of it finds it. */
const MONTHS_KEPT_BY_DEFAULT = 13;

export type ArchiveForm = "events" | "hashes";

/** `2024-03` of an instant in ISO text: a month of the log is one of UTC, because an instant is kept so. */
export function logMonthOf(instant: string): string {
  return instant.slice(0, 7);
}

export function isLogMonth(text: string): boolean {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
}

/** So many months later, or earlier when negative. */
export function logMonthPlus(month: string, months: number): string {
  return logMonthOf(plusMonths(`${month}-01`, months));
}

/** The first instant of a month and the first that is past it, as ISO text. */
export function instantsOfLogMonth(month: string) {
  return { from: `${month}-01T00:00:00.000Z`, before: `${logMonthPlus(month, 1)}-01T00:00:00.000Z` };
}

/** Every month from one up to and without another. */
export function logMonthsBetween(first: string, before: string): string[] {
  const months: string[] = [];
  for (let month = first; month < before; month = logMonthPlus(month, 1)) months.push(month);
  return months;
}

/** As people read it: March 2024. */
export function logMonthInWords(month: string): string {
  return longDay(`${month}-01`).replace(/^1 /, "");
}

/** Why the months before one may not be moved to the archive at an instant, or null. */
export function refuseArchiving(before: string, now: string, mayBeRecent: boolean): string | null {
  if (!isLogMonth(before)) return "--before must be a month, such as 2024-04";
  const current = logMonthOf(now);
  if (before > current) return `--before must be ${current} or earlier: only months that are past can be moved`;
  const newest = logMonthPlus(current, -MONTHS_KEPT_BY_DEFAULT);
  if (before > newest && !mayBeRecent)
    return `--before must be ${newest} or earlier: the last ${MONTHS_KEPT_BY_DEFAULT} months stay in the database, unless you say --although-recent`;
  return null;
}

/** Of the file in the folder of archives; nothing but the month and the form decides it. */
export function archiveName(month: string, form: ArchiveForm): string {
  if (!isLogMonth(month)) throw new Error("Not a month of the log");
  return form === "events" ? `log-${month}.db` : `log-${month}-hashes.db`;
}

/** What a page that reads the log says of the months that are elsewhere. */
export type ArchivedSpan = {
  /** From its first day on all of the log is in the database. */
  allFrom: string;
  /** Before its first day what had no content is gone for good; null where nothing was discarded. */
  discardedBefore: string | null;
  /** Months whose file cannot be read, or is not as it was written. */
  unread: readonly string[];
};

/** One plain sentence for each thing that somebody who reads a list of events has to know; none of a log that is all here. */
export function archivedInWords(span: ArchivedSpan | null, of: "record" | "log"): string[] {
  if (!span) return [];
  const from = logMonthInWords(span.allFrom);
  const { discardedBefore, unread } = span;
  return [
    of === "record"
      ? `Events from before ${from} were read from the archive of the log.`
      : `All of the log from ${from} on is here. Earlier events without content are in the archive: search by a record to have those about it.`,
    ...(discardedBefore === null
      ? []
      : [`Events without content from before ${logMonthInWords(discardedBefore)} are not kept any more.`]),
    ...(unread.length === 0
      ? []
      : [`The archive of ${unread.map(logMonthInWords).join(", ")} cannot be read, so events are missing here. Tell whoever runs Joint Action.`]), // prettier-ignore
  ];
}
