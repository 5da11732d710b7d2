import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { FileUpload } from "#app/components/govuk/file-upload.tsx";
import { InsetText } from "#app/components/govuk/inset-text.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { CrimeTablePreview } from "#app/components/performance/crime-table-preview.tsx";
import { FigureDays } from "#app/components/performance/figure-days.tsx";
import { FigureSourceFields } from "#app/components/performance/figure-source-fields.tsx";
import { FiguresNavigation } from "#app/components/performance/figures-navigation.tsx";
import { LoadChecked } from "#app/components/performance/kept-fields.tsx";
import { lineText, withLines } from "#app/components/performance/line-errors.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { isHeading } from "#app/domain/performance/crime-table-columns.ts";
import { refuseSource } from "#app/domain/performance/figure-source.ts";
import { type JudgedEntry, refusePeriod } from "#app/domain/performance/import-crime-table.ts";
import { importCrimeTableForm } from "#app/domain/performance/import-crime-table.form.ts";
import { type Period, plusQuarters, quarterId, quarterOf, quarterReportedTo, yearToDate } from "#app/domain/performance/quarter.ts"; // prettier-ignore
import { tableOf } from "#app/domain/performance/quarter-shown.ts";
import type { LineError } from "#app/domain/performance/read-crime-table.ts";
import { dayParts, type FieldErrors, type FormValues, formValues, parseForm } from "#app/forms/parse-form.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { guardedLoader, guardedUpload } from "#app/http/guard.server.ts";
import { areaGroups, isFigureArea } from "#app/services/performance/figure-areas.ts";
import { importCrimeTable } from "#app/services/performance/import-crime-table.ts";
import { LARGEST_TABLE_FILE, tableText } from "#app/services/performance/table-text.ts";
import { db } from "#db/open.ts";
import { ImportedTables } from "./imported-tables.tsx";
import { listCrimeTableImports } from "#db/queries/crime-figures.ts";

const IMPORTS_SHOWN = 20;

export const loader = guardedLoader("performance:import", z.object({}), async ({ actor, now }) => {
  const imports = await listCrimeTableImports(db, actor.partnershipId, IMPORTS_SHOWN);
  return {
    expected: yearToDate(plusQuarters(quarterOf(londonDay(now)), -1)),
    areas: await areaGroups(db, actor.partnershipId),
    imports: imports.map(({ id, rows, createdAt, createdByName, from, to }) => ({
      ...{ id, rows, createdAt, createdByName, from, to },
    })),
  };
});

type Preview = { rows: JudgedEntry[]; period: Period; isRecorded: boolean; hasQuarter: boolean };
const EMPTY = {
  values: {} as FormValues,
  errors: {} as FieldErrors,
  lines: [] as LineError[],
  preview: null as Preview | null,
  /** The table comes from a file, and not from the box. */
  isRead: false,
};

/** A file that is chosen is read and shown as if it had been pasted; words are checked, and loaded when they are confirmed. */
export const action = guardedUpload(
  "performance:import",
  z.object({}),
  { field: "file", maxBytes: LARGEST_TABLE_FILE },
  async ({ upload, actor, now }) => {
    const form = upload.fields;
    const isConfirmed = form.get("intent") === "load";
    form.delete("intent");
    if (upload.kind === "received") {
      const read = await tableText(upload.path, isHeading);
      if (read.kind === "refused")
        return data({ ...EMPTY, values: formValues(form), errors: { file: read.message } }, 422);
      form.set("table", read.text);
    } else if (!form.has("table")) {
      return data({ ...EMPTY, values: formValues(form), errors: { file: upload.message } }, upload.status);
    }
    const parsed = parseForm(form, importCrimeTableForm);
    const reply = { ...EMPTY, values: parsed.values, isRead: upload.kind === "received" };
    if (!parsed.ok) return data({ ...reply, errors: parsed.errors }, 400);

    const { table: text, from, to, areaId, ...source } = parsed.data;
    const period = { from, to };
    const today = londonDay(now);
    const refusal = refusePeriod(period, today) ?? refuseSource(source, to, today);
    if (refusal) return data({ ...reply, errors: { [refusal.field]: refusal.message } }, 422);
    if (areaId !== null && !(await isFigureArea(db, actor.partnershipId, areaId)))
      return data({ ...reply, errors: { areaId: "Select an area that is loaded" } }, 422);
    const result = await importCrimeTable({ db, actor, now }, { text, period, dryRun: !isConfirmed, areaId, source });
    if (result.kind === "refused")
      return data({ ...reply, errors: { table: lineText(result.errors[0]) }, lines: result.errors }, 422);
    const quarter = quarterReportedTo(to);
    if (result.kind === "done")
      return redirect(
        areaId === null
          ? `/performance?quarter=${quarterId(quarter)}&loaded=${result.batchId}`
          : `/performance/imports/${result.batchId}`,
      );
    const isRecorded = result.rows.every((row) => row.fate === "same");
    return data(
      { ...reply, preview: { rows: result.rows, period, isRecorded, hasQuarter: tableOf(quarter, [period]) !== null } },
      200,
    );
  },
);

