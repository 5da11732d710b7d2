import type { INCIDENT_MEASURES } from "#app/domain/performance/measures/incidents.ts";
import type { BehindOf } from "./behind.ts";

export const INCIDENT_ROWS: BehindOf<typeof INCIDENT_MEASURES> = {};
