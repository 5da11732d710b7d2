import { z } from "zod/mini";
import { CHANGE_NAMES, type ActionChangeKind } from "../actions/history.ts";
import { londonDay } from "../dates/iso-day.ts";
import { RISK_LEVEL_NAMES, type RiskLevel } from "../risk/levels.ts";
import { CASE_CHANGE_NAMES, type CaseChangeKind } from "./case-history.ts";
import { NOTE_KIND_NAMES, type NoteKind } from "./note.ts";

/** What the timeline of a case is made of, in the order of its filter. */
export const TIMELINE_KINDS = {
  note: "Notes",
  case: "The case itself",
  risk: "Risk",
  action: "Actions",
  document: "Documents",
  referral: "Referral and decisions",
  meeting: "Meetings of the group",
} as const;
export type TimelineKind = keyof typeof TIMELINE_KINDS;

/**
 * One entry as it is read. `at` is a day, or an instant in UTC: both are compared as text, so that what is only known by its
 * day comes before everything of that day.
 */
export type TimelineRow = {
  kind: TimelineKind;
  at: string;
  id: string;
  recordId: string | null;
  /** What became of it: the kind of change, of note, the level of risk. */
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
  const reason = row.kind === "case" && REASONS_KEPT.includes(row.what) && !maySeeWhy ? null : row.reason;
  const day = at.length === 10 ? at : londonDay(new Date(at));
  return { id, at, day, author, words, reason, title: titleOf(row), href: hrefOf(caseId, row) };
}

function titleOf({ kind, what, about }: TimelineRow): string {
  switch (kind) {
    case "note":
      return `Note: ${NOTE_KIND_NAMES[what as NoteKind].toLowerCase()}`;
    case "case":
      return `${CASE_CHANGE_NAMES[what as CaseChangeKind]}${about ? `: ${about}` : ""}`;
    case "risk":
      return `Risk assessed: ${RISK_LEVEL_NAMES[what as RiskLevel]}${about ? `, ${about}` : ""}`;
    case "action":
      return what === null
        ? `Action ${about ?? ""} given`
        : `Action ${about ?? ""}: ${lower(CHANGE_NAMES[what as ActionChangeKind])}`;
    case "document":
      return `Document added: ${about ?? ""}`;
    case "referral":
      return what === null ? `Referral ${about ?? ""} received` : `Referral ${about ?? ""} ${what}`;
    case "meeting":
      return `${about ?? "The group"} met`;
  }
}

function hrefOf(caseId: string, { kind, recordId }: TimelineRow): string | null {
  switch (kind) {
    case "note":
      return `/cases/${caseId}/notes#${recordId ?? ""}`;
    case "action":
      return `/actions/${recordId ?? ""}`;
    case "document":
      return `/documents/records/case/${caseId}`;
    case "referral":
      return `/referrals/${recordId ?? ""}`;
    case "meeting":
      return `/groups/${recordId ?? ""}/meetings`;
    case "case":
    case "risk":
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
        z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}(T[\d:.]{5,12}Z)?~[0-9a-f-]{36}$/)),
        z.transform((text) => ({ at: text.slice(0, -37), id: text.slice(-36) })),
      ),
    ),
    null,
  ),
});
export type TimelineKey = { at: string; id: string };

export function timelineHref(caseId: string, show: TimelineKind | null, after?: TimelineKey): string {
  const search = new URLSearchParams();
  if (show) search.set("show", show);
  if (after) search.set("after", `${after.at}~${after.id}`);
  return `/cases/${caseId}${search.size > 0 ? `?${search.toString()}` : ""}#timeline`;
}
