import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { FileUpload } from "#app/components/govuk/file-upload.tsx";
import { LETTER_KINDS, LETTER_NAMES } from "#app/domain/case-reviews/application.ts";
import { LARGEST_TEMPLATE } from "#app/domain/case-reviews/letter-placeholders.ts";
import { londonTime } from "#app/domain/dates/iso-day.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { guardedLoader, guardedUpload } from "#app/http/guard.server.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { handInTemplate } from "#app/services/case-reviews/templates.ts";
import { listTemplates } from "#db/queries/case-review-templates.ts";
import { db } from "#db/open.ts";
import { Placeholders } from "./placeholders.tsx";
import { Versions } from "./versions.tsx";

const params = z.object({ kind: z.enum(LETTER_KINDS) });

export const loader = guardedLoader("case-reviews:manage", params, async ({ params: { kind }, actor, now }) => {
  const templates = await listTemplates(db, actor.partnershipId, kind);
  const ids = templates.map(({ id }) => id);
  await recordList({ db, actor, now }, "case-review.templates-listed", "case-review-template", ids);
  return {
    kind,
    number: templates[0]?.number ?? 0,
    isOwn: templates[0] !== undefined && templates[0].sha256 !== null,
    templates: templates.map(({ id, number, size, sha256, recordedAt, byName }) => ({
      ...{ id, number, size, byName, isFile: sha256 !== null },
      hash: sha256?.slice(0, 12) ?? null,
      recorded: londonTime(recordedAt),
    })),
  };
});

const FILE = { field: "file", maxBytes: LARGEST_TEMPLATE };

export const action = guardedUpload(
  "case-reviews:manage",
  params,
  FILE,
  async ({ params: { kind }, upload, actor, now }) => {
    if (upload.kind === "refused") return data({ error: upload.message }, upload.status);
    const number = Number(upload.fields.get("number"));
    const result = await handInTemplate({ db, actor, now }, { kind, number }, upload);
    if (result.kind === "refused") return data({ error: result.message }, 422);
    return redirect(afterSaving(`/case-reviews/templates/${kind}`, "case-review-template"));
  },
);

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: `${loaded ? `Template: ${LETTER_NAMES[loaded.kind].toLowerCase()}` : "Template"} – Joint Action` },
];

export default function TemplatePage() {
  const { kind, number, isOwn, templates } = useLoaderData<typeof loader>();
  const error = useActionData<typeof action>()?.error;
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href="/case-reviews/templates">Templates of letters</BackLink>
        <ErrorSummary errors={error ? [{ name: "file", message: error, href: "#file" }] : []} />
        <span className="govuk-caption-l">Template of a letter</span>
        <h1 className="govuk-heading-l">{LETTER_NAMES[kind]}</h1>
        <p className="govuk-body">
          {isOwn
            ? "Letters of this kind are made by your own template."
            : "Letters of this kind are made by the template that comes with Joint Action."}
        </p>
        <p className="govuk-body">
          <a className="govuk-link" href={`/case-reviews/templates/${kind}/start`}>
            Download the template to begin with (Word)
          </a>
          . Change it in Word, keep the placeholders, and hand it in here.
        </p>
        <PageForm encType="multipart/form-data">
          <input type="hidden" name="number" value={number} />
          <FileUpload
            field={{ id: "file", name: "file", "aria-invalid": error ? true : undefined }}
            label="Your template"
            labelSize="m"
            hint="A Word document (.docx), smaller than 1MB, without macros, and with no fields but page numbers and the date. It is checked before it is used"
            accept=".docx"
            error={error}
          />
          <Button>Check and use this template</Button>
        </PageForm>
        {isOwn ? (
          <p className="govuk-body">
            <a className="govuk-link" href={`/case-reviews/templates/${kind}/shipped`}>
              Go back to the template that comes with Joint Action
            </a>
          </p>
        ) : null}
        <Placeholders />
        <Versions kind={kind} templates={templates} />
      </div>
    </div>
  );
}
