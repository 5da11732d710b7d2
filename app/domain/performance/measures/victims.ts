import type { Measure } from "./measure.ts";

export const VICTIM_MEASURES = [] as const satisfies readonly Measure[];
