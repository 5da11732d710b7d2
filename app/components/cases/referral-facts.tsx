import type { ReactNode } from "react";
import { longDay } from "#app/domain/dates/iso-day.ts";
import type { BirthDateBasis } from "#app/domain/people/person.ts";
import { SummaryList } from "../govuk/summary-list.tsx";
import { BirthDate } from "../people/birth-date.tsx";

export type Facts = {
  reference: string;
  statusName: string;
  groupName: string;
  subject: string;
  /** Of a person who is recorded. */
  personId: string | null;
  personReference: string;
  /** Of a person, recorded or typed. */
  born: { birthDate: string | null; birthDateBasis: BirthDateBasis } | null;
  typed: string | null;
  role: string;
  place: { id: string; words: string } | null;
  area: string | null;
  agencyName: string;
  officer: string | null;
  createdByName: string | null;
  receivedOn: string;
  meeting: string | null;
  urgency: string;
  reason: string;
  tried: string | null;
  personTold: string | null;
  parentTold: string | null;
  lawfulBasis: string;
  gateway: string | null;
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
      <h1 className="govuk-heading-l">{facts.subject}</h1>
      <SummaryList rows={[...aboutRows(facts, today), ...sourceRows(facts)]} />
      {decisions.map((d) => (
        <SummaryList
          key={d.id}
          card={{ title: `${d.decision} on ${longDay(d.decidedOn)}` }}
          rows={[
            { key: "By", value: d.decidedByName ?? "Not recorded" },
            { key: "Reason", value: <span className="app-typed">{d.reason}</span> },
            ...(d.caseId ? [{ key: "Case", value: link(`/cases/${d.caseId}`, "Open the case") }] : []),
          ]}
        />
      ))}
    </>
  );
}

type Row = { key: string; value: ReactNode };
const typedWords = (words: string) => <span className="app-typed">{words}</span>;

function aboutRows(facts: Facts, today: string): Row[] {
  const { born, place } = facts;
  return [
    { key: "State", value: facts.statusName },
    ...(facts.meeting ? [{ key: "Comes to", value: facts.meeting }] : []),
    { key: "Urgency", value: facts.urgency },
    ...(facts.personId ? [{ key: "Person", value: link(`/people/${facts.personId}`, facts.personReference) }] : []),
    ...(facts.typed ? [{ key: "Typed by the referrer", value: facts.typed }] : []),
    ...(born ? [{ key: "Date of birth", value: <BirthDate {...born} today={today} /> }] : []),
    ...(facts.role ? [{ key: "Referred as", value: facts.role }] : []),
    ...(place ? [{ key: "Location", value: link(`/locations/${place.id}`, place.words) }] : []),
    ...(facts.area ? [{ key: "Area", value: facts.area }] : []),
    { key: "Reason", value: typedWords(facts.reason) },
    { key: "What has been tried", value: facts.tried === null ? "Not recorded" : typedWords(facts.tried) },
  ];
}

function sourceRows(facts: Facts): Row[] {
  const { agencyName, officer, createdByName } = facts;
  const by = [agencyName, officer, createdByName ? `recorded by ${createdByName}` : null];
  return [
    { key: "Referred by", value: by.filter(Boolean).join(", ") },
    { key: "Received", value: longDay(facts.receivedOn) },
    ...(facts.personTold ? [{ key: "Person told", value: facts.personTold }] : []),
    ...(facts.parentTold ? [{ key: "Parent or carer told", value: facts.parentTold }] : []),
    { key: "Lawful basis", value: facts.lawfulBasis },
    { key: "Law that allows it", value: facts.gateway ?? "Not recorded" },
  ];
}

function link(href: string, text: string) {
  return (
    <a className="govuk-link" href={href}>
      {text}
    </a>
  );
}
