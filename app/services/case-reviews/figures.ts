import type { Actor } from "#app/domain/access/actor.ts";
import {
  FIGURE_IDS,
  FIGURES,
  type PeriodOfFigures,
  rowsOfFigures,
} from "#app/domain/case-reviews/statutory-figures.ts";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import { londonMidnight } from "#app/domain/dates/london-midnight.ts";
import { countThemes } from "#db/queries/case-review-panel.ts";
import { countOpenOn, listReferencesOfReviews } from "#db/queries/case-reviews.ts";
import { listFigureEvents } from "#db/queries/case-review-steps.ts";
import type { Executor } from "#db/transaction.ts";

/** The four numbers of a period (ASBCPA 2014 s104(9)), over the whole partnership whoever asks. */
export async function reviewFigures(db: Executor, partnershipId: string, period: PeriodOfFigures) {
  const rows = rowsOfFigures(await listFigureEvents(db, partnershipId, period.to), period);
  return FIGURE_IDS.map((id) => ({ id, ...FIGURES[id], rows: rows[id], count: rows[id].length }));
}

/** With the rows behind each that the actor may open, how many they may not, and themes. */
export async function figuresPage(db: Executor, actor: Actor, period: PeriodOfFigures) {
  const figures = await reviewFigures(db, actor.partnershipId, period);
  const ids = [...new Set(figures.flatMap(({ rows }) => rows.map(({ reviewId }) => reviewId)))];
  const seen = new Map((await listReferencesOfReviews(db, actor, ids)).map(({ id, reference }) => [id, reference]));
  return {
    figures: figures.map(({ rows, ...figure }) => ({
      ...figure,
      rows: rows.flatMap(({ reviewId, day }) => {
        const reference = seen.get(reviewId);
        return reference === undefined ? [] : [{ reviewId, reference, day }];
      }),
      hidden: rows.filter(({ reviewId }) => !seen.has(reviewId)).length,
    })),
    carriedOver: await countOpenOn(db, actor.partnershipId, period.to),
    themes: await countThemes(db, actor.partnershipId, {
      from: londonMidnight(period.from),
      to: londonMidnight(plusDays(period.to, 1)),
    }),
  };
}
