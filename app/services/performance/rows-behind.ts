import type { Actor } from "#app/domain/access/actor.ts";
import type { Permission } from "#app/domain/access/permissions.ts";
import { type MeasuredRecord, measureOf } from "#app/domain/performance/measures.ts";
import { countRowsVisible, type FigureRow, listRowsVisible } from "#db/queries/figure-rows.ts";
import { countBehind } from "#db/queries/performance.ts";
import type { Asked } from "#db/queries/performance-measured.ts";
import type { Executor } from "#db/transaction.ts";

const PAGE = 50;
const OPENS: Record<MeasuredRecord, Permission> = {
  referral: "referrals:read",
  case: "cases:read",
  action: "actions:read",
};

export type RowsBehind = {
  /** The number itself, whoever asks. */
  total: number;
  /** How many of its rows this actor may open; the others are only counted. */
  visible: number;
  rows: FigureRow[];
  /** The reference after which the next page begins. */
  next: string | null;
};

/** The rows behind a number. Somebody who may open no such record anywhere is shown none. */
export async function rowsBehind(
  { db, actor }: { db: Executor; actor: Actor },
  asked: Asked,
  after: string,
): Promise<RowsBehind> {
  const total = await countBehind(db, actor.partnershipId, asked);
  if (!actor.permissions.has(OPENS[measureOf(asked.measure).record]))
    return { total, visible: 0, rows: [], next: null };
  const visible = await countRowsVisible(db, actor, asked);
  const found = await listRowsVisible(db, actor, asked, { after, limit: PAGE + 1 });
  const rows = found.slice(0, PAGE);
  return { total, visible, rows, next: found.length > PAGE ? (rows.at(-1)?.reference ?? null) : null };
}
