import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { InsetText } from "#app/components/govuk/inset-text.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { CrimeTablePreview } from "#app/components/performance/crime-table-preview.tsx";
import { londonDay, londonTime } from "#app/domain/dates/iso-day.ts";
import { type JudgedEntry, refusePeriod } from "#app/domain/performance/import-crime-table.ts";
import { importCrimeTableForm } from "#app/domain/performance/import-crime-table.form.ts";
import {
  type Period,
  periodLabel,
  plusQuarters,
  quarterId,
  quarterOf,
  quarterReportedTo,
  yearToDate,
} from "#app/domain/performance/quarter.ts";
import { tableOf } from "#app/domain/performance/quarter-shown.ts";
import type { LineError } from "#app/domain/performance/read-crime-table.ts";
import { dayParts, type FieldErrors, type FormValues, parseForm } from "#app/forms/parse-form.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { importCrimeTable } from "#app/services/performance/import-crime-table.ts";
import { db } from "#db/open.ts";
import { listCrimeTableImports } from "#db/queries/crime-figures.ts";

const IMPORTS_SHOWN = 20;
const FIELDS = ["table", ...["from", "to"].flatMap((name) => Object.keys(dayParts(name, null)))];

export const loader = guardedLoader("performance:import", z.object({}), async ({ actor, now }) => {
  const imports = await listCrimeTableImports(db, actor.partnershipId, IMPORTS_SHOWN);
  return {
    expected: yearToDate(plusQuarters(quarterOf(londonDay(now)), -1)),
    imports: imports.map(({ id, rows, createdAt, createdByName, from, to }) => ({
      id,
      rows,
      createdAt,
      createdByName,
      from,
      to,
    })),
  };
});

type Reply = { values: FormValues; errors: FieldErrors; lines: LineError[]; preview: Preview | null };
type Preview = { rows: JudgedEntry[]; period: Period; isRecorded: boolean; hasQuarter: boolean };

export const action = guardedAction("performance:import", z.object({}), async ({ form, actor, now }) => {
  const isConfirmed = form.get("intent") === "load";
  form.delete("intent");
  const parsed = parseForm(form, importCrimeTableForm);
  const reply: Reply = { values: parsed.values, errors: {}, lines: [], preview: null };
  if (!parsed.ok) return data({ ...reply, errors: parsed.errors }, 400);

  const { table: text, ...period } = parsed.data;
  const refusal = refusePeriod(period, londonDay(now));
  if (refusal) return data({ ...reply, errors: { [refusal.field]: refusal.message } }, 422);
  const result = await importCrimeTable({ db, actor, now }, { text, period, dryRun: !isConfirmed });
  if (result.kind === "refused")
    return data({ ...reply, errors: { table: lineText(result.errors[0]) }, lines: result.errors }, 422);
  const quarter = quarterReportedTo(period.to);
  if (result.kind === "done") return redirect(`/performance?quarter=${quarterId(quarter)}&loaded=${result.batchId}`);
  const isRecorded = result.rows.every((row) => row.fate === "same");
  return data(
    { ...reply, preview: { rows: result.rows, period, isRecorded, hasQuarter: tableOf(quarter, [period]) !== null } },
    200,
  );
});

function lineText(error: LineError | undefined) {
  return error
    ? `Line ${error.line}${error.column === null ? "" : `, ${error.column}`}: ${error.message}`
    : "The table cannot be read";
}

export const meta: MetaFunction = () => [{ title: "Load the crime table – Joint Action" }];

export default function ImportPage() {
  const { expected } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const preview = reply?.preview ?? null;
  const initial = { ...dayParts("from", expected.from), ...dayParts("to", expected.to), table: "" };
  const { field, errors, errorOf, onSubmit } = useCheckedForm(importCrimeTableForm, initial, reply);
  const lines = errorOf("table") ? (reply?.lines ?? []) : [];
  const summary = [...errors.filter((e) => e.name !== "table" || lines.length === 0), ...lines.map(summaryOf)];
  return (
    <>
      <BackLink href="/performance">Performance</BackLink>
      <ErrorSummary errors={summary} />
      <h1 className="govuk-heading-l">{preview ? "Check what was read" : "Load the crime table"}</h1>
      {preview ? <Confirm preview={preview} values={reply?.values ?? {}} /> : null}
      {preview ? <h2 className="govuk-heading-m">Change the table or the days</h2> : null}
      <PageForm onSubmit={onSubmit}>
        <Textarea
          field={field("table")}
          label="The table"
          hint="Copy the whole table with its headings, from a spreadsheet or a .csv file, and paste it here. Rows or columns may be missing."
          error={errorOf("table")}
          rows={12}
          spellCheck={false}
        />
        <DateInput
          name="from"
          field={field}
          legend="First day of the figures"
          legendSize="s"
          hint="Figures are for the year to date: 1 April"
          error={errorOf("from")}
        />
        <DateInput
          name="to"
          field={field}
          legend="Last day of the figures"
          legendSize="s"
          hint="As the headings have it, such as 30 9 2023"
          error={errorOf("to")}
        />
        <Button variant={preview ? "secondary" : "primary"}>Check the table</Button>
      </PageForm>
      {preview ? null : <LoadedBefore />}
    </>
  );
}

function summaryOf(error: LineError, index: number) {
  return { name: `table-${index}`, message: lineText(error), href: "#table" };
}

function Confirm({
  preview: { rows, period, isRecorded, hasQuarter },
  values,
}: {
  preview: Preview;
  values: FormValues;
}) {
  return (
    <>
      <CrimeTablePreview rows={rows} period={period} />
      {isRecorded ? <InsetText>All of these figures are recorded already. There is nothing to load.</InsetText> : null}
      {isRecorded || hasQuarter ? null : (
        <InsetText>These figures do not begin on 1 April, so no quarter’s page will show them.</InsetText>
      )}
      {isRecorded ? null : (
        <PageForm id="load">
          <input type="hidden" name="intent" value="load" />
          {FIELDS.map((name) => (
            <input key={name} type="hidden" name={name} value={String(values[name] ?? "")} />
          ))}
          <Button>Load these figures</Button>
        </PageForm>
      )}
    </>
  );
}

function LoadedBefore() {
  const { imports } = useLoaderData<typeof loader>();
  if (imports.length === 0) return null;
  return (
    <Table
      caption="Loaded before"
      captionSize="m"
      scrollLabel="Loaded before"
      head={["Figures of", { text: "Rows", numeric: true }, "Loaded", "By"]}
      rows={imports.map((batch) => [
        <a key="quarter" className="govuk-link" href={`/performance?quarter=${quarterId(quarterReportedTo(batch.to))}`}>
          {periodLabel(batch)}
        </a>,
        batch.rows,
        londonTime(batch.createdAt),
        batch.createdByName ?? "A command",
      ])}
    />
  );
}
