import type { MEETING_MEASURES } from "#app/domain/performance/measures/meetings.ts";
import type { BehindOf } from "./behind.ts";

export const MEETING_ROWS: BehindOf<typeof MEETING_MEASURES> = {};
