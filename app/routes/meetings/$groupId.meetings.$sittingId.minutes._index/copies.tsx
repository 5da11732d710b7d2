import { Table } from "#app/components/govuk/table.tsx";
import { type MinutesKind, versionWords } from "#app/domain/meetings/minutes.ts";

type Props = {
  at: string;
  newest: { id: string; number: number; kind: MinutesKind; confirmedOn: string | null };
  agencies: readonly { id: string; name: string }[];
  mayKeep: boolean;
  mayReadWhole: boolean;
};

/** What the reader opens of the newest version. */
export function Copies({ at, newest, agencies, mayKeep, mayReadWhole }: Props) {
  const copy = (kind: string, agencyId?: string) =>
    `${at}/${newest.id}/${kind}${agencyId ? `?agency=${agencyId}` : ""}`;
  return (
    <>
      <h2 className="govuk-heading-m">
        {newest.kind === "correction" ? `Version ${newest.number}, with corrections` : versionWords(newest)}
      </h2>
      {mayKeep ? (
        <>
          <ul className="govuk-list">
            <CopyLink href={copy("whole")}>The whole</CopyLink>
            <CopyLink href={copy("action-log")}>Action log</CopyLink>
            <CopyLink href={copy("redacted")}>Without what is personal, for the file</CopyLink>
          </ul>
          <Table
            caption="Copies for the agencies"
            captionSize="s"
            scrollLabel="Copies for the agencies"
            stacked
            firstCellIsHeader
            head={["Agency", "Its copy", "Its actions"]}
            rows={agencies.map(({ id, name }) => [
              name,
              <a key="copy" className="govuk-link" href={copy("agency", id)}>
                Copy<span className="govuk-visually-hidden"> of {name}</span>
              </a>,
              <a key="actions" className="govuk-link" href={copy("action-log", id)}>
                Actions<span className="govuk-visually-hidden"> of {name}</span>
              </a>,
            ])}
          />
        </>
      ) : (
        <ul className="govuk-list">
          {mayReadWhole ? <CopyLink href={copy("whole")}>The whole</CopyLink> : null}
          <CopyLink href={copy("agency")}>Your agency’s copy</CopyLink>
          <CopyLink href={copy("action-log")}>Your agency’s actions</CopyLink>
        </ul>
      )}
    </>
  );
}

function CopyLink({ href, children }: { href: string; children: string }) {
  return (
    <li>
      <a className="govuk-link" href={href}>
        {children}
      </a>
    </li>
  );
}
