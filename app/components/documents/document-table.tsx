import { Table } from "../govuk/table.tsx";

export type ListedDocument = {
  id: string;
  title: string;
  kind: string;
  file: string;
  scan: string;
  /** May be handed out. */
  isOpen: boolean;
  /** It was attached before the referral was passed on. */
  cameAlong: boolean;
  added: string;
  removed: string | null;
  /** What stands on it by somebody’s right, in words. */
  marks: readonly string[];
};

type Props = {
  caption: string;
  captionHidden?: boolean;
  documents: readonly ListedDocument[];
  mayRemove: boolean;
};

export function DocumentTable({ caption, captionHidden, documents, mayRemove }: Props) {
  return (
    <Table
      caption={caption}
      captionSize="m"
      captionHidden={captionHidden}
      scrollLabel="Documents"
      stacked
      head={["Document", "Kind", "File", "Added"]}
      rows={documents.map((document) => [
        <Title key="title" document={document} mayRemove={mayRemove} />,
        document.kind,
        <File key="file" document={document} />,
        document.cameAlong ? `${document.added}, before the referral was passed on` : document.added,
      ])}
    />
  );
}

function Title({
  document: { id, title, isOpen, cameAlong, removed, marks },
  mayRemove,
}: {
  document: ListedDocument;
  mayRemove: boolean;
}) {
  return (
    <>
      {isOpen ? (
        <a className="govuk-link app-typed" href={`/documents/${id}/file`}>
          {title}
        </a>
      ) : (
        <span className="app-typed">{title}</span>
      )}
      {marks.map((words) => (
        <p key={words} className="govuk-body govuk-!-margin-top-2 govuk-!-margin-bottom-0">
          <strong>{words}</strong>
        </p>
      ))}
      {mayRemove && !cameAlong && removed === null ? (
        <>
          <br />
          <a className="govuk-link govuk-!-font-size-16" href={`/documents/${id}/remove`}>
            Remove<span className="govuk-visually-hidden"> {title}</span>
          </a>
        </>
      ) : null}
    </>
  );
}

function File({ document: { file, scan, removed } }: { document: ListedDocument }) {
  return removed === null ? (
    <>
      {file}
      <br />
      {scan}
    </>
  ) : (
    <>
      <strong>Removed</strong> <span className="app-typed">{removed}</span>
    </>
  );
}
