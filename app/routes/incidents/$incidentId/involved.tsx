import { RightsMarks } from "#app/components/rights/rights-marks.tsx";
import { shortDay } from "#app/domain/dates/iso-day.ts";

type Props = {
  incidentId: string;
  people: { id: string; personId: string; name: string; words: string }[];
  reports: { id: string; reference: string; reportedOn: string; agencyName: string; by: string }[];
  mayLog: boolean;
  mayChange: boolean;
};

/** Who was affected and who is thought responsible, and each report of it. */
export function Involved({ incidentId, people, reports, mayLog, mayChange }: Props) {
  return (
    <>
      <h2 className="govuk-heading-m">People</h2>
      {people.length === 0 ? <p className="govuk-body">Nobody in particular.</p> : null}
      <ul className="govuk-list">
        {people.map(({ id, personId, name, words }) => (
          <li key={id}>
            <a className="govuk-link" href={`/people/${personId}`}>
              {name}
            </a>
            : {words}
            {mayLog && words === "Victim" ? (
              <>
                {" "}
                (
                <a className="govuk-link" href={`/incidents/new?person=${personId}`}>
                  log another report<span className="govuk-visually-hidden"> by {name}</span>
                </a>
                )
              </>
            ) : null}
            <RightsMarks of={id} />
            {mayChange ? (
              <>
                {" "}
                <a className="govuk-link" href={`/incidents/${incidentId}/people/${id}`}>
                  Change<span className="govuk-visually-hidden"> {name}</span>
                </a>
              </>
            ) : null}
          </li>
        ))}
      </ul>
      {mayChange ? (
        <p className="govuk-body">
          <a className="govuk-link" href={`/incidents/${incidentId}/people/add`}>
            Add somebody
          </a>
        </p>
      ) : null}
      {mayChange && people.some(({ words }) => words === "Victim") ? (
        <p className="govuk-body">
          <a className="govuk-link" href={`/incidents/${incidentId}/victims`}>
            Assess the risk to the victims
          </a>
        </p>
      ) : null}
      {mayLog && people.some(({ words }) => words === "Victim") ? (
        <p className="govuk-body">
          <a className="govuk-link" href={`/incidents/${incidentId}/count`}>
            See the count towards a case review
          </a>
        </p>
      ) : null}
      <h2 className="govuk-heading-m">Reports</h2>
      <ul className="govuk-list">
        {reports.map((report) => (
          <li key={report.id}>
            <a className="govuk-link" href={`/incidents/reports/${report.id}`}>
              {report.reference}
            </a>
            : {shortDay(report.reportedOn)}, to {report.agencyName}, by {report.by}
            <RightsMarks of={report.id} />
          </li>
        ))}
      </ul>
    </>
  );
}
