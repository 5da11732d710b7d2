import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ButtonGroup } from "#app/components/govuk/button-group.tsx";
import { ReportParts } from "#app/components/reports/report-parts.tsx";
import { ReportStatusTag } from "#app/components/reports/report-status-tag.tsx";
import { londonTime, longDay } from "#app/domain/dates/iso-day.ts";
import { REPORT_KIND_NAMES } from "#app/domain/reports/report.ts";
import { refuseWriting } from "#app/domain/reports/report-rules.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { reportPage } from "#app/services/reports/report-page.ts";
import { db } from "#db/open.ts";
import { ReportSteps } from "./report-steps.tsx";
import { SentReport } from "./sent-report.tsx";

const params = z.object({ cspReportId: z.uuidv7() });

export const loader = guardedLoader("reports:read", params, async ({ params: { cspReportId }, actor, now }) => {
  const page = await reportPage({ db, actor, now }, cspReportId);
  if (!page) throw new Response(null, { status: 404 });
  return {
    ...page,
    mayWrite: actor.permissions.has("reports:write") && refuseWriting(page.report) === null,
    maySignOff: actor.permissions.has("reports:sign-off"),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.report.title ?? "Report"} – Joint Action` },
];

export default function ReportPage() {
  const { report, steps, sent, draft, mayWrite, maySignOff } = useLoaderData<typeof loader>();
  const here = `/reports/${report.id}`;
  return (
    <>
      <BackLink href="/reports">Reports</BackLink>
      <span className="govuk-caption-l">
        {report.reference} · {REPORT_KIND_NAMES[report.kind]}
      </span>
      <h1 className="govuk-heading-l">{report.title}</h1>
      <p className="govuk-body">
        <ReportStatusTag status={report.status} />{" "}
        {report.sentAt === null
          ? `${longDay(report.fromDay)} to ${longDay(report.toDay)}.`
          : `Sent ${londonTime(report.sentAt)}. It stands as it was sent.`}
      </p>
      {maySignOff && report.status !== "sent" ? (
        <ButtonGroup>
          {report.status === "draft" ? (
            <Button href={`${here}/steps/sign-off?read=${report.version}`}>Sign off</Button>
          ) : null}
          {report.status === "signed-off" ? <Button href={`${here}/steps/send`}>Send</Button> : null}
          {report.status === "signed-off" ? (
            <Button href={`${here}/steps/return`} variant="secondary">
              Return to its author
            </Button>
          ) : null}
        </ButtonGroup>
      ) : null}
      {sent ? <SentReport here={here} {...sent} /> : null}
      {draft ? (
        <>
          <p className="govuk-body">
            The figures are as they stand today, and are frozen when the report is sent. A part may be left blank: it
            then says None.
          </p>
          <ReportParts
            parts={draft}
            after={(part) =>
              mayWrite && part.id ? (
                <p className="govuk-body">
                  <a className="govuk-link" href={`${here}/parts/${part.id}`}>
                    Write<span className="govuk-visually-hidden">: {part.heading}</span>
                  </a>
                </p>
              ) : null
            }
          />
        </>
      ) : null}
      <ReportSteps steps={steps} />
    </>
  );
}
