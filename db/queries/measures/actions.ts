import type { ACTION_MEASURES } from "#app/domain/performance/measures/actions.ts";
import type { BehindOf } from "./behind.ts";

export const ACTION_ROWS: BehindOf<typeof ACTION_MEASURES> = {};
