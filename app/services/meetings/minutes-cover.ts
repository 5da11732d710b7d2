import { fullDay, londonDay, longDay } from "#app/domain/dates/iso-day.ts";
import { versionWords } from "#app/domain/meetings/minutes.ts";
import { type FoundCopy, forWhom } from "./minutes-copy.ts";
import type { Cover } from "./word-minutes.ts";

/** What stands above a copy: of which meeting and version it is, for whom, and how much of it they do not see. */
export function coverOf(found: FoundCopy, now: Date): Cover {
  const { minutes, version, copy, sheet } = found;
  const { group, sitting } = minutes;
  const when = [fullDay(sitting.day), sitting.startTime, sitting.place].filter(Boolean).join(", ");
  const { hidden } = sheet;
  return {
    title: `${copy === "action-log" ? "Actions from" : "Minutes of"} ${group.name}`,
    when,
    version: versionWords(version),
    forWhom: copy === "action-log" ? `${forWhom(found)}, as on ${longDay(londonDay(now))}` : forWhom(found),
    hiddenWords: hidden === 0 ? null : `And ${hidden === 1 ? "1 item" : `${hidden} items`} not shown to you.`,
  };
}
