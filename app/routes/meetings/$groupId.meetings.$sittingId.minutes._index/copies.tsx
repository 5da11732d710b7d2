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
          <h3 className="govuk-heading-s">Copies for the agencies</h3>
          <ul className="govuk-list">
            {agencies.map(({ id, name }) => (
              <li key={id}>
                <a className="govuk-link" href={copy("agency", id)}>
                  {name}
                </a>{" "}
                ·{" "}
                <a className="govuk-link" href={copy("action-log", id)}>
                  Actions<span className="govuk-visually-hidden"> of {name}</span>
                </a>
              </li>
            ))}
          </ul>
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
