import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { askedPeriod } from "#app/domain/case-reviews/asked-period.ts";
import { londonDay, longDay } from "#app/domain/dates/iso-day.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { reviewFigures } from "#app/services/case-reviews/figures.ts";
import { findPartnership } from "#db/queries/partnerships.ts";
import { settingsOn } from "#db/queries/settings.ts";
import { db } from "#db/open.ts";

/** The four numbers as the public reads them: to be copied or printed, with nothing of anybody's. */
export const loader = guardedLoader("case-reviews:figures", z.object({}), async ({ request, actor, now }) => {
  const today = londonDay(now);
  const kind = (await settingsOn(db, actor.partnershipId, today))["case-reviews.reporting-period"];
  const { period, refusal } = askedPeriod(new URL(request.url).searchParams, today, kind);
  if (refusal) throw new Response(null, { status: 404 });
  const figures = await reviewFigures(db, actor.partnershipId, period);
  await recordList({ db, actor, now }, "case-review.figures-viewed", "case-review", [], period);
  return {
    period,
    partnership: (await findPartnership(db, actor.partnershipId)).name,
    isRunning: period.to >= today,
    figures: figures.map(({ id, name, count, note }) => ({ id, name, count, note })),
  };
});

export const meta: MetaFunction = () => [{ title: "Case reviews, figures to publish – Joint Action" }];

export default function PublishPage() {
  const { period, partnership, isRunning, figures } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href={`/case-reviews/figures?from=${period.from}&to=${period.to}`}>Figures of case reviews</BackLink>
      <h1 className="govuk-heading-l">{partnership}: anti-social behaviour case reviews</h1>
      <p className="govuk-body">
        {longDay(period.from)} to {longDay(period.to)}, under section 104(9) of the Anti-social Behaviour, Crime and
        Policing Act 2014.
      </p>
      {isRunning ? <p className="govuk-body">The period is not over yet.</p> : null}
      <Table
        caption="Case reviews"
        captionHidden
        scrollLabel="The four figures"
        stacked
        head={["Figure", { text: "Number", numeric: true }, "What it counts"]}
        firstCellIsHeader
        rows={figures.map(({ name, count, note }) => [name, count, note])}
      />
    </>
  );
}
