import type { Measure } from "./measure.ts";

export const INCIDENT_MEASURES = [] as const satisfies readonly Measure[];
