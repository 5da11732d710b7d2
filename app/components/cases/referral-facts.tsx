import { longDay } from "#app/domain/dates/iso-day.ts";
import type { BirthDateBasis } from "#app/domain/people/person.ts";
import { SummaryList } from "../govuk/summary-list.tsx";
import { BirthDate } from "../people/birth-date.tsx";

export type Facts = {
  reference: string;
  statusName: string;
  groupName: string;
  personId: string | null;
  personName: string;
  personReference: string;
  birthDate: string | null;
  birthDateBasis: BirthDateBasis;
  role: string;
  agencyName: string;
  createdByName: string | null;
  receivedOn: string;
  reason: string;
  lawfulBasis: string;
};
type Decided = {
  id: string;
  decision: string;
  reason: string;
  decidedOn: string;
  decidedByName: string | null;
  caseId: string | null;
};

/** What was asked, by whom and why; and what the group decided, if it has. */
export function ReferralFacts({
  facts,
  decisions,
  today,
}: {
  facts: Facts;
  decisions: readonly Decided[];
  today: string;
}) {
  return (
    <>
      <span className="govuk-caption-l">
        Referral {facts.reference} to {facts.groupName}
      </span>
      <h1 className="govuk-heading-l">{facts.personName}</h1>
      <SummaryList
        rows={[
          { key: "State", value: facts.statusName },
          {
            key: "Person",
            value: facts.personId ? (
              <a className="govuk-link" href={`/people/${facts.personId}`}>
                {facts.personReference}
              </a>
            ) : null,
          },
          { key: "Date of birth", value: <BirthDate {...facts} today={today} /> },
          { key: "Referred as", value: facts.role },
          {
            key: "Referred by",
            value: facts.createdByName ? `${facts.agencyName}, recorded by ${facts.createdByName}` : facts.agencyName,
          },
          { key: "Received", value: longDay(facts.receivedOn) },
          { key: "Reason", value: <span className="app-typed">{facts.reason}</span> },
          { key: "Lawful basis", value: facts.lawfulBasis },
        ]}
      />
      {decisions.map((d) => (
        <SummaryList
          key={d.id}
          card={{ title: `${d.decision} on ${longDay(d.decidedOn)}` }}
          rows={[
            { key: "By", value: d.decidedByName ?? "Not recorded" },
            { key: "Reason", value: <span className="app-typed">{d.reason}</span> },
            ...(d.caseId
              ? [
                  {
                    key: "Case",
                    value: (
                      <a className="govuk-link" href={`/cases/${d.caseId}`}>
                        Open the case
                      </a>
                    ),
                  },
                ]
              : []),
          ]}
        />
      ))}
    </>
  );
}
