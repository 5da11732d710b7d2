import type { Measure } from "./measure.ts";

export const RISK_MEASURES = [] as const satisfies readonly Measure[];
