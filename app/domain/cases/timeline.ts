import { z } from "zod/mini";
import { CHANGE_NAMES, type ActionChangeKind } from "../actions/history.ts";
import { isDay, londonDay, longDay, plusDays } from "../dates/iso-day.ts";
import { londonMidnight } from "../dates/london-midnight.ts";
import { INCIDENT_CASE_CHANGE_NAMES, type IncidentCaseChangeKind } from "../incidents/problem.ts";
import { RISK_LEVEL_NAMES } from "../risk/levels.ts";
import { VICTIM_BAND_NAMES } from "../risk/victim-band.ts";
import { CASE_CHANGE_NAMES, type CaseChangeKind } from "./case-history.ts";
import { NOTE_KIND_NAMES, type NoteKind } from "./note.ts";

/** What the timeline of a case is made of, in the order of its filter. */
export const TIMELINE_KINDS = {
  note: "Notes",
  case: "The case itself",
  risk: "Risk",
  action: "Actions",
  incident: "Incidents",
  intervention: "Interventions",
  document: "Documents",
  referral: "Referral and decisions",
  meeting: "Meetings of the group",
} as const;
export type TimelineKind = keyof typeof TIMELINE_KINDS;

/**
 * One entry as it is read. What happened on a day (an assessment, a note, the day a referral was received) has that day, and
 * `at` the instant at which it was recorded; what was recorded as it happened has the instant alone.
 */
export type TimelineRow = {
  kind: TimelineKind;
  day: string | null;
  at: string;
  id: string;
  recordId: string | null;
  /** What became of it: the kind of change, of note, the level of risk; of an intervention the whole title. */
  what: string | null;
  words: string | null;
  reason: string | null;
  author: string | null;
  about: string | null;
};

export type TimelineEntry = {
  id: string;
  at: string;
  day: string;
  /** For machines: the day where no more is known than that. */
  when: string;
  title: string;
  href: string | null;
  author: string | null;
  words: string | null;
  reason: string | null;
};

/** Of what touches somebody of the agencies the reason is for whoever runs the case: why they have a conflict of interest, say. */
const REASONS_KEPT: readonly (string | null)[] = [
  "named",
  "unnamed",
  "conflict",
  "conflict-ended",
  "break-glass",
] satisfies CaseChangeKind[];

/** `maySeeWhy`: for whoever may change the case. */
export function timelineEntry(caseId: string, row: TimelineRow, { maySeeWhy }: { maySeeWhy: boolean }): TimelineEntry {
  const { id, at, author, words } = row;
  const day = dayOf(row);
  const reason = row.kind === "case" && REASONS_KEPT.includes(row.what) && !maySeeWhy ? null : row.reason;
  const when = row.day ?? at;
  return { id, at, day, when, author, words, reason, title: titleOf(row), href: hrefOf(caseId, row) };
}

/** The day in London. */
function dayOf({ day, at }: Pick<TimelineRow, "day" | "at">): string {
  return day ?? londonDay(new Date(at));
}

/**
 * The newest first: by the day in London, and within a day by the instant. What is known by its day alone stands where it
 * was recorded, if that was on the day; recorded later it comes after, and planned before, before everything of that day.
 */
export function newestFirst<R extends Pick<TimelineRow, "day" | "at" | "id">>(rows: readonly R[]): R[] {
  const compared = rows.map((row) => ({ row, key: [dayOf(row), row.at, row.id] as const }));
  return compared.sort((a, b) => -compareKeys(a.key, b.key)).map(({ row }) => row);
}

type Key = readonly [string, string, string];
function compareKeys(a: Key, b: Key): number {
  const differs = [0, 1, 2].find((part) => a[part] !== b[part]);
  return differs === undefined ? 0 : (a[differs] ?? "") < (b[differs] ?? "") ? -1 : 1;
}

/** Where a page goes on, as queries take it: what is known by its instant alone, and what by its day. */
export function timelineBounds({ day, at, id }: TimelineKey) {
  const start = londonMidnight(day).toISOString();
  const end = londonMidnight(plusDays(day, 1)).toISOString();
  const before = at < start ? start : at > end ? end : at;
  return { day, at, id, before, isWithin: at >= start && at < end };
}
export type TimelineBounds = ReturnType<typeof timelineBounds>;

/** Before the first entry of all. */
export const NEWEST: TimelineKey = { day: "9998-12-31", at: "9999-01-01T00:00:00.000Z", id: "~" };

