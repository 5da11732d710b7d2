import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { documentsPath, mayRemoveDocuments, ownerOf } from "#app/domain/documents/document.ts";
import { removeDocumentForm } from "#app/domain/documents/document.form.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { documentsFolder } from "#app/http/data-folder.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { removeDocument } from "#app/services/documents/remove-document.ts";
import { db } from "#db/open.ts";
import { findDocument, findDocumentOwner } from "#db/queries/documents.ts";

const params = z.object({ documentId: z.uuidv7() });

export const loader = guardedLoader("documents:remove", params, async ({ params, actor }) => {
  const document = await findDocument(db, actor, params.documentId);
  const record = document && (await findDocumentOwner(db, actor, ownerOf(document)));
  if (!document || !record || document.removedAt !== null) throw new Response(null, { status: 404 });
  if (!mayRemoveDocuments(actor, record)) throw new Response(null, { status: 403 });
  return { title: document.title, version: document.version, back: documentsPath(ownerOf(document)) };
});

export const action = guardedAction("documents:remove", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, removeDocumentForm);
  if (!form.ok) return data({ values: form.values, errors: form.errors }, 400);
  const result = await removeDocument({ db, actor, now, folder: documentsFolder() }, params.documentId, form.data);
  switch (result.kind) {
    case "not-found":
      throw new Response(null, { status: 404 });
    case "forbidden":
      throw new Response(null, { status: 403 });
    case "refused":
      return data({ values: form.values, errors: { form: result.refusal.message } }, 422);
    case "changed":
      return data({ values: form.values, errors: { form: "Someone changed this document. Reload the page" } }, 409);
    case "done":
      return redirect(documentsPath(result.owner));
  }
});

export const meta: MetaFunction = () => [{ title: "Remove a document – Joint Action" }];

export default function RemoveDocumentPage() {
  const { title, version, back } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { field, errors, errorOf, onSubmit } = useCheckedForm(
    removeDocumentForm,
    { version: String(version), reason: "" },
    reply,
  );
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={back}>Documents</BackLink>
        <ErrorSummary errors={errors} />
        <h1 className="govuk-heading-l">Remove this document</h1>
        <p className="govuk-body">
          The file of <strong className="app-typed">{title}</strong> is erased and cannot be brought back. Its title,
          who added it, who removed it and why stay on the record.
        </p>
        <PageForm onSubmit={onSubmit}>
          <input type="hidden" {...field("version")} />
          <Textarea
            field={field("reason")}
            label="Why it is removed"
            hint="For example: added to the wrong case"
            rows={3}
            error={errorOf("reason")}
          />
          <Button variant="warning">Remove the document</Button>
        </PageForm>
      </div>
    </div>
  );
}
