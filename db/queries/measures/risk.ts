import type { RISK_MEASURES } from "#app/domain/performance/measures/risk.ts";
import type { BehindOf } from "./behind.ts";

export const RISK_ROWS: BehindOf<typeof RISK_MEASURES> = {};