function titleOf({ kind, what, about }: TimelineRow): string {
  switch (kind) {
    case "note":
      return `Note: ${NOTE_KIND_NAMES[what as NoteKind].toLowerCase()}`;
    case "case":
      return `${CASE_CHANGE_NAMES[what as CaseChangeKind]}${about ? `: ${about}` : ""}`;
    case "risk":
      return `${riskTitle(what ?? "")}${about ? `, ${about}` : ""}`;
    case "action":
      return what === null
        ? `Action ${about ?? ""} given`
        : `Action ${about ?? ""}: ${lower(CHANGE_NAMES[what as ActionChangeKind])}`;
    case "incident":
      return `Incident ${about ?? ""}: ${lower(INCIDENT_CASE_CHANGE_NAMES[what as IncidentCaseChangeKind])}`;
    case "intervention":
      return what ?? "";
    case "document":
      return `Document added: ${about ?? ""}`;
    case "referral":
      return what === null ? `Referral ${about ?? ""} received` : `Referral ${about ?? ""} ${what}`;
    case "meeting":
      return `${about ?? "The group"} met`;
  }
}

const LEVELS: Record<string, string> = { ...VICTIM_BAND_NAMES, ...RISK_LEVEL_NAMES };

/** `high` of an assessment, `victim high` of a victim's; `confirmed low` of what somebody else said of one, `confirmed low 2026-04-09` of a meeting. */
function riskTitle(what: string): string {
  const [first = "", level = "", sitting] = what.split(" ");
  const by = sitting ? ` by the meeting of ${longDay(sitting)}` : "";
  switch (first) {
    case "confirmed":
      return `Lower level of risk confirmed${by}: ${LEVELS[level] ?? level}`;
    case "refused":
      return `Lower level of risk refused${by}: ${LEVELS[level] ?? level}`;
    case "signed-off":
      return "High risk signed off";
    case "sent-back":
      return "High risk sent back";
    case "victim":
      return `Risk to a victim assessed: ${LEVELS[level] ?? level}`;
    default:
      return `Risk assessed: ${LEVELS[first] ?? first}`;
  }
}

function hrefOf(caseId: string, { kind, recordId }: TimelineRow): string | null {
  switch (kind) {
    case "note":
      return `/cases/${caseId}/notes#${recordId ?? ""}`;
    case "action":
      return `/actions/${recordId ?? ""}`;
    case "incident":
      return `/incidents/${recordId ?? ""}`;
    case "intervention":
      return `/interventions/${recordId ?? ""}`;
    case "document":
      return `/documents/records/case/${caseId}`;
    case "referral":
      return `/referrals/${recordId ?? ""}`;
    case "meeting":
      return `/groups/${recordId ?? ""}/meetings`;
    case "risk":
      return `/cases/${caseId}/risk`;
    case "case":
      return null;
  }
}

function lower(words: string) {
  return words.charAt(0).toLowerCase() + words.slice(1);
}

const KINDS = Object.keys(TIMELINE_KINDS) as TimelineKind[];

/** What narrows the timeline, and the last entry of the page before; whatever an address says besides is nothing. */
export const timelineForm = z.object({
  show: z.catch(z.nullable(z.enum(KINDS)), null),
  after: z.catch(
    z.nullable(
      z.pipe(
        z.string().check(
          z.regex(/^\d{4}-\d{2}-\d{2}~\d{4}-\d{2}-\d{2}T[\d:.]{5,12}Z~[0-9a-f-]{36}$/),
          z.refine((text) => isDay(text.slice(0, 10)) && text.slice(0, 10) <= NEWEST.day),
          z.refine((text) => !Number.isNaN(Date.parse(text.slice(11, -37)))),
        ),
        z.transform((text) => ({ day: text.slice(0, 10), at: text.slice(11, -37), id: text.slice(-36) })),
      ),
    ),
    null,
  ),
});
/** The last entry of a page. */
export type TimelineKey = { day: string; at: string; id: string };

export function timelineHref(caseId: string, show: TimelineKind | null, after?: TimelineKey): string {
  const search = new URLSearchParams();
  if (show) search.set("show", show);
  if (after) search.set("after", `${after.day}~${after.at}~${after.id}`);
  return `/cases/${caseId}${search.size > 0 ? `?${search.toString()}` : ""}#timeline`;
}
