import { longDay } from "../dates/iso-day.ts";
import { RIGHTS_MARK_NAMES, type RightsMark } from "./mark.ts";

/** A mark in one line, for a banner, a cell and paper: never by a colour alone. */
export function markWords({ mark, words, fromDay }: { mark: RightsMark; words: string; fromDay: string }): string {
  return `${RIGHTS_MARK_NAMES[mark]}, since ${longDay(fromDay)}: ${words}`;
}

/** What stands, and not in anybody's words. */
export function markName({ mark }: { mark: RightsMark }): string {
  return RIGHTS_MARK_NAMES[mark];
}

/** The same to the person whose right it is. */
const OWN_MARK_NAMES: Record<RightsMark, string> = {
  rectified: "Corrected at your request",
  disputed: "You told us that this is wrong",
  restricted: "At your request this is not to be used",
  objection: "You told us that you object to this",
};

export function ownMarkWords({ mark, words, fromDay }: { mark: RightsMark; words: string; fromDay: string }): string {
  return `${OWN_MARK_NAMES[mark]}, since ${longDay(fromDay)}: ${words}`;
}

/** How many items of what is to be printed or taken out are restricted, said before it is made; null where none is. */
export function restrictedWarning(count: number): string | null {
  if (count === 0) return null;
  return `${count === 1 ? "1 item in it is" : `${count} items in it are`} not to be used: processing is restricted`;
}

/** Of how many items processing is restricted. */
export function countRestricted(marks: Readonly<Record<string, readonly { mark: RightsMark }[]>>): number {
  return Object.values(marks).filter((of) => of.some(({ mark }) => mark === "restricted")).length;
}

/** Those of each item, by its id. */
export function marksByRecord<M extends { recordId: string }>(marks: readonly M[]): Record<string, M[]> {
  const byRecord: Record<string, M[]> = {};
  for (const mark of marks) (byRecord[mark.recordId] ??= []).push(mark);
  return byRecord;
}
