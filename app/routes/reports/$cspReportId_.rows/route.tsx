import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { RowsGone } from "#app/components/retention/rows-gone.tsx";
import { countText } from "#app/domain/performance/change.ts";
import { OPENED_BY } from "#app/domain/performance/measures/records.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { sentRows } from "#app/services/reports/report-page.ts";
import { db } from "#db/open.ts";

const params = z.object({ cspReportId: z.uuidv7() });

export const loader = guardedLoader("reports:read", params, async ({ params, request, actor, now }) => {
  const key = new URL(request.url).searchParams.get("number") ?? "";
  const found = await sentRows({ db, actor, now }, params.cspReportId, key);
  if (!found) throw new Response(null, { status: 404 });
  const { report, record, opened, ...counts } = found;
  const { path, plural, name } = OPENED_BY[record];
  return {
    report: { id: report.id, title: report.title },
    ...{ counts, plural, name },
    opened: opened
      .sort((a, b) => (a.reference < b.reference ? -1 : 1))
      .slice(0, MOST_SHOWN)
      // A meeting's page stands under its group.
      .map(({ id, reference }) => ({ reference, href: record === "meeting" ? null : `${path}/${id}` })),
    more: Math.max(0, opened.length - MOST_SHOWN),
  };
});

const MOST_SHOWN = 500;

export const meta: MetaFunction = () => [{ title: "Behind a number – Joint Action" }];

export default function SentRowsPage() {
  const { report, counts, plural, name, opened, more } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href={`/reports/${report.id}`}>{report.title}</BackLink>
      <h1 className="govuk-heading-l">Behind the number as it was sent</h1>
      <p className="govuk-body">
        {countText(counts.rows)} counted. {countText(opened.length + more)} {plural} that you may open
        {counts.hidden > 0 ? `, and ${countText(counts.hidden)} that you may not` : ""}.
      </p>
      <RowsGone gone={counts.gone} of={name} />
      <ul className="govuk-list">
        {opened.map(({ reference, href }) => (
          <li key={href ?? reference}>
            {href === null ? (
              reference
            ) : (
              <a className="govuk-link" href={href}>
                {reference}
              </a>
            )}
          </li>
        ))}
      </ul>
      {more > 0 ? <p className="govuk-body">And {countText(more)} more.</p> : null}
    </>
  );
}
