import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { InsetText } from "#app/components/govuk/inset-text.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { WarningText } from "#app/components/govuk/warning-text.tsx";
import {
  DESTINATION_NAMES,
  EXPORT_LIMITS,
  filesFor,
  FORMAT_NAMES,
  FORMATS,
  lengthWords,
} from "#app/domain/exports/disclosure.ts";
import { exportForm } from "#app/domain/exports/export.form.ts";
import { EXPORT_LISTS, exportWords, listHref, parseExportAddress } from "#app/domain/exports/lists.ts";
import { restrictedWarning } from "#app/domain/rights/mark-words.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { exportsFolder } from "#app/http/data-folder.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { columnsOf } from "#app/services/exports/list-rows.ts";
import { lengthOfExport, makeExport } from "#app/services/exports/make-export.ts";
import { narrowedTo } from "#app/services/exports/narrowed-to.ts";
import { db } from "#db/open.ts";
import { DisclosureFields, OwnUseField } from "#app/components/exports/justification-fields.tsx";

const params = z.object({});

export const loader = guardedLoader("exports:make", params, async ({ request, actor, now }) => {
  const asked = parseExportAddress(new URL(request.url).searchParams);
  if (!asked) throw new Response(null, { status: 404 });
  if (!actor.permissions.has(EXPORT_LISTS[asked.list].permission)) throw new Response(null, { status: 403 });
  const { rows, restricted } = await lengthOfExport({ db, actor, now }, asked);
  return {
    length: lengthWords(rows, EXPORT_LIMITS),
    warning: restrictedWarning(restricted),
    /** None where there is nothing to make, or too much. */
    files: filesFor(rows, EXPORT_LIMITS) ?? 0,
    words: exportWords(asked, await narrowedTo({ db, actor, now }, asked)),
    columns: columnsOf(asked.list).map((column) => column.heading),
    back: listHref(asked),
  };
});

export const action = guardedAction("exports:make", params, async ({ request, form: body, actor, now }) => {
  const asked = parseExportAddress(new URL(request.url).searchParams);
  if (!asked) throw new Response(null, { status: 404 });
  if (!actor.permissions.has(EXPORT_LISTS[asked.list].permission)) throw new Response(null, { status: 403 });
  const form = parseForm(body, exportForm);
  if (!form.ok) return data({ values: form.values, errors: form.errors }, 400);
  const result = await makeExport({ db, actor, now, folder: exportsFolder() }, asked, form.data);
  switch (result.kind) {
    case "forbidden":
      throw new Response(null, { status: 403 });
    case "refused":
      return data({ values: form.values, errors: { [result.refusal.field]: result.refusal.message } }, 422);
    case "done":
      return redirect(`/exports/${result.id}`);
  }
});

export const meta: MetaFunction = () => [{ title: "Download a list – Joint Action" }];

const BLANK = { purpose: "", recipients: "", gateway: "", necessity: "", proportionality: "", approvedBy: "" };

export default function NewExportPage() {
  const { words, columns, back, length, warning, files } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const initial = { format: "xlsx", destination: "", ...BLANK };
  const { field, errors, errorOf, onSubmit } = useCheckedForm(exportForm, initial, reply);
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={back}>Back to the list</BackLink>
        <ErrorSummary errors={errors} />
        <span className="govuk-caption-l">{words}</span>
        <h1 className="govuk-heading-l">Download this list</h1>
        <InsetText>{length}.</InsetText>
        {warning === null ? null : <WarningText>{warning}. Each is marked in the file.</WarningText>}
        {files > 0 ? (
          <>
            <p className="govuk-body">
              The file has every row of this list that you may see, with {columns.slice(0, -1).join(", ").toLowerCase()}{" "}
              and {columns.at(-1)?.toLowerCase()}. That you made it, and for whom, is recorded.
            </p>
            <PageForm onSubmit={onSubmit}>
              <Radios
                field={field("format")}
                legend="Format"
                legendSize="s"
                items={FORMATS.map((format) => ({ value: format, text: FORMAT_NAMES[format] }))}
                error={errorOf("format")}
                inline
              />
              <Radios
                field={field("destination")}
                legend="Where it goes"
                legendSize="s"
                items={[
                  {
                    value: "own-use",
                    text: DESTINATION_NAMES["own-use"],
                    conditional: <OwnUseField field={field} errorOf={errorOf} />,
                  },
                  {
                    value: "disclosed",
                    text: DESTINATION_NAMES.disclosed,
                    conditional: <DisclosureFields field={field} errorOf={errorOf} />,
                  },
                ]}
                error={errorOf("destination")}
              />
              <Button>{files > 1 ? `Make the ${files} files` : "Make the file"}</Button>
            </PageForm>
          </>
        ) : null}
      </div>
    </div>
  );
}