export const meta: MetaFunction = () => [{ title: "Load the crime table – Joint Action" }];

/** What was read from a file is put into the box, which keeps what is typed there otherwise. */
export default function ImportPage() {
  const reply = useActionData<typeof action>();
  return <TablePage key={reply?.isRead ? String(reply.values.table) : "typed"} reply={reply} />;
}

type Reply = ReturnType<typeof useActionData<typeof action>>;

function TablePage({ reply }: { reply: Reply }) {
  const { expected, areas, imports } = useLoaderData<typeof loader>();
  const preview = reply?.preview ?? null;
  const initial = {
    ...{ ...dayParts("from", expected.from), ...dayParts("to", expected.to), table: "", areaId: "", publisher: "" },
    ...{ ...dayParts("asAt", null), ...dayParts("publishedOn", null) },
  };
  const checked = useCheckedForm(importCrimeTableForm, initial, reply);
  const { field, errors, errorOf, onSubmit } = checked;
  const refused: FieldErrors = reply?.errors ?? {};
  return (
    <>
      <BackLink href="/performance">Performance</BackLink>
      <ErrorSummary errors={withLines(errors, reply?.lines ?? [])} />
      <h1 className="govuk-heading-l">{preview ? "Check what was read" : "Load the crime table"}</h1>
      <FiguresNavigation current="/performance/import" />
      {preview ? <Confirm preview={preview} values={reply?.values ?? {}} /> : null}
      {preview ? <h2 className="govuk-heading-m">Change the table or the days</h2> : null}
      <p className="govuk-body">
        Paste it here, send it as a file, or{" "}
        <a className="govuk-link" href="/performance/import/form">
          type the figures into a form
        </a>
        .
      </p>
      <PageForm onSubmit={onSubmit}>
        <Textarea
          field={field("table")}
          label="The table"
          hint="Copy the whole table with its headings, from a spreadsheet or a .csv file, and paste it here. Rows or columns may be missing."
          error={errorOf("table")}
          rows={12}
          spellCheck={false}
        />
        <FigureDays field={field} errorOf={errorOf} />
        {areas.length > 0 ? (
          <Select
            field={field("areaId")}
            label="What it is of"
            placeholder="The whole borough"
            groups={areas}
            error={errorOf("areaId")}
          />
        ) : null}
        <FigureSourceFields field={field} errorOf={errorOf} />
        <Button variant={preview ? "secondary" : "primary"}>Check the table</Button>
      </PageForm>
      {preview ? null : <SendFile values={checked.values} error={refused.file} />}
      {preview ? null : <ImportedTables imports={imports} />}
    </>
  );
}

/** The days are asked once: those that stand above, or that were sent with the file. */
function SendFile({ values, error }: { values: FormValues; error: string | undefined }) {
  return (
    <>
      <h2 className="govuk-heading-m">Send a file instead</h2>
      <PageForm encType="multipart/form-data" id="upload-form">
        {Object.entries(values).map(([name, value]) =>
          name === "table" ? null : <input key={name} type="hidden" name={name} value={String(value)} />,
        )}
        <FileUpload
          field={{ id: "file", name: "file", "aria-invalid": error ? true : undefined }}
          label="The file with the table"
          hint="A .csv, .xlsx or .ods file. It is read for the days of the quarter that ended last; other days can be given when it has been read"
          accept=".csv,.txt,.xlsx,.ods"
          error={error}
        />
        <Button variant="secondary">Read the file</Button>
      </PageForm>
    </>
  );
}

function Confirm({ preview, values }: { preview: Preview; values: FormValues }) {
  const { rows, period, isRecorded, hasQuarter } = preview;
  return (
    <>
      <CrimeTablePreview rows={rows} period={period} />
      {isRecorded ? <InsetText>All of these figures are recorded already. There is nothing to load.</InsetText> : null}
      {isRecorded || hasQuarter ? null : (
        <InsetText>These figures do not begin on 1 April, so no quarter’s page will show them.</InsetText>
      )}
      {isRecorded ? null : <LoadChecked values={values} />}
    </>
  );
}
