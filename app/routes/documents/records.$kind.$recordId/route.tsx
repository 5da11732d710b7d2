import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { PreventReminder } from "#app/components/cases/prevent-reminder.tsx";
import { DocumentTable } from "#app/components/documents/document-table.tsx";
import { DownloadList } from "#app/components/exports/download-list.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { Pagination } from "#app/components/govuk/pagination.tsx";
import { CONTEXT_NAMES, contextPath, DOCUMENT_CONTEXTS, documentsPath } from "#app/domain/documents/document.ts";
import { exportAddress } from "#app/domain/exports/address.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { documentsOf } from "#app/services/documents/documents-of.ts";
import { db } from "#db/open.ts";
import { isOfPreventCase } from "#db/queries/case-flags.ts";
import { findDocumentOwner } from "#db/queries/documents.ts";

const params = z.object({ kind: z.enum(DOCUMENT_CONTEXTS), recordId: z.uuidv7() });
const query = z.object({ after: z.catch(z.optional(z.uuidv7()), undefined) });
const PAGE = 50;

export const loader = guardedLoader("documents:read", params, async ({ request, params, actor, now }) => {
  const owner = { kind: params.kind, id: params.recordId };
  const record = await findDocumentOwner(db, actor, owner);
  if (!record) throw new Response(null, { status: 404 });
  const { after } = query.parse(Object.fromEntries(new URL(request.url).searchParams));
  const page = await documentsOf({ db, actor }, owner, { after, limit: PAGE });
  await recordList(
    { db, actor, now },
    "document.listed",
    "document",
    page.documents.map((d) => d.id),
    { [owner.kind]: owner.id },
  );
  return { owner, reference: record.reference, isPrevent: await isOfPreventCase(db, actor, owner), ...page };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Documents of ${data?.reference ?? ""} – Joint Action` },
];

export default function DocumentsPage() {
  const { owner, reference, isPrevent, documents, next, mayAdd, mayRemove } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href={contextPath(owner)}>
        {CONTEXT_NAMES[owner.kind]} {reference}
      </BackLink>
      <h1 className="govuk-heading-l">Documents of {reference}</h1>
      {isPrevent ? <PreventReminder /> : null}
      {mayAdd ? <Button href={`${documentsPath(owner)}/new`}>Add a document</Button> : null}
      {documents.length > 0 ? (
        <DocumentTable caption="Newest first" captionHidden documents={documents} mayRemove={mayRemove} />
      ) : (
        <p className="govuk-body">
          No documents yet. Letters, pictures and reports that belong to the record are kept here.
        </p>
      )}
      <Pagination nextHref={next ? documentsPath(owner, next) : undefined} nextText="Earlier documents" />
      {documents.length > 0 ? (
        <DownloadList
          href={exportAddress({ list: "documents", filter: { kind: owner.kind, record: owner.id } })}
          rows={null}
        />
      ) : null}
    </>
  );
}
