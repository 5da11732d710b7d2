import type { RetentionSubject } from "#app/domain/retention/kinds.ts";
import { countedByKind, type WhatGoes } from "#db/queries/erasure-counts.ts";
import { reachedWithLeftovers } from "#db/queries/erasure-leftovers.ts";
import { rootsOf } from "#db/queries/erasure-roots.ts";
import type { Executor } from "#db/transaction.ts";

/** What an erasure of those records would take, found as the erasure itself finds it. */
export async function previewErasure(
  db: Executor,
  partnershipId: string,
  subjects: readonly RetentionSubject[],
): Promise<WhatGoes[]> {
  return countedByKind(await reachedWithLeftovers(db, await rootsOf(db, partnershipId, subjects)));
}
