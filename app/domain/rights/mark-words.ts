import { longDay } from "../dates/iso-day.ts";
import { RIGHTS_MARK_NAMES, type RightsMark } from "./mark.ts";

/** A mark in one line, for a banner, a cell and paper: never by a colour alone. */
export function markWords({ mark, words, fromDay }: { mark: RightsMark; words: string; fromDay: string }): string {
  return `${RIGHTS_MARK_NAMES[mark]}, since ${longDay(fromDay)}: ${words}`;
}

/** Those of each item, by its id. */
export function marksByRecord<M extends { recordId: string }>(marks: readonly M[]): Record<string, M[]> {
  const byRecord: Record<string, M[]> = {};
  for (const mark of marks) (byRecord[mark.recordId] ??= []).push(mark);
  return byRecord;
}
