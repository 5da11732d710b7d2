import type { PREMISES_MEASURES } from "#app/domain/performance/measures/premises.ts";
import type { BehindOf } from "./behind.ts";

export const PREMISES_ROWS: BehindOf<typeof PREMISES_MEASURES> = {};
