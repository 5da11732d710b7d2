import type { INTERVENTION_MEASURES } from "#app/domain/performance/measures/interventions.ts";
import type { BehindOf } from "./behind.ts";

export const INTERVENTION_ROWS: BehindOf<typeof INTERVENTION_MEASURES> = {};
