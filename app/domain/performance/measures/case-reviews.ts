import type { Measure } from "./measure.ts";

export const CASE_REVIEW_MEASURES = [] as const satisfies readonly Measure[];
