import { z } from "zod/mini";
import { askedPeriod } from "#app/domain/case-reviews/asked-period.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { reviewFigures } from "#app/services/case-reviews/figures.ts";
import { figuresAsCsv } from "#app/services/case-reviews/figures-as-csv.ts";
import { demonstrationName } from "#app/services/demonstration/demonstration-mark.ts";
import { settingsOn } from "#db/queries/settings.ts";
import { db } from "#db/open.ts";

/** Numbers alone: nothing of anybody's. */
export const loader = guardedLoader("case-reviews:figures", z.object({}), async ({ request, actor, now }) => {
  const today = londonDay(now);
  const kind = (await settingsOn(db, actor.partnershipId, today))["case-reviews.reporting-period"];
  const { period, refusal } = askedPeriod(new URL(request.url).searchParams, today, kind);
  if (refusal) throw new Response(null, { status: 404 });
  const figures = await reviewFigures(db, actor.partnershipId, period);
  await recordList({ db, actor, now }, "case-review.figures-viewed", "case-review", [], period);
  return new Response(figuresAsCsv(figures, period), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${demonstrationName(`case-review-figures-${period.from}-${period.to}.csv`)}"`,
      "Content-Security-Policy": "sandbox; default-src 'none'",
    },
  });
});
