import { logMonthInWords } from "./archive.ts";

export type LogFault = "changed" | "missing" | "inserted";

/** `id` is an event's, or `seal:<number>` or `archive:<month>` where no event can be named. */
export type FirstFault = { id: string; fault: LogFault };

/** No fault in the log itself: seals were made, and none is noted outside the database. */
export type LogWarning = "heads-missing";

/** What a check of the whole log found. */
export type LogCheck = {
  ok: boolean;
  events: number;
  unsealed: number;
  first: FirstFault | null;
  /** How many months were read from the archive; left out where none is there. */
  archives?: number;
  warning?: LogWarning;
};

const FAULT_WORDS: Record<LogFault, string> = {
  changed: "has been changed",
  missing: "is missing",
  inserted: "was put in from outside",
};

export function faultInWords({ id, fault }: FirstFault) {
  const [, seal] = /^seal:(\d+)$/.exec(id) ?? [];
  const [, month] = /^archive:(\d{4}-\d\d)$/.exec(id) ?? [];
  const what = seal ? `seal ${seal}` : month ? `the archive of ${logMonthInWords(month)}` : `event ${id}`;
  return `${what} ${FAULT_WORDS[fault]}`;
}

const WARNING_WORDS: Record<LogWarning, string> = {
  "heads-missing":
    "the file outside the database that notes its seals (audit-heads.log) is missing, so a cut-off end would not be noticed",
};

export function warningInWords(warning: LogWarning) {
  return WARNING_WORDS[warning];
}

export function checkInWords({ events, unsealed, first, archives = 0, warning }: LogCheck) {
  const months = archives === 0 ? "" : `, ${archives} ${archives === 1 ? "month" : "months"} of them in the archive`;
  const counted = `${events.toLocaleString("en-GB")} ${events === 1 ? "event" : "events"}, ${unsealed} not yet sealed${months}`;
  const found = first ? `The log is not whole: ${faultInWords(first)} (${counted}).` : `The log is whole: ${counted}.`;
  return warning ? `${found}\nWarning: ${warningInWords(warning)}.` : found;
}
