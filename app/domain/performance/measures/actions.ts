import type { Measure } from "./measure.ts";

export const ACTION_MEASURES = [] as const satisfies readonly Measure[];
