import { longDay, shortDay } from "#app/domain/dates/iso-day.ts";
import { InsetText } from "../govuk/inset-text.tsx";
import { SummaryList } from "../govuk/summary-list.tsx";
import { Table } from "../govuk/table.tsx";
import { Tag } from "../govuk/tag.tsx";

type Count = { count: number; threshold: number; met: boolean };
type Props = {
  count: {
    on: string;
    local: Count;
    statutory: Count & { problemId: string | null; needsDecision: boolean };
    hateMet: boolean;
    hateCount: number;
    met: boolean;
    next: { day: string; reports: string[] } | null;
    reports: {
      id: string;
      reference: string;
      reportedOn: string;
      agencyName: string;
      isOwn: boolean;
      words: string;
      incidents: { id: string; reference: string; day: string; isLocal: boolean }[];
    }[];
  };
};

/** The count towards a case review with its working: the officer never works out a date. */
export function ThresholdCount({ count }: Props) {
  const { on, local, statutory, hateMet, hateCount, met, next, reports } = count;
  return (
    <>
      {met ? (
        <InsetText>
          <p className="govuk-body">
            <strong>The threshold for a case review would be met today. Offer the victim an application.</strong>
          </p>
        </InsetText>
      ) : null}
      <SummaryList
        rows={[
          {
            key: "Local count",
            value: (
              <>
                {local.count} of {local.threshold} <Met met={local.met} />
                <div className="govuk-hint">Separate incidents that this person has reported</div>
              </>
            ),
          },
          {
            key: "Statutory count",
            value:
              statutory.problemId === null ? (
                "Not linked to a problem"
              ) : (
                <>
                  {statutory.count} of {statutory.threshold} <Met met={statutory.met} />
                  <div className="govuk-hint">Qualifying reports about the problem, by anybody</div>
                  {statutory.needsDecision
                    ? "It turns on several reports of one household: this needs a decision with a reason."
                    : null}
                </>
              ),
          },
          {
            key: "Hate incidents",
            value: (
              <>
                {hateCount} <Met met={hateMet} />
              </>
            ),
          },
          {
            key: "Next out of time",
            value: next ? `${next.reports.join(", ")} on ${longDay(next.day)}` : "Nothing counts today",
          },
        ]}
      />
      {reports.length > 0 ? (
        <Table
          caption={`Reports, as if an application were made on ${longDay(on)}`}
          captionSize="s"
          scrollLabel="Reports that were looked at"
          stacked
          head={["Report", "Reported", "To", "Incidents", "Does it count?"]}
          rows={reports.map((report) => [
            <a key="report" className="govuk-link" href={`/incidents/reports/${report.id}`}>
              <span className="app-reference">{report.reference}</span>
              {report.isOwn ? "" : " (by another)"}
            </a>,
            shortDay(report.reportedOn),
            report.agencyName,
            <Incidents key="incidents" of={report.incidents} />,
            report.words,
          ])}
        />
      ) : null}
    </>
  );
}

function Met({ met }: { met: boolean }) {
  return met ? <Tag colour="green">Met</Tag> : <Tag colour="grey">Not met</Tag>;
}

function Incidents({ of }: { of: { id: string; reference: string; day: string; isLocal: boolean }[] }) {
  return (
    <ul className="govuk-list govuk-!-margin-bottom-0">
      {of.map(({ id, reference, day, isLocal }) => (
        <li key={id}>
          <a className="govuk-link app-reference" href={`/incidents/${id}`}>
            {reference}
          </a>
          , {shortDay(day)}
          {isLocal ? ": counts locally" : ""}
        </li>
      ))}
    </ul>
  );
}
