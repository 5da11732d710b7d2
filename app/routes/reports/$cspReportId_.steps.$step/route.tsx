import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ManagePage } from "#app/components/cases/manage-page.tsx";
import { REPORT_STATUS_NAMES, type ReportStatus } from "#app/domain/reports/report.ts";
import { REPORT_STEPS, type ReportStepTaken, returnReportForm, reportStepForm } from "#app/domain/reports/report.form.ts"; // prettier-ignore
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving, type Saved } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { refuseStep, returnReport, sendReport, signOffReport } from "#app/services/reports/report-steps.ts";
import { db } from "#db/open.ts";
import { findCspReport } from "#db/queries/csp-reports.ts";

const params = z.object({ cspReportId: z.uuidv7(), step: z.enum(REPORT_STEPS) });

type Words = { heading: string; button: string; reason: string | null; about: string; saved: Saved };
const WORDS: Record<ReportStepTaken, Words> = {
  "sign-off": {
    ...{ heading: "Sign off the report", button: "Sign off", reason: null, saved: "report-signed-off" },
    about:
      "You have read it and answer for it. Nothing in it is changed afterwards, unless it is returned to its author.",
  },
  return: {
    ...{ heading: "Return the report to its author", button: "Return it", reason: "Why is it returned?" },
    ...{ saved: "report-returned", about: "It is a draft again, and is signed off again when it has been changed." },
  },
  send: {
    ...{ heading: "Send the report", button: "Send", reason: null, saved: "report-sent" },
    about:
      "Its words and figures are frozen as they stand now, and nothing in it can be changed afterwards. Whoever may read reports reads it from then on.",
  },
};

export const loader = guardedLoader("reports:sign-off", params, async ({ request, params, actor, now }) => {
  const { cspReportId, step } = params;
  const report = await findCspReport(db, actor, cspReportId);
  if (!report) throw new Response(null, { status: 404 });
  await recordView({ db, actor, now }, "csp-report.viewed", "csp-report", cspReportId);
  const { id, reference, title } = report;
  // The version that was read, where it is known: whoever signs answers for that one.
  const read = new URL(request.url).searchParams.get("read") ?? "";
  const version = /^\d{1,9}$/.test(read) ? read : String(report.version);
  return { id, reference, title, version, step, refusal: (await refuseStep(db, step, report))?.message ?? null };
});

export const action = guardedAction("reports:sign-off", params, async ({ params, form: body, actor, now }) => {
  const { cspReportId: id, step } = params;
  const context = { db, actor, now };
  const form = step === "return" ? parseForm(body, returnReportForm) : parseForm(body, reportStepForm);
  if (!form.ok) return badCaseForm(form);
  const { version } = form.data;
  const reason = "reason" in form.data ? String(form.data.reason) : "";
  const result = await {
    "sign-off": () => signOffReport(context, id, { version }),
    return: () => returnReport(context, id, { version, reason }),
    send: () => sendReport(context, id, { version }),
  }[step]();
  return caseReply(result, form.values, {
    to: afterSaving(`/reports/${id}`, WORDS[step].saved),
    recorded: ({ status }: { version: number; status: ReportStatus }) => ({
      State: REPORT_STATUS_NAMES[status],
      ...(status === "draft" ? { Words: "A part has been written since you read it: read it again first" } : {}),
    }),
  });
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page ? WORDS[page.step].heading : "Report"} – Joint Action` },
];

export default function ReportStepPage() {
  const { id, reference, title, version, step, refusal } = useLoaderData<typeof loader>();
  const { heading, button, reason, about } = WORDS[step];
  return (
    <ManagePage
      record={{ id, reference, subject: title }}
      back={{ href: `/reports/${id}`, text: title }}
      schema={step === "return" ? returnReportForm : reportStepForm}
      reply={useActionData<typeof action>()}
      initial={{ version }}
      {...{ heading, button, reason, refusal }}
    >
      {() => <p className="govuk-body">{about}</p>}
    </ManagePage>
  );
}
