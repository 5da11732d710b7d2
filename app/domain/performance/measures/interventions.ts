import type { Measure } from "./measure.ts";

export const INTERVENTION_MEASURES = [] as const satisfies readonly Measure[];
