import { type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ReportHead } from "#app/components/reports/report-head.tsx";
import { ReportParts } from "#app/components/reports/report-parts.tsx";
import { quarterName, quarterOf } from "#app/domain/performance/quarter.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { gatherMore, packPage, recordPackOpened } from "#app/services/reports/report-packs.ts";
import { db } from "#db/open.ts";

const params = z.object({ reportPackId: z.uuidv7() });

export const loader = guardedLoader("reports:read", params, async ({ params: { reportPackId }, actor, now }) => {
  const page = await packPage({ db, actor, now }, reportPackId);
  if (!page) throw new Response(null, { status: 404 });
  await recordPackOpened({ db, actor, now }, reportPackId, page.reports.map(({ id }) => id)); // prettier-ignore
  return { ...page, mayGather: actor.permissions.has("reports:sign-off") };
});

export const action = guardedAction("reports:sign-off", params, async ({ params: { reportPackId }, actor, now }) => {
  const result = await gatherMore({ db, actor, now }, reportPackId);
  if (result.kind === "not-found") throw new Response(null, { status: 404 });
  return redirect(afterSaving(`/reports/packs/${reportPackId}`, "report-pack-gathered"));
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.pack.title ?? "Pack"} – Joint Action` },
];

/** On paper as on a screen: one report under another. */
export default function PackPage() {
  const { pack, reports, missing, mayGather } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href="/reports/packs">Packs for the board</BackLink>
      <h1 className="govuk-heading-l">
        {pack.title}
        <span className="govuk-caption-l">
          {pack.groupName}, {quarterName(quarterOf(pack.toDay))}
        </span>
      </h1>
      <div className="govuk-!-display-none-print">
        <Button href={`/reports/packs/${pack.id}/word`} variant="secondary">
          Download as Word
        </Button>
        <p className="govuk-body">Print this page with your browser: Ctrl and P. Each download is recorded.</p>
        {mayGather ? (
          <PageForm>
            <Button variant="secondary">Gather those sent since</Button>
          </PageForm>
        ) : null}
      </div>
      <h2 className="govuk-heading-m">Not sent yet</h2>
      <p className="govuk-body">
        {missing.length === 0 ? "Every organisation has sent its report." : `${missing.join(", ")}.`}
      </p>
      {reports.length === 0 ? (
        <p className="govuk-body">No report of the quarter has been sent. A report comes in here when it is.</p>
      ) : null}
      {reports.map(({ id, content }) => (
        <section key={id} className="app-report-of-pack">
          <h2 className="govuk-heading-l">{content.title}</h2>
          <ReportHead content={content} />
          <ReportParts parts={content.parts} level="h3" of={content.title} />
        </section>
      ))}
    </>
  );
}
