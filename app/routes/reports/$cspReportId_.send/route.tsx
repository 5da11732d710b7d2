import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ManagePage } from "#app/components/cases/manage-page.tsx";
import { REPORT_STATUS_NAMES, type ReportStatus } from "#app/domain/reports/report.ts";
import { reportStepForm } from "#app/domain/reports/report.form.ts";
import { refuseSending } from "#app/domain/reports/report-rules.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { sendReport } from "#app/services/reports/report-steps.ts";
import { db } from "#db/open.ts";
import { findCspReport } from "#db/queries/csp-reports.ts";

const params = z.object({ cspReportId: z.uuidv7() });

export const loader = guardedLoader("reports:sign-off", params, async ({ params: { cspReportId }, actor, now }) => {
  const report = await findCspReport(db, actor, cspReportId);
  if (!report) throw new Response(null, { status: 404 });
  await recordView({ db, actor, now }, "csp-report.viewed", "csp-report", cspReportId);
  const { id, reference, title, version } = report;
  return { id, reference, title, version, refusal: refuseSending(report)?.message ?? null };
});

export const action = guardedAction("reports:sign-off", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, reportStepForm);
  if (!form.ok) return badCaseForm(form);
  const result = await sendReport({ db, actor, now }, params.cspReportId, form.data);
  return caseReply(result, form.values, {
    to: afterSaving(`/reports/${params.cspReportId}`, "report-sent"),
    recorded: ({ status }: { version: number; status: ReportStatus }) => ({ State: REPORT_STATUS_NAMES[status] }),
  });
});

export const meta: MetaFunction = () => [{ title: "Send the report – Joint Action" }];

export default function SendPage() {
  const { id, reference, title, version, refusal } = useLoaderData<typeof loader>();
  return (
    <ManagePage
      record={{ id, reference, subject: title }}
      back={{ href: `/reports/${id}`, text: title }}
      heading="Send the report"
      button="Send"
      schema={reportStepForm}
      refusal={refusal}
      reason={null}
      reply={useActionData<typeof action>()}
      initial={{ version: String(version) }}
    >
      {() => (
        <p className="govuk-body">
          Its words and figures are frozen as they stand now, and nothing in it can be changed afterwards. Whoever may
          read reports reads it from then on.
        </p>
      )}
    </ManagePage>
  );
}
