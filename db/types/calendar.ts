import type { SittingChangeKind, SittingStatus } from "#app/domain/meetings/sitting.ts";
import type { Nth, PatternKind, Weekday } from "#app/domain/meetings/pattern.ts";

export interface CalendarTables {
  bank_holiday: {
    division: "england-and-wales";
    day: string;
    title: string;
    source: "shipped" | "gov.uk";
    batch: string | null;
    loaded_at: string;
  };
  group_series: {
    id: string;
    partnership_id: string;
    group_id: string;
    pattern: PatternKind;
    weekday: Weekday;
    every_weeks: number | null;
    nth: Nth | null;
    month_of_quarter: 1 | 2 | 3 | null;
    start_time: string;
    place: string | null;
    from_day: string;
    until_day: string | null;
    created_at: string;
    version: number;
  };
  sitting: {
    id: string;
    partnership_id: string;
    group_id: string;
    series_id: string | null;
    /** The day that the pattern gave it. */
    series_day: string | null;
    day: string;
    start_time: string;
    place: string | null;
    status: SittingStatus;
    /** Why it was moved or cancelled, or takes place after all. */
    reason: string | null;
    created_at: string;
    version: number;
  };
  sitting_change: {
    id: string;
    partnership_id: string;
    sitting_id: string;
    kind: SittingChangeKind;
    before_day: string;
    before_start_time: string;
    before_place: string | null;
    after_day: string;
    after_start_time: string;
    after_place: string | null;
    reason: string;
    changed_by: string;
    changed_at: string;
  };
}
