/** Every job, in the words of the page that tells how they fare. */
export const JOB_NAMES = {
  "action-reminders": { text: "Remind owners of actions", often: "Each morning" },
  "agreement-warnings": {
    text: "Tell of information sharing agreements that end or have lapsed",
    often: "Each morning",
  },
  "build-agendas": {
    text: "Bring the agendas of coming meetings up to date, and ask agencies about the cases on them",
    often: "Each morning",
  },
  "case-holds-passed": { text: "Tell leads of cases whose hold has passed", often: "Each morning" },
  "case-review-reminders": {
    text: "Remind contact officers and bodies of case reviews",
    often: "Each morning",
  },
  "check-audit": { text: "Check the log", often: "Each night" },
  "complete-search-terms": { text: "Complete what people are found by", often: "Each morning" },
  "erase-approved": { text: "Erase records whose erasure was approved", often: "Within seconds, when there are some" },
  "escalate-actions": { text: "Escalate overdue actions", often: "Each morning" },
  "expire-imported-files": { text: "Delete files that were loaded long ago", often: "Each day" },
  "expire-notifications": { text: "Clear out old notifications, e-mail and runs", often: "Each morning" },
  "expire-session-data": { text: "Clear out old sessions", often: "Every 10 minutes" },
  "guests-ending": { text: "Tell of guests whose time ends", often: "Each morning" },
  imports: { text: "Check and load files", often: "Within seconds, when there is one" },
  "intervention-reminders": {
    text: "Remind officers of interventions that end, or are due for review or a hearing",
    often: "Each morning",
  },
  "list-due-records": { text: "List the records whose time is over", often: "On the first day of each month" },
  outbox: { text: "Send e-mail", often: "Within seconds, when there is some" },
  "plan-reviews": { text: "Tell of plans of the partnership that are to be reviewed", often: "Each morning" },
  "plan-sittings": { text: "Plan the meetings of the coming year", often: "Each night" },
  "premises-reminders": {
    text: "Tell of meetings with premises that are late, plans that end and contacts that are due",
    often: "Each morning",
  },
  "rights-reminders": { text: "Remind of requests about somebody’s own data that fall due", often: "Each morning" },
  "risk-review-due": { text: "Tell leads and supervisors of reviews of risk that are due", often: "Each morning" },
  "scan-documents": { text: "Scan documents that have not been scanned", often: "Every 15 minutes" },
  "seal-audit": { text: "Seal the log", often: "Within seconds of an event" },
  "send-papers": { text: "Send the links to the papers of coming meetings", often: "Each morning" },
  "sweep-files": { text: "Clear out files that belong to nothing", often: "Every 30 minutes" },
  "transfers-at-18": { text: "Propose transfers at 18", often: "Each morning" },
  "weekly-summary": {
    text: "Tell managers of the week's work",
    often: "Each morning, once a week for each partnership",
  },
} as const satisfies Record<string, { text: string; often: string }>;

export function jobInWords(name: string) {
  return Object.hasOwn(JOB_NAMES, name)
    ? JOB_NAMES[name as keyof typeof JOB_NAMES]
    : { text: name.replaceAll("-", " "), often: "" };
}

/** A run's counts as one line: 3 sent, 1 unsent. Nothing counted: nothing to do. */
export function countsInWords(counts: Record<string, number>): string {
  const parts = Object.entries(counts).filter(([, count]) => count > 0);
  return parts.length === 0 ? "Nothing to do" : parts.map(([what, count]) => `${count} ${what}`).join(", ");
}

type JobRow = { leasedUntil: string | null; lastFinishedAt: string | null; lastFailedAt: string | null };

/** Those that are looked for all the time and run only when there is something to do: their next run lies behind. */
const AS_NEEDED = new Set(["erase-approved", "imports", "outbox", "scan-documents", "seal-audit"]);

/** When a job that is due already runs; null for one whose next run lies ahead. */
export function dueJobInWords(name: string, nextRunAt: string, now: string): string | null {
  if (nextRunAt > now) return null;
  return AS_NEEDED.has(name) ? "When there is something to do" : "Now";
}

/** Failing: it has not finished since it failed last. */
export function jobState({ leasedUntil, lastFinishedAt, lastFailedAt }: JobRow, now: string) {
  if ((leasedUntil ?? "") > now) return "running" as const;
  return lastFailedAt !== null && lastFailedAt > (lastFinishedAt ?? "") ? ("failing" as const) : ("waiting" as const);
}
