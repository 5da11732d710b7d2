import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { quarterId, quarterLabel } from "#app/domain/performance/quarter.ts";
import { REPORT_KIND_NAMES } from "#app/domain/reports/report.ts";
import { newReportForm, REPORT_KINDS } from "#app/domain/reports/report.form.ts";
import { quartersToReport } from "#app/domain/reports/report-rules.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { beginReport, reportsToBegin } from "#app/services/reports/begin-report.ts";
import { newOnce } from "#app/services/session/made-once.ts";
import { db } from "#db/open.ts";

const params = z.object({});

export const loader = guardedLoader("reports:write", params, async ({ actor, now }) => {
  const today = londonDay(now);
  const { agencies, groups } = await reportsToBegin(db, actor, today);
  return {
    once: newOnce(),
    agencies: agencies.map(({ id, name }) => ({ value: id, text: name })),
    groups: groups.map(({ id, name }) => ({ value: id, text: name })),
    quarters: quartersToReport(today).map((one) => ({ value: quarterId(one), text: quarterLabel(one) })),
  };
});

export const action = guardedAction("reports:write", params, async ({ form: body, actor, now, once }) => {
  const form = parseForm(body, newReportForm);
  if (!form.ok) return data({ values: form.values, errors: form.errors }, 400);
  const result = await beginReport({ db, actor, now, once }, form.data);
  if (result.kind === "refused")
    return data({ values: form.values, errors: { [result.refusal.field ?? "form"]: result.refusal.message } }, 422);
  return redirect(afterSaving(`/reports/${result.id}`, "report-begun"));
});

export const meta: MetaFunction = () => [{ title: "Begin a report – Joint Action" }];

export default function NewReportPage() {
  const { once, agencies, groups, quarters } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const only = agencies.length === 1 ? (agencies[0]?.value ?? "") : "";
  const blank = { kind: "quarterly", agencyId: only, groupId: "", quarter: quarters[0]?.value ?? "" };
  const { field, errors, errorOf, onSubmit } = useCheckedForm(newReportForm, blank, reply);
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href="/reports">Reports</BackLink>
        <ErrorSummary errors={errors} />
        <h1 className="govuk-heading-l">Begin a report</h1>
        <PageForm onSubmit={onSubmit} once={once}>
          <Radios
            field={field("kind")}
            legend="Which report?"
            legendSize="s"
            items={REPORT_KINDS.map((kind) => ({ value: kind, text: REPORT_KIND_NAMES[kind], hint: HINTS[kind] }))}
            error={errorOf("kind")}
          />
          <Select
            field={field("agencyId")}
            label="Organisation"
            hint="Not for a JAG report"
            items={agencies}
            placeholder="Select an organisation"
            error={errorOf("agencyId")}
          />
          <Select
            field={field("groupId")}
            label="Group"
            hint="For a JAG report only"
            items={groups}
            placeholder="Select a group"
            error={errorOf("groupId")}
          />
          <Select
            field={field("quarter")}
            label="Quarter"
            hint="Of a scrutiny report, the last of its two"
            items={quarters}
            error={errorOf("quarter")}
          />
          <Button>Begin the report</Button>
        </PageForm>
      </div>
    </div>
  );
}

const HINTS = {
  quarterly: "What one organisation did in a quarter, theme by theme",
  scrutiny: "For the scrutiny committee, every six months",
  jag: "What a group did in a quarter",
};
