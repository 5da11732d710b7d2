import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { columnNames, fromSaved, guessColumns, type SavedColumns } from "#app/domain/imports/columns.ts";
import { fieldOf, readColumnsForm } from "#app/domain/imports/columns.form.ts";
import { USUAL_SYSTEM } from "#app/domain/imports/import-source.ts";
import { uploadsFolder } from "#app/http/data-folder.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { chooseColumns } from "#app/services/imports/choose-columns.ts";
import { openImport, previewRows } from "#app/services/imports/open-import.ts";
import { columnsOf, readingOf } from "#app/services/imports/stored-run.ts";
import { db } from "#db/open.ts";
import { listMappings } from "#db/queries/import-runs.ts";
import { listAgenciesOfPartnership } from "#db/queries/partnership-agencies.ts";
import { ColumnsForm } from "./columns-form.tsx";
import { SheetForm } from "./sheet-form.tsx";

const params = z.object({ runId: z.uuidv7() });
const ROWS_SHOWN = 5;
const COLUMNS_SHOWN = 12;

export const loader = guardedLoader("imports:manage", params, async ({ params: { runId }, request, actor }) => {
  const found = await openImport(db, actor, runId);
  if (!found) throw new Response(null, { status: 404 });
  const { run, kind } = found;
  const asked = new URL(request.url).searchParams;
  const { sheets, sheet: stored } = readingOf(run);
  const sheet = sheets.find((name) => name === asked.get("sheet")) ?? stored;
  const rows = await previewRows(uploadsFolder(), run, sheet, ROWS_SHOWN);
  const firstRow = rows[0]?.cells ?? [];
  const mappings = await listMappings(db, actor.partnershipId, kind.name);
  const saved = mappings.find((mapping) => mapping.id === asked.get("saved"));
  const kept = saved && (JSON.parse(saved.columns) as SavedColumns);
  const from = kept ?? columnsOf(run);
  const choice = kept
    ? fromSaved(kept, kind, firstRow)
    : sheet === stored
      ? columnsOf(run)
      : guessColumns(kind, firstRow);
  const values = Object.fromEntries(kind.fields.map(({ name }) => [fieldOf(name), String(choice.columns[name] ?? "")]));
  return {
    run: { id: run.id, version: run.version, fileName: run.file_name, status: run.status },
    agencies: kind.ofSystem
      ? (await listAgenciesOfPartnership(db, actor.partnershipId)).map(({ id, name }) => ({ id, name }))
      : null,
    kind: {
      label: kind.label,
      versioned: kind.versioned,
      asksWhole: kind.asksWhole ?? false,
      layout: kind.layout?.name ?? null,
    },
    fields: kind.fields.map(({ name, label, hint, required }) => ({ name: fieldOf(name), label, hint: hint ?? "", required: required ?? false })), // prettier-ignore
    sheets,
    sheet,
    saved: saved?.id ?? "",
    mappings: mappings.map(({ id, name }) => ({ id, name })),
    columns: columnNames(firstRow, choice.hasHeadings),
    isLayout: kind.layout?.fits(firstRow) ?? false,
    rows: rows.map(({ line, cells }) => ({ line, cells: cells.slice(0, COLUMNS_SHOWN).map(cut) })),
    values: {
      ...values,
      hasHeadings: choice.hasHeadings ? "yes" : "no",
      agencyId: from.agencyId ?? "",
      system: from.system ?? USUAL_SYSTEM,
      whole: run.status === "uploaded" ? "" : columnsOf(run).isWhole ? "yes" : "no",
      versionLabel: run.version_label ?? "",
      saveAs: saved?.name ?? "",
    },
  };
});

export const action = guardedAction("imports:manage", params, async ({ params: { runId }, form, actor, now }) => {
  const found = await openImport(db, actor, runId);
  if (!found) throw new Response(null, { status: 404 });
  const { errors, ...given } = readColumnsForm(form, found.kind);
  const values = Object.fromEntries([...form].flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : []))); // prettier-ignore
  if (Object.keys(errors).length > 0) return data({ values, errors }, 400);
  const { sheets, sheet: stored } = readingOf(found.run);
  const sheet = sheets.find((name) => name === given.sheet) ?? stored;
  const [first] = await previewRows(uploadsFolder(), found.run, sheet, 1);
  const chosen = { ...given, sheet, firstRow: first?.cells ?? [] };
  const result = await chooseColumns({ db, actor, now }, runId, chosen);
  switch (result.kind) {
    case "not-found":
      throw new Response(null, { status: 404 });
    case "changed":
      return data({ values, errors: { form: "This import has moved on. Go back to it and look again" } }, 409);
    case "refused":
      return data({ values, errors: Object.fromEntries(Object.entries(result.errors).map(([name, message]) => [name === "agencyId" ? name : fieldOf(name), message])) }, 422); // prettier-ignore
    case "done":
      return redirect(`/admin/imports/${runId}`);
  }
});

const cut = (cell: string) => (cell.length > 60 ? `${cell.slice(0, 60)}…` : cell);

export const meta: MetaFunction = () => [{ title: "Choose the columns – Joint Action" }];

export default function ColumnsPage() {
  const { run, kind, fields, sheets, sheet, saved, mappings, agencies, columns, isLayout, rows, values } =
    useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const errors: Record<string, string> = reply?.errors ?? {};
  return (
    <>
      <BackLink href={`/admin/imports/${run.id}`}>{run.fileName}</BackLink>
      <ErrorSummary errors={Object.entries(errors).map(([name, message]) => ({ name, message, href: `#${name}` }))} />
      <h1 className="govuk-heading-l">
        <span className="govuk-caption-l">{kind.label}</span>
        Choose the columns
      </h1>
      {isLayout ? <p className="govuk-body">This is {kind.layout}: its columns are known.</p> : null}
      <SheetForm sheets={sheets} sheet={sheet} mappings={mappings} saved={saved} />
      {rows.length > 0 ? (
        <Table
          caption={
            columns.length > COLUMNS_SHOWN
              ? `The first rows: ${COLUMNS_SHOWN} of ${columns.length} columns`
              : "The first rows"
          }
          captionSize="m"
          scrollLabel="The first rows of the file"
          firstCellIsHeader
          small
          head={["Line", ...columns.slice(0, COLUMNS_SHOWN).map((_, index) => `Column ${index + 1}`)]}
          rows={rows.map(({ line, cells }) => [line, ...cells])}
        />
      ) : (
        <p className="govuk-body">No rows can be read. Choose another sheet, or send the file again.</p>
      )}
      <ColumnsForm
        key={`${sheet ?? ""} ${saved}`}
        version={String(run.version)}
        sheet={sheet ?? ""}
        isVersioned={kind.versioned}
        asksWhole={kind.asksWhole}
        agencies={agencies}
        saved={saved}
        fields={fields}
        columns={columns}
        values={reply?.values ?? values}
        errors={errors}
      />
    </>
  );
}
