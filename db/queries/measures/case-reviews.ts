import type { CASE_REVIEW_MEASURES } from "#app/domain/performance/measures/case-reviews.ts";
import type { BehindOf } from "./behind.ts";

export const CASE_REVIEW_ROWS: BehindOf<typeof CASE_REVIEW_MEASURES> = {};
