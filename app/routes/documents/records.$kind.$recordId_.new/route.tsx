import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { PreventReminder } from "#app/components/cases/prevent-reminder.tsx";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { FileUpload } from "#app/components/govuk/file-upload.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { ACCEPTED_ENDINGS, ALLOWED_WORDS } from "#app/domain/documents/content.ts";
import { addDocumentForm } from "#app/domain/documents/document.form.ts";
import {
  contextPath,
  DOCUMENT_CONTEXTS,
  DOCUMENT_KIND_NAMES,
  DOCUMENT_KINDS,
  documentsPath,
  mayAddDocuments,
} from "#app/domain/documents/document.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { documentsFolder } from "#app/http/data-folder.ts";
import { guardedLoader, guardedUpload } from "#app/http/guard.server.ts";
import { addDocument } from "#app/services/documents/add-document.ts";
import { mostDocumentMegabytes } from "#app/services/documents/most-megabytes.ts";
import { newOnce } from "#app/services/session/made-once.ts";
import { db } from "#db/open.ts";
import { isOfPreventCase } from "#db/queries/case-flags.ts";
import { findDocumentOwner } from "#db/queries/documents.ts";

const params = z.object({ kind: z.enum(DOCUMENT_CONTEXTS), recordId: z.uuidv7() });

export const loader = guardedLoader("documents:add", params, async ({ params, actor, now }) => {
  const owner = { kind: params.kind, id: params.recordId };
  const record = await findDocumentOwner(db, actor, owner);
  if (!record) throw new Response(null, { status: 404 });
  if (!mayAddDocuments(actor, record)) throw new Response(null, { status: 403 });
  const megabytes = await mostDocumentMegabytes(db, actor.partnershipId, londonDay(now));
  return {
    once: newOnce(),
    owner,
    reference: record.reference,
    isPrevent: await isOfPreventCase(db, actor, owner),
    megabytes,
  };
});

export const action = guardedUpload(
  "documents:add",
  params,
  {
    field: "file",
    maxBytes: async ({ actor, now }) =>
      (await mostDocumentMegabytes(db, actor.partnershipId, londonDay(now))) * 1_000_000,
  },
  async ({ params, upload, once, actor, now }) => {
    const owner = { kind: params.kind, id: params.recordId };
    const form = parseForm(upload.fields, addDocumentForm);
    // Known only when the record is this actor's to see: of any other nothing is said, not even that a field is blank.
    const record = await findDocumentOwner(db, actor, owner);
    if (!record) throw new Response(null, { status: 404 });
    if (!mayAddDocuments(actor, record)) throw new Response(null, { status: 403 });
    if (upload.kind === "refused") {
      // Of a form that was cut short it cannot be said what else is missing.
      const others = form.ok || upload.reason === "too-large" ? {} : form.errors;
      return data({ values: form.values, errors: { ...others, file: upload.message } }, upload.status);
    }
    if (!form.ok) return data({ values: form.values, errors: form.errors }, 400);
    const at = { db, actor, now, once, folder: documentsFolder() };
    const result = await addDocument(at, owner, upload, form.data);
    if (result.kind === "forbidden") throw new Response(null, { status: 403 });
    if (result.kind === "not-found") throw new Response(null, { status: 404 });
    if (result.kind === "refused")
      return data({ values: form.values, errors: { [result.refusal.field]: result.refusal.message } }, 422);
    return redirect(documentsPath(owner));
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Add a document to ${data?.reference ?? ""} – Joint Action` },
];

export default function NewDocumentPage() {
  const { once, owner, reference, isPrevent, megabytes } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { field, errors, errorOf, onSubmit } = useCheckedForm(addDocumentForm, { title: "", kind: "" }, reply);
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={contextPath(owner)}>{reference}</BackLink>
        <ErrorSummary errors={errors} />
        <h1 className="govuk-heading-l">Add a document to {reference}</h1>
        {isPrevent ? <PreventReminder /> : null}
        <PageForm onSubmit={onSubmit} encType="multipart/form-data" once={once}>
          <Input field={field("title")} label="Title" error={errorOf("title")} />
          <Radios
            field={field("kind")}
            legend="What kind of document it is"
            legendSize="s"
            items={DOCUMENT_KINDS.map((kind) => ({ value: kind, text: DOCUMENT_KIND_NAMES[kind] }))}
            error={errorOf("kind")}
          />
          <FileUpload
            field={{ id: "file", name: "file", "aria-invalid": errorOf("file") ? true : undefined }}
            label="File"
            hint={`${ALLOWED_WORDS}. Smaller than ${megabytes} MB. Choose it again if the page comes back with an error.`}
            accept={ACCEPTED_ENDINGS}
            error={errorOf("file")}
          />
          <Button>Add the document</Button>
        </PageForm>
      </div>
    </div>
  );
}
