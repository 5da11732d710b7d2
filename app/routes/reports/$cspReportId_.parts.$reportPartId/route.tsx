import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { FigureTable } from "#app/components/reports/report-parts.tsx";
import { partForm, writtenIn } from "#app/domain/reports/report.form.ts";
import { templatePart } from "#app/domain/reports/templates.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { findReportPart, partToWrite, writePart } from "#app/services/reports/write-part.ts";
import { db } from "#db/open.ts";
import { BesidePart } from "./beside-part.tsx";
import { PartForm } from "./part-form.tsx";

const params = z.object({ cspReportId: z.uuidv7(), reportPartId: z.uuidv7() });

export const loader = guardedLoader("reports:write", params, async ({ params, actor, now }) => {
  const at = { reportId: params.cspReportId, partId: params.reportPartId };
  const found = await partToWrite({ db, actor, now }, at);
  if (!found) throw new Response(null, { status: 404 });
  await recordView({ db, actor, now }, "csp-report.viewed", "csp-report", at.reportId);
  const { report, part, parts, template, tables, refusal, before } = found;
  const place = parts.findIndex(({ id }) => id === part.id);
  return {
    report: { id: report.id, title: report.title, reference: report.reference },
    part: { id: part.id, heading: part.heading, words: part.words, version: part.version },
    ...{ tables, refusal, before, hint: template?.hint ?? "", fields: template?.fields ?? [] },
    place: { at: place + 1, of: parts.length, next: parts[place + 1]?.id ?? null },
  };
});

export const action = guardedAction("reports:write", params, async ({ params, form: body, actor, now }) => {
  const at = { reportId: params.cspReportId, partId: params.reportPartId };
  const found = await findReportPart(db, actor, at);
  if (!found) throw new Response(null, { status: 404 });
  const { report, part, parts } = found;
  const fields = templatePart(report.kind, part.part)?.fields ?? [];
  const form = parseForm(body, partForm(fields));
  if (!form.ok) return badCaseForm(form);
  const written = { ...writtenIn(fields, form.data), byItself: false };
  const result = await writePart({ db, actor, now }, at, written);
  const next = parts[parts.findIndex(({ id }) => id === part.id) + 1];
  const page = `/reports/${report.id}`;
  return caseReply(result, form.values, {
    to: afterSaving(body.get("then") === "next" && next ? `${page}/parts/${next.id}` : page, "report-part-written"),
    recorded: (current: { version: number; words: string }) => ({ [part.heading]: current.words || null }),
  });
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.part.heading ?? "Part of a report"} – Joint Action` },
];

export default function ReportPartPage() {
  const page = useLoaderData<typeof loader>();
  // Another part is another form, with what is typed in it.
  return <WritePart key={page.part.id} {...page} />;
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>;

function WritePart({ report, part, tables, refusal, before, hint, fields, place }: Page) {
  const reply = useActionData<typeof action>();
  const heading = (
    <>
      <span className="govuk-caption-l">
        {report.reference} · Part {place.at} of {place.of}
      </span>
      <h1 className="govuk-heading-l">{part.heading}</h1>
    </>
  );
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={`/reports/${report.id}`}>{report.title}</BackLink>
        {refusal ? (
          <>
            {heading}
            <p className="govuk-body">{refusal}.</p>
          </>
        ) : (
          <PartForm {...{ reportId: report.id, part, hint, fields, next: place.next, reply }}>{heading}</PartForm>
        )}
        {tables.map((table) => (
          <FigureTable key={table.id} table={table} />
        ))}
      </div>
      <div className="govuk-grid-column-one-third">
        <BesidePart before={before} />
      </div>
    </div>
  );
}
