import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { Button } from "#app/components/govuk/button.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { SummaryList } from "#app/components/govuk/summary-list.tsx";
import { ThresholdCount } from "#app/components/incidents/threshold-count.tsx";
import { MarkedItems, RightsMarks } from "#app/components/rights/rights-marks.tsx";
import { longDay, londonDay, shortDay } from "#app/domain/dates/iso-day.ts";
import { ASB_HEADING_NAMES } from "#app/domain/incidents/asb-headings.ts";
import { CHANNEL_NAMES } from "#app/domain/incidents/incident.ts";
import { toldVictimForm } from "#app/domain/incidents/told-victim.form.ts";
import { dayParts, type FieldErrors, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { reportPage } from "#app/services/incidents/report-page.ts";
import { tellVictim } from "#app/services/incidents/tell-victim.ts";
import { marksOn } from "#app/services/rights/marks-on.ts";
import { db } from "#db/open.ts";
import { ToldForm } from "./told-form.tsx";

const params = z.object({ reportId: z.uuidv7() });

export const loader = guardedLoader("incidents:read", params, async ({ params, actor, now }) => {
  const page = await reportPage({ db, actor, now }, params.reportId);
  if (!page) throw new Response(null, { status: 404 });
  const marks = await marksOn({ db, actor }, { report: [params.reportId] });
  return { ...page, id: params.reportId, marks, today: londonDay(now) };
});

export const action = guardedAction("incidents:log", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, toldVictimForm);
  if (!form.ok) return data({ values: form.values, errors: form.errors }, 400);
  const result = await tellVictim({ db, actor, now }, params.reportId, form.data);
  switch (result.kind) {
    case "not-found":
      throw new Response(null, { status: 404 });
    case "refused": {
      const errors: FieldErrors = { [result.refusal.field]: result.refusal.message };
      return data({ values: form.values, errors }, 422);
    }
    case "told-already": {
      const errors: FieldErrors = { form: "Somebody has recorded it first. Nothing of yours has been saved" };
      return data({ values: form.values, errors }, 409);
    }
    case "done":
      return redirect(afterSaving(`/incidents/reports/${params.reportId}`, "victim-told"));
  }
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? `Report ${data.report.reference}` : "Report"} – Joint Action` },
];

export default function ReportPage() {
  const { id, marks, report, incidents, count, duties, mayLog, applyHref, today } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const open = duties.find(({ toldOn }) => toldOn === null);
  const initial = {
    dutyId: open?.id ?? "",
    version: String(open?.version ?? ""),
    how: "",
    ...dayParts("toldOn", today),
  };
  const { field, errors, errorOf, onSubmit } = useCheckedForm(toldVictimForm, initial, reply);
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        {mayLog ? <BackLink href="/incidents">Incidents</BackLink> : null}
        <ErrorSummary errors={errors} />
        <h1 className="govuk-heading-l">Report {report.reference}</h1>
        <MarkedItems marks={marks}>
          <RightsMarks of={id} />
        </MarkedItems>
        <SummaryList
          rows={[
            { key: "Reported", value: `${longDay(report.reportedOn)}, ${CHANNEL_NAMES[report.channel].toLowerCase()}` },
            { key: "To", value: [report.agencyName, report.agencyReference].filter(Boolean).join(", ") },
            { key: "By", value: report.reporter },
            ...(report.victim === null ? [] : [{ key: "Affected", value: report.victim }]),
            {
              key: incidents.length === 1 ? "Incident" : "Incidents",
              value: (
                <ul className="govuk-list">
                  {incidents.map((incident) => (
                    <li key={incident.id}>
                      <a className="govuk-link app-reference" href={`/incidents/${incident.id}`}>
                        {incident.reference}
                      </a>
                      : {ASB_HEADING_NAMES[incident.heading]}, {shortDay(incident.latestDay)}
                      {incident.placeName ? `, ${incident.placeName}` : ""}
                    </li>
                  ))}
                </ul>
              ),
            },
          ]}
        />
        {open && mayLog ? (
          <ToldForm victim={report.victim ?? "the victim"} dueOn={open.dueOn} {...{ field, errorOf, onSubmit }} />
        ) : null}
        {duties
          .filter(({ toldOn }) => toldOn !== null)
          .map((duty) => (
            <p key={duty.id} className="govuk-body">
              Told of the case review on {longDay(duty.toldOn ?? "")} by {duty.toldByName ?? "somebody"}:{" "}
              {(duty.toldHow ?? "").toLowerCase()}.
            </p>
          ))}
        {count ? (
          <>
            <h2 className="govuk-heading-m">Towards a case review</h2>
            <ThresholdCount count={count} />
            {applyHref ? (
              <p className="govuk-body">
                <a className="govuk-link" href={applyHref}>
                  Record an application for a case review
                </a>
              </p>
            ) : null}
          </>
        ) : null}
        {mayLog ? <Button href="/incidents/new">Log another</Button> : null}
      </div>
    </div>
  );
}
