import { PageForm } from "#app/components/forms/page-form.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import type { MatchStatus } from "#app/domain/incidents/incident-match.ts";

type Match = {
  id: string;
  otherId: string;
  version: number;
  reference: string;
  otherReference: string;
  day: string;
  time: string | null;
  otherTime: string | null;
  placeName: string | null;
  otherPlaceName: string | null;
  what: string;
  sourceReference: string;
  agencyName: string;
};

/** Two records in a row, side by side, and what can be said of them. */
export function MatchTable({ status, matches }: { status: MatchStatus; matches: Match[] }) {
  return (
    <Table
      caption="In the order in which they were loaded"
      captionHidden
      stacked
      head={["From the file", "Recorded already", "What and when", "They are"]}
      rows={matches.map((match) => [
        <Incident
          key="one"
          href={status === "joined" ? null : `/incidents/${match.id}`}
          reference={match.reference}
          lines={[`${match.agencyName}, ${match.sourceReference}`, at(match.placeName, match.time)]}
        />,
        <Incident
          key="other"
          href={`/incidents/${match.otherId}`}
          reference={match.otherReference}
          lines={[at(match.otherPlaceName, match.otherTime)]}
        />,
        `${match.what}, ${match.day}`,
        <Answer key="answer" status={status} {...match} />,
      ])}
    />
  );
}

const at = (place: string | null, time: string | null) => [place ?? "No place", time].filter(Boolean).join(", ");

function Incident({ href, reference, lines }: { href: string | null; reference: string; lines: string[] }) {
  return (
    <>
      {href === null ? (
        reference
      ) : (
        <a className="govuk-link app-reference" href={href}>
          {reference}
        </a>
      )}
      {lines.map((line) => (
        <div key={line} className="govuk-hint govuk-!-margin-bottom-0">
          {line}
        </div>
      ))}
    </>
  );
}

function Answer({ status, id, version, reference, otherReference }: { status: MatchStatus } & Match) {
  const both = <span className="govuk-visually-hidden">: {`${reference} and ${otherReference}`}</span>;
  return (
    <PageForm id={`match-${id}`} reloadDocument>
      <input type="hidden" name="incidentId" value={id} />
      <input type="hidden" name="version" value={version} />
      {status === "open" ? (
        <div className="govuk-button-group govuk-!-margin-bottom-0">
          <Button variant="secondary" name="intent" value="join">
            One incident{both}
          </Button>
          <Button variant="secondary" name="intent" value="apart">
            Two incidents{both}
          </Button>
        </div>
      ) : (
        <Button variant="secondary" name="intent" value="part">
          Decide again{both}
        </Button>
      )}
    </PageForm>
  );
}
