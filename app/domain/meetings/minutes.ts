import { longDay } from "../dates/iso-day.ts";
import type { SittingStatus } from "./sitting.ts";

export const MINUTES_KIND_NAMES = { draft: "Draft", confirmed: "Confirmed", correction: "Correction" } as const;
export type MinutesKind = keyof typeof MINUTES_KIND_NAMES;

/** For whom a copy of minutes is made. */
export const COPY_KIND_NAMES = {
  whole: "The whole, for those who keep the meeting",
  agency: "The copy of one agency",
  redacted: "The whole without what is personal, for the file",
  "action-log": "Action log",
} as const;
export type CopyKind = keyof typeof COPY_KIND_NAMES;
export const COPY_KINDS = Object.keys(COPY_KIND_NAMES) as [CopyKind, ...CopyKind[]];

export const COPY_FORMAT_NAMES = { page: "Page", docx: "Word" } as const;
export type CopyFormat = keyof typeof COPY_FORMAT_NAMES;

/** What a correction corrects. A decision and a shared summary stand in the agencies' copies, and so do their corrections. */
export const CORRECTED_NAMES = {
  decision: "The decision",
  summary: "The summary that is shared",
  other: "Anything else",
} as const;
export type Corrected = keyof typeof CORRECTED_NAMES;
export const CORRECTED = Object.keys(CORRECTED_NAMES) as [Corrected, ...Corrected[]];

export type MinutesRefusal = { field: string | null; message: string };
type Meeting = { day: string; status: SittingStatus };

/** A draft is made once the day of the meeting has come, as often as wanted until a meeting has confirmed one. */
export function refuseDraft(
  { day, status }: Meeting,
  { confirmedOn }: { confirmedOn: string | null },
  today: string,
): MinutesRefusal | null {
  if (status === "cancelled") return { field: null, message: "This meeting is cancelled" };
  if (day > today)
    return { field: null, message: `The meeting is on ${longDay(day)}, so there is nothing to draft yet` };
  if (confirmedOn === null) return null;
  return {
    field: null,
    message: `These minutes were confirmed on ${longDay(confirmedOn)}. What is wrong in them is corrected, with a day`,
  };
}

/**
 * What comes next with minutes that are not confirmed: a draft while there is none, or once something has changed since;
 * confirming from the day on of the meeting that reads them; null: to wait for that.
 */
export function nextWithMinutes(given: { hasDraft: boolean; isChanged: boolean; mayConfirm: boolean }) {
  if (!given.hasDraft || given.isChanged) return "draft" as const;
  return given.mayConfirm ? ("confirm" as const) : null;
}

/** Minutes are confirmed by a later meeting of the same group, on its day or after it (DOMAIN 5.4). */
export function isConfirmingMeeting(of: Meeting, at: Meeting, today: string): boolean {
  return at.status !== "cancelled" && at.day > of.day && at.day <= today;
}

/** `at`: the meeting chosen, of the same group; `nextDay`: the day of the next one that takes place after this, if any. */
export function refuseConfirmation(
  of: Meeting,
  { hasDraft, at, nextDay }: { hasDraft: boolean; at: Meeting | null; nextDay: string | null },
  today: string,
): MinutesRefusal | null {
  if (!hasDraft) return { field: null, message: "There is no draft to confirm yet" };
  if (nextDay === null)
    return {
      field: null,
      message: "Minutes are confirmed at a later meeting of the group, and none is planned",
    };
  if (nextDay > today)
    return {
      field: null,
      message: `Minutes are confirmed at the next meeting, on ${longDay(nextDay)}, or after it`,
    };
  if (at && isConfirmingMeeting(of, at, today)) return null;
  return { field: "confirmedAtId", message: "Select the meeting that confirmed them" };
}

/** A correction is about minutes that stand, and is made on a day from their confirmation on, which is not to come. */
export function refuseCorrection(
  { confirmedOn, correctedOn, hasItem }: { confirmedOn: string | null; correctedOn: string; hasItem: boolean },
  corrects: Corrected,
  today: string,
): MinutesRefusal | null {
  if (confirmedOn === null)
    return { field: null, message: "These minutes are not confirmed yet: change what is written and draft them again" };
  if (correctedOn > today)
    return { field: "correctedOn", message: "Day of the correction must be today or in the past" };
  if (correctedOn < confirmedOn)
    return { field: "correctedOn", message: `Day of the correction must be on or after ${longDay(confirmedOn)}` };
  if (!hasItem && corrects !== "other")
    return { field: "itemId", message: "Select the item whose decision or summary is corrected" };
  return null;
}

type CopyAsked = { kind: CopyKind; agencyId: string | null };

/**
 * Who keeps the meeting opens every copy; whoever else is in the group opens what is of their own agency, and of a group that
 * hears neither cases nor premises, as a board, the whole.
 */
export function mayOpenCopy(
  { mayKeep, isAboutCases, agencyId }: { mayKeep: boolean; isAboutCases: boolean; agencyId: string },
  asked: CopyAsked,
): boolean {
  if (mayKeep) return true;
  if (asked.kind === "whole") return !isAboutCases;
  return (asked.kind === "agency" || asked.kind === "action-log") && asked.agencyId === agencyId;
}

const FILE_WORDS: Record<CopyKind, string> = {
  whole: "minutes",
  agency: "minutes-agency-copy",
  redacted: "minutes-redacted",
  "action-log": "actions",
};

/** What a file is called: of which meeting day and version, and nothing of what is in it. */
export function copyFileName(kind: CopyKind, { day, number }: { day: string; number: number }): string {
  return `${FILE_WORDS[kind]}-${day}-v${number}`;
}

/** Which version it is, as its page and its paper say. */
export function versionWords({
  number,
  kind,
  confirmedOn,
}: {
  number: number;
  kind: MinutesKind;
  confirmedOn: string | null;
}): string {
  if (kind === "draft" || confirmedOn === null) return `Version ${number}, draft`;
  return `Version ${number}, confirmed on ${longDay(confirmedOn)}${kind === "correction" ? ", with corrections" : ""}`;
}

/** How far the minutes of a meeting have come, in a list of meetings. */
export function minutesState({ number, confirmedOn }: { number: number; confirmedOn: string | null }): string {
  return confirmedOn === null ? `Minutes: draft, version ${number}` : `Minutes confirmed on ${longDay(confirmedOn)}`;
}
