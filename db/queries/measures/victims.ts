import type { VICTIM_MEASURES } from "#app/domain/performance/measures/victims.ts";
import type { BehindOf } from "./behind.ts";

export const VICTIM_ROWS: BehindOf<typeof VICTIM_MEASURES> = {};
