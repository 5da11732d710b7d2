import { Button } from "#app/components/govuk/button.tsx";
import { Details } from "#app/components/govuk/details.tsx";
import { londonTime } from "#app/domain/dates/iso-day.ts";

type Props = {
  id: string;
  cases: readonly { id: string; reference: string; groupName: string; showsReporter: boolean }[];
  links: readonly {
    id: string;
    caseId: string;
    reference: string;
    what: string;
    reason: string | null;
    changedAt: string;
    byName: string | null;
  }[];
  mayChange: boolean;
};

/** The cases to which the incident is linked, of those that the reader sees, and what became of the links. */
export function CasesOfIncident({ id, cases, links, mayChange }: Props) {
  if (cases.length === 0 && links.length === 0 && !mayChange) return null;
  return (
    <>
      <h2 className="govuk-heading-m">Cases</h2>
      {cases.length === 0 ? <p className="govuk-body">Linked to no case that you may see.</p> : null}
      <ul className="govuk-list">
        {cases.map((linked) => (
          <li key={linked.id}>
            <a className="govuk-link" href={`/cases/${linked.id}`}>
              {linked.reference}
            </a>
            : {linked.groupName}, who reported is {linked.showsReporter ? "shown" : "not shown"}{" "}
            {mayChange ? (
              <a className="govuk-link" href={`/incidents/${id}/cases/${linked.id}`}>
                Change<span className="govuk-visually-hidden"> the link to {linked.reference}</span>
              </a>
            ) : null}
          </li>
        ))}
      </ul>
      {mayChange ? (
        <div className="govuk-button-group">
          <Button href={`/incidents/${id}/cases`} variant="secondary">
            Link to a case
          </Button>
          <Button href={`/incidents/casework?incident=${id}`} variant="secondary">
            Open a case
          </Button>
          <Button href={`/referrals/new?incident=${id}`} variant="secondary">
            Refer to the JAG
          </Button>
        </div>
      ) : null}
      {links.length > 0 ? (
        <Details summary="What became of the links">
          <ul className="govuk-list">
            {links.map((link) => (
              <li key={link.id}>
                {link.what}, {link.reference}
                {link.reason ? `: ${link.reason}` : ""}
                <div className="govuk-hint">{[londonTime(link.changedAt), link.byName].filter(Boolean).join(", ")}</div>
              </li>
            ))}
          </ul>
        </Details>
      ) : null}
    </>
  );
}
