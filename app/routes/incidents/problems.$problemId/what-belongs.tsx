import { IncidentRows, type IncidentRow } from "#app/components/incidents/incident-rows.tsx";
import { ReportRows, type ReportRow } from "#app/components/incidents/report-rows.tsx";

type Props = {
  path: string;
  people: readonly { personId: string; name: string; words: string; incidents: number }[];
  incidents: { rows: readonly IncidentRow[]; count: number };
  reports: { rows: readonly ReportRow[]; count: number };
};

/** Who and what belongs to a problem: people, its incidents and the reports of them. */
export function WhatBelongs({ path, people, incidents, reports }: Props) {
  return (
    <>
      <h2 className="govuk-heading-m">People</h2>
      {people.length === 0 ? <p className="govuk-body">Nobody in particular.</p> : null}
      <ul className="govuk-list">
        {people.map(({ personId, name, words, incidents: times }) => (
          <li key={`${personId} ${words}`}>
            <a className="govuk-link" href={`/people/${personId}`}>
              {name}
            </a>
            : {words}, {times === 1 ? "1 incident" : `${times} incidents`}
          </li>
        ))}
      </ul>
      <h2 className="govuk-heading-m">Incidents</h2>
      {incidents.count > incidents.rows.length ? (
        <p className="govuk-body">
          The newest {incidents.rows.length}.{" "}
          <a className="govuk-link" href={`${path}/incidents`}>
            All {incidents.count} incidents
          </a>
        </p>
      ) : null}
      {incidents.rows.length > 0 ? (
        <IncidentRows caption="Incidents of the problem" rows={incidents.rows} />
      ) : (
        <p className="govuk-body">None that you may see.</p>
      )}
      <h2 className="govuk-heading-m">Reports</h2>
      {reports.count > reports.rows.length ? (
        <p className="govuk-body">
          The newest {reports.rows.length}.{" "}
          <a className="govuk-link" href={`${path}/reports`}>
            All {reports.count} reports
          </a>
        </p>
      ) : null}
      {reports.rows.length > 0 ? (
        <ReportRows caption="Reports of the problem" rows={reports.rows} />
      ) : (
        <p className="govuk-body">None that you may see.</p>
      )}
    </>
  );
}
