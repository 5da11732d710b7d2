import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { InsetText } from "#app/components/govuk/inset-text.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { AreaTablePreview } from "#app/components/performance/area-table-preview.tsx";
import { FigureDays } from "#app/components/performance/figure-days.tsx";
import { FigureSourceFields } from "#app/components/performance/figure-source-fields.tsx";
import { FiguresNavigation } from "#app/components/performance/figures-navigation.tsx";
import { LoadChecked } from "#app/components/performance/kept-fields.tsx";
import { lineText, withLines } from "#app/components/performance/line-errors.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { refuseSource } from "#app/domain/performance/figure-source.ts";
import { refusePeriod } from "#app/domain/performance/import-crime-table.ts";
import { importAreaTableForm } from "#app/domain/performance/import-crime-table.form.ts";
import type { JudgedAreaEntry } from "#app/domain/performance/judge-area-entries.ts";
import { type Period, plusQuarters, quarterOf, yearToDate } from "#app/domain/performance/quarter.ts";
import type { LineError } from "#app/domain/performance/read-crime-table.ts";
import { dayParts, type FieldErrors, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { areaGroups } from "#app/services/performance/figure-areas.ts";
import { importAreaTable } from "#app/services/performance/import-area-table.ts";
import { db } from "#db/open.ts";

export const loader = guardedLoader("performance:import", z.object({}), async ({ actor, now }) => ({
  expected: yearToDate(plusQuarters(quarterOf(londonDay(now)), -1)),
  hasAreas: (await areaGroups(db, actor.partnershipId)).length > 0,
}));

type Preview = { rows: JudgedAreaEntry[]; passedOver: string[]; period: Period; kind: "beat" | "ward" };

export const action = guardedAction("performance:import", z.object({}), async ({ form, actor, now }) => {
  const isConfirmed = form.get("intent") === "load";
  form.delete("intent");
  const parsed = parseForm(form, importAreaTableForm);
  const reply = {
    values: parsed.values,
    errors: {} as FieldErrors,
    lines: [] as LineError[],
    preview: null as Preview | null,
  };
  if (!parsed.ok) return data({ ...reply, errors: parsed.errors }, 400);
  const { table: text, from, to, kind, ...source } = parsed.data;
  const period = { from, to };
  const today = londonDay(now);
  const refusal = refusePeriod(period, today) ?? refuseSource(source, to, today);
  if (refusal) return data({ ...reply, errors: { [refusal.field]: refusal.message } }, 422);
  const result = await importAreaTable({ db, actor, now }, { text, kind, period, source, dryRun: !isConfirmed });
  if (result.kind === "refused")
    return data({ ...reply, errors: { table: lineText(result.errors[0]) }, lines: result.errors }, 422);
  if (result.kind === "done") return redirect(afterSaving(`/performance/imports/${result.batchId}`, "figures-loaded"));
  return data({ ...reply, preview: { rows: result.rows, passedOver: result.passedOver, period, kind } }, 200);
});

export const meta: MetaFunction = () => [{ title: "Load crime by beat or ward – Joint Action" }];

export default function AreaTablePage() {
  const { expected, hasAreas } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const preview = reply?.preview ?? null;
  const isRecorded = preview?.rows.every((row) => row.fate === "same") ?? false;
  const initial = {
    ...{ ...dayParts("from", expected.from), ...dayParts("to", expected.to), table: "", kind: "beat", publisher: "" },
    ...{ ...dayParts("asAt", null), ...dayParts("publishedOn", null) },
  };
  const { field, errors, errorOf, onSubmit } = useCheckedForm(importAreaTableForm, initial, reply);
  return (
    <>
      <BackLink href="/performance">Performance</BackLink>
      <ErrorSummary errors={withLines(errors, reply?.lines ?? [])} />
      <h1 className="govuk-heading-l">{preview ? "Check what was read" : "Load crime by beat or ward"}</h1>
      <FiguresNavigation current="/performance/import/areas" />
      {hasAreas ? null : (
        <InsetText>No beats or wards are loaded yet. An administrator loads them as a file.</InsetText>
      )}
      {preview ? <AreaTablePreview {...preview} /> : null}
      {isRecorded ? <InsetText>All of these figures are recorded already. There is nothing to load.</InsetText> : null}
      {preview && !isRecorded ? <LoadChecked values={reply?.values ?? {}} /> : null}
      {preview ? <h2 className="govuk-heading-m">Change the table or the days</h2> : null}
      <PageForm onSubmit={onSubmit}>
        <Radios
          field={field("kind")}
          legend="What are its rows?"
          legendSize="s"
          inline
          items={[
            { value: "beat", text: "Beats" },
            { value: "ward", text: "Wards" },
          ]}
          error={errorOf("kind")}
        />
        <Textarea
          field={field("table")}
          label="The table"
          hint="With its headings: the types of crime, and under each of them the year before, this year and the percentage. A row without a beat is kept as “Not recorded”."
          error={errorOf("table")}
          rows={14}
          spellCheck={false}
        />
        <FigureDays field={field} errorOf={errorOf} />
        <FigureSourceFields field={field} errorOf={errorOf} />
        <Button variant={preview ? "secondary" : "primary"}>Check the table</Button>
      </PageForm>
    </>
  );
}
