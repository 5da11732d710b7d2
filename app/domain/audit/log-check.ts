export type LogFault = "changed" | "missing" | "inserted";

/** `id` is an event's, or `seal:<number>` where no event can be named. */
export type FirstFault = { id: string; fault: LogFault };

/** What a check of the whole log found. */
export type LogCheck = { ok: boolean; events: number; unsealed: number; first: FirstFault | null };

const FAULT_WORDS: Record<LogFault, string> = {
  changed: "has been changed",
  missing: "is missing",
  inserted: "was put in from outside",
};

export function faultInWords({ id, fault }: FirstFault) {
  const [, seal] = /^seal:(\d+)$/.exec(id) ?? [];
  return `${seal ? `seal ${seal}` : `event ${id}`} ${FAULT_WORDS[fault]}`;
}

export function checkInWords({ events, unsealed, first }: LogCheck) {
  const counted = `${events.toLocaleString("en-GB")} ${events === 1 ? "event" : "events"}, ${unsealed} not yet sealed`;
  return first ? `The log is not whole: ${faultInWords(first)} (${counted}).` : `The log is whole: ${counted}.`;
}
