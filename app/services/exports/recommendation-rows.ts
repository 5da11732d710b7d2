import { londonDay, longDay } from "#app/domain/dates/iso-day.ts";
import { RECOMMENDATION_COLUMNS } from "#app/domain/exports/recommendation-columns.ts";
import type { RecommendationSource } from "#app/domain/plan/recommendation.ts";
import {
  type ListedRecommendation,
  listRecommendations,
  listRecommendationUpdates,
} from "#db/queries/csp-recommendations.ts";
import { AT_ONCE, type Batch, batchOf, type From } from "./batches.ts";

/** The list of a source and year, each with all that was said of it. */
export async function* recommendationRows(
  { db, actor, now }: From,
  list: { source: RecommendationSource; year: number },
): AsyncGenerator<Batch> {
  const cells = batchOf(RECOMMENDATION_COLUMNS, londonDay(now), "csp-recommendation");
  const { partnershipId } = actor;
  let last: ListedRecommendation | undefined;
  do {
    const page = { after: last?.number ?? 0, limit: AT_ONCE };
    const rows = await listRecommendations(db, partnershipId, list, page);
    const updates = await listRecommendationUpdates(
      db,
      partnershipId,
      rows.map(({ id }) => id),
    );
    const said = (of: string) =>
      updates
        .filter(({ recommendationId }) => recommendationId === of)
        .map(({ recordedAt, words }) => `${longDay(londonDay(new Date(recordedAt)))}: ${words}`);
    if (rows.length > 0) yield cells(rows.map((row) => ({ ...row, updates: said(row.id) })));
    last = rows.length === AT_ONCE ? rows.at(-1) : undefined;
  } while (last !== undefined);
}
