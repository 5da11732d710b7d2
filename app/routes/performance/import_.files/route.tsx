import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { z } from "zod/mini";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ButtonGroup } from "#app/components/govuk/button-group.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { FileUpload } from "#app/components/govuk/file-upload.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { FigureSourceFields } from "#app/components/performance/figure-source-fields.tsx";
import { FiguresNavigation } from "#app/components/performance/figures-navigation.tsx";
import { lineText, withLines } from "#app/components/performance/line-errors.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { refuseSource } from "#app/domain/performance/figure-source.ts";
import { importPublishedForm } from "#app/domain/performance/import-published.form.ts";
import type { LineError } from "#app/domain/performance/read-crime-table.ts";
import { dayParts, type FieldErrors, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { guardedLoader, guardedUpload } from "#app/http/guard.server.ts";
import { importLimits } from "#app/services/imports/import-limits.ts";
import { importPublished, type PublishedImport } from "#app/services/performance/import-published.ts";
import { db } from "#db/open.ts";
import { PublishedPreview } from "./published-preview.tsx";

const params = z.object({});
const INITIAL = { format: "police-uk", publisher: "", ...dayParts("asAt", null), ...dayParts("publishedOn", null) };

export const loader = guardedLoader("performance:import", params, async ({ actor, now }) => ({
  megabytes: (await importLimits(db, actor.partnershipId, londonDay(now))).megabytes,
}));

type Checked = Exclude<PublishedImport, { kind: "refused" }>;

export const action = guardedUpload(
  "performance:import",
  params,
  {
    field: "file",
    maxBytes: async ({ actor, now }) =>
      (await importLimits(db, actor.partnershipId, londonDay(now))).megabytes * 1_000_000,
  },
  async ({ upload, actor, now }) => {
    const dryRun = upload.fields.get("intent") !== "load";
    upload.fields.delete("intent");
    const form = parseForm(upload.fields, importPublishedForm);
    const reply = {
      values: form.values,
      errors: {} as FieldErrors,
      lines: [] as LineError[],
      checked: null as Checked | null,
    };
    const errors: FieldErrors = form.ok ? {} : { ...form.errors };
    if (upload.kind === "refused") errors.file = upload.message;
    if (!form.ok || upload.kind === "refused")
      return data({ ...reply, errors }, upload.kind === "refused" ? upload.status : 400);
    const { format, ...source } = form.data;
    const refusal = refuseSource(source, null, londonDay(now));
    if (refusal) return data({ ...reply, errors: { [refusal.field]: refusal.message } }, 422);
    const result = await importPublished({ db, actor, now }, { path: upload.path, format, source, dryRun });
    if (result.kind === "refused")
      return data({ ...reply, errors: { file: lineText(result.errors[0]) }, lines: result.errors }, 422);
    // What the file does not say of the group stands nowhere else, so it is told here. Sent again, it changes nothing.
    const isWhole = result.notFound.length === 0 && result.notes.length === 0;
    if (result.kind === "done" && isWhole)
      return redirect(afterSaving(`/performance/imports/${result.batchId}`, "figures-loaded"));
    return data({ ...reply, checked: result }, 200);
  },
);

export const meta: MetaFunction = () => [{ title: "Load a published file – Joint Action" }];

function headingOf(kind: Checked["kind"] | undefined) {
  if (kind === undefined) return "Load a published file";
  return kind === "done" ? "The figures have been loaded" : "Check what was read";
}

export default function PublishedFilePage() {
  const { megabytes } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const isSending = useNavigation().state === "submitting";
  const { field, errors, errorOf } = useCheckedForm(importPublishedForm, INITIAL, reply);
  return (
    <>
      <BackLink href="/performance">Performance</BackLink>
      <ErrorSummary errors={withLines(errors, reply?.lines ?? [], "file")} />
      <h1 className="govuk-heading-l">{headingOf(reply?.checked?.kind)}</h1>
      <FiguresNavigation current="/performance/import/files" />
      {reply?.checked ? <PublishedPreview checked={reply.checked} /> : null}
      <PageForm encType="multipart/form-data">
        <Radios
          field={field("format")}
          legend="What is the file?"
          legendSize="s"
          items={[
            {
              value: "police-uk",
              text: "Street-level crime of data.police.uk",
              hint: "A .csv file. Each month of a police force replaces what was loaded of it before",
            },
            {
              value: "home-office",
              text: "Recorded crime by partnership, of the Home Office",
              hint: "A .csv, .xlsx or .ods file. Only the most similar group is kept; each quarter of each replaces what was loaded of it before",
            },
          ]}
          error={errorOf("format")}
        />
        <FigureSourceFields field={field} errorOf={errorOf} />
        <FileUpload
          field={{ id: "file", name: "file", "aria-invalid": errorOf("file") ? true : undefined }}
          label="The file"
          hint={`Smaller than ${megabytes}MB. A workbook that takes minutes is better loaded by command: import crime, with --format home-office`}
          accept=".csv,.txt,.xlsx,.ods"
          error={errorOf("file")}
        />
        <ButtonGroup>
          <Button name="intent" value="load">
            Load the file
          </Button>
          <Button name="intent" value="check" variant="secondary">
            Check it only
          </Button>
        </ButtonGroup>
        <p className="govuk-body" role="status">
          {isSending ? "The file is being read. This may take some minutes." : ""}
        </p>
      </PageForm>
      <p className="govuk-body-s">
        Contains public sector information licensed under the Open Government Licence v3.0.
      </p>
    </>
  );
}
