import type { Measure } from "./measure.ts";

export const CASE_MEASURES = [] as const satisfies readonly Measure[];
