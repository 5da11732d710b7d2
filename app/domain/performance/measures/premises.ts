import type { Measure } from "./measure.ts";

export const PREMISES_MEASURES = [] as const satisfies readonly Measure[];
