import { addMilliseconds } from "date-fns";
import type { SettingDefinition, SettingTag, ValueOf } from "./definition.ts";
import { readValue } from "./read-value.ts";

/** A value that the partnership has decided: from a day on, until the next one. `recordedAt` is when it was recorded. */
export type SettingChange = { value: string; fromDay: string; reason: string; recordedAt: string };

export type SettingValue<D> = {
  value: ValueOf<D>;
  /** The first day of the value; null when it is the shipped one. */
  from: string | null;
  tag: SettingTag;
  source: string;
  /** Decided by the partnership, and not as shipped. */
  isLocal: boolean;
};

/**
 * The value of a setting on a day (YYYY-MM-DD, London): of the changes that begin on that day or before it the one that
 * begins last; of two that begin on one day the one recorded later; without any, what is shipped. What begins later
 * moves nothing. Where the setting's kind cannot read that one's text, what is shipped. In SQL: settingsOn in db/queries/settings.ts.
 */
export function valueOn<D extends SettingDefinition>(
  definition: D,
  changes: readonly SettingChange[],
  day: string,
): SettingValue<D> {
  const [change] = changes.filter(({ fromDay }) => fromDay <= day).sort(latestFirst);
  const value = change && readValue(definition, change.value);
  if (change && value !== null && value !== undefined)
    return { value, from: change.fromDay, tag: "local", source: change.reason, isLocal: true };
  const { tag, source } = definition;
  return { value: definition.shipped as ValueOf<D>, from: null, tag, source, isLocal: false };
}

/** The one that was recorded last, whenever it begins. */
export function latestRecorded<C extends Pick<SettingChange, "recordedAt">>(changes: readonly C[]): C | undefined {
  return [...changes].sort((a, b) => compare(b.recordedAt, a.recordedAt))[0];
}

/** When a further change is recorded: after the one before, even where a clock stands still or goes back. */
export function recordedAfter(latest: Pick<SettingChange, "recordedAt"> | undefined, now: Date): string {
  if (!latest || latest.recordedAt < now.toISOString()) return now.toISOString();
  return addMilliseconds(latest.recordedAt, 1).toISOString();
}

type Moment = Pick<SettingChange, "fromDay" | "recordedAt">;

/** The order in which changes win: the one that begins last, and of one day the one recorded last. */
function latestFirst(a: Moment, b: Moment): number {
  return compare(b.fromDay, a.fromDay) || compare(b.recordedAt, a.recordedAt);
}

function compare(a: string, b: string) {
  return a < b ? -1 : a > b ? 1 : 0;
}
