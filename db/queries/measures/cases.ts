import type { CASE_MEASURES } from "#app/domain/performance/measures/cases.ts";
import type { BehindOf } from "./behind.ts";

export const CASE_ROWS: BehindOf<typeof CASE_MEASURES> = {};
