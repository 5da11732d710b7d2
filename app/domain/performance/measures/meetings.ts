import type { Measure } from "./measure.ts";

export const MEETING_MEASURES = [] as const satisfies readonly Measure[];
