import { type DocumentOwner, documentsPath } from "#app/domain/documents/document.ts";
import { type ListedDocument, DocumentTable } from "./document-table.tsx";

type Props = {
  owner: DocumentOwner;
  documents: readonly ListedDocument[];
  /** There are more than these. */
  hasMore: boolean;
  mayAdd: boolean;
  mayRemove: boolean;
};

/** The newest documents on the page of the record that they belong to. */
export function DocumentsOfRecord({ owner, documents, hasMore, mayAdd, mayRemove }: Props) {
  return (
    <section id="documents">
      {documents.length > 0 ? (
        <DocumentTable caption="Documents" documents={documents} mayRemove={mayRemove} />
      ) : (
        <>
          <h2 className="govuk-heading-m">Documents</h2>
          <p className="govuk-body">
            No documents yet. Letters, pictures and reports that belong to this record are kept here.
          </p>
        </>
      )}
      <p className="govuk-body">
        {mayAdd ? (
          <a className="govuk-link" href={`${documentsPath(owner)}/new`}>
            Add a document
          </a>
        ) : null}
        {hasMore ? (
          <>
            {mayAdd ? " or " : null}
            <a className="govuk-link" href={documentsPath(owner)}>
              see all documents
            </a>
          </>
        ) : null}
      </p>
    </section>
  );
}
