import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ButtonGroup } from "#app/components/govuk/button-group.tsx";
import { ReportHead } from "#app/components/reports/report-head.tsx";
import { ReportParts } from "#app/components/reports/report-parts.tsx";
import { REPORT_COPIES, REPORT_COPY_NAMES } from "#app/domain/reports/sent-content.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordCopyOpened, reportCopy } from "#app/services/reports/report-copy.ts";
import { db } from "#db/open.ts";

const params = z.object({ cspReportId: z.uuidv7(), copy: z.enum(REPORT_COPIES) });

export const loader = guardedLoader("reports:read", params, async ({ params: { cspReportId, copy }, actor, now }) => {
  const content = await reportCopy({ db, actor, now }, cspReportId, copy);
  if (!content) throw new Response(null, { status: 404 });
  await recordCopyOpened({ db, actor, now }, cspReportId, copy);
  const hasFigures = content.parts.some(({ tables }) => tables.length > 0);
  return { content, copy, hasFigures, here: `/reports/${cspReportId}` };
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.content.title ?? "Report"} – Joint Action` },
];

/** A report on paper. */
export default function ReportCopyPage() {
  const { content, copy, hasFigures, here } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href={here}>{content.title}</BackLink>
      <div className="govuk-!-display-none-print">
        <ButtonGroup>
          <Button href={`${here}/${copy}/word`} variant="secondary">
            Download as Word
          </Button>
          {hasFigures ? (
            <Button href={`${here}/${copy}/figures`} variant="secondary">
              Download the figures for Excel
            </Button>
          ) : null}
        </ButtonGroup>
        <p className="govuk-body">Print this page with your browser: Ctrl and P. Each download is recorded.</p>
      </div>
      <span className="govuk-caption-l">
        {content.reference} · {REPORT_COPY_NAMES[copy]}
      </span>
      <h1 className="govuk-heading-l">{content.title}</h1>
      <ReportHead content={content} />
      <ReportParts parts={content.parts} />
    </>
  );
}
