import { Button } from "#app/components/govuk/button.tsx";
import { SummaryList } from "#app/components/govuk/summary-list.tsx";
import { BirthDate } from "#app/components/people/birth-date.tsx";
import { RiskSummary, type RiskSummaryRow } from "#app/components/risk/risk-summary.tsx";
import { longDay } from "#app/domain/dates/iso-day.ts";
import type { BirthDateBasis } from "#app/domain/people/person.ts";
import { type OpenAction, OpenActions } from "./open-actions.tsx";

type Props = {
  today: string;
  may: { assess: boolean; addAction: boolean; writeNote: boolean; access: boolean; seeWhoHasSeen: boolean };
  record: {
    id: string;
    status: string;
    openedOn: string;
    closedOn: string | null;
    lead: string;
    supervisor: string | null;
    reviewDueOn: string | null;
    referralId: string | null;
  };
  nextSitting: { day: string; startTime: string; place: string | null } | null;
  decision: { decidedOn: string; reason: string } | null;
  links: readonly {
    id: string;
    personId: string;
    name: string;
    role: string;
    birthDate: string | null;
    birthDateBasis: BirthDateBasis;
  }[];
  risk: readonly RiskSummaryRow[];
  actions: readonly OpenAction[];
  moreActions: number;
};

/** What is looked at while people talk about the case: who, how it stands, what is to be done. */
export function CaseColumns({ today, may, record, nextSitting, decision, links, risk, ...work }: Props) {
  const path = `/cases/${record.id}`;
  return (
    <>
      <div className="govuk-button-group">
        {may.writeNote ? <Button href={`${path}/notes/new`}>Write a note</Button> : null}
        {may.addAction ? (
          <Button href={`${path}/add-action`} variant="secondary">
            Add an action
          </Button>
        ) : null}
        {may.assess ? (
          <Button href={`${path}/assess-risk`} variant="secondary">
            Assess risk
          </Button>
        ) : null}
        {may.access ? <AccessLinks path={path} /> : null}
        <a className="govuk-link" href={`${path}/conflict`}>
          I have a conflict of interest
        </a>
        {may.seeWhoHasSeen ? (
          <a className="govuk-link" href={`/audit/records/case/${record.id}`}>
            Who has seen this
          </a>
        ) : null}
      </div>
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-one-half">
          <h2 className="govuk-heading-m">People</h2>
          {links.length === 0 ? <p className="govuk-body">Nobody is linked yet.</p> : null}
          <ul className="govuk-list">
            {links.map((link) => (
              <li key={link.id}>
                <a className="govuk-link" href={`/people/${link.personId}`}>
                  {link.name}
                </a>
                , {link.role.toLowerCase()}, <BirthDate {...link} today={today} />
              </li>
            ))}
          </ul>
          <SummaryList
            className="app-compact"
            rows={[
              { key: "State", value: stateOf(record) },
              { key: "Lead", value: record.lead },
              { key: "Supervisor", value: record.supervisor ?? "Nobody named" },
              { key: "Next review", value: reviewOf(record, today) },
              {
                key: "Next meeting",
                value: nextSitting
                  ? `${longDay(nextSitting.day)}, ${nextSitting.startTime}${nextSitting.place ? `, ${nextSitting.place}` : ""}`
                  : "None planned that you see",
              },
              ...(record.referralId ? [{ key: "Taken on", value: <TakenOn {...record} decision={decision} /> }] : []),
            ]}
          />
        </div>
        <div className="govuk-grid-column-one-half">
          <OpenActions caseId={record.id} {...work} />
        </div>
      </div>
      <RiskSummary caseId={record.id} rows={risk} today={today} />
    </>
  );
}

function AccessLinks({ path }: { path: string }) {
  return (
    <>
      <a className="govuk-link" href={`${path}/access`}>
        Who can open this
      </a>
      <a className="govuk-link" href={`${path}/flags`}>
        Flags
      </a>
      <a className="govuk-link" href={`${path}/workers`}>
        Who works with whom
      </a>
    </>
  );
}

function TakenOn({ referralId, decision }: { referralId: string | null; decision: Props["decision"] }) {
  return (
    <>
      {decision ? `${longDay(decision.decidedOn)}: ${decision.reason} ` : null}
      <a className="govuk-link" href={`/referrals/${referralId ?? ""}`}>
        Referral
      </a>
    </>
  );
}

function stateOf({ status, openedOn, closedOn }: Props["record"]) {
  return closedOn ? `${status} on ${longDay(closedOn)}` : `${status} since ${longDay(openedOn)}`;
}

function reviewOf({ reviewDueOn }: Props["record"], today: string) {
  if (!reviewDueOn) return "None: not assessed";
  return `${longDay(reviewDueOn)}${reviewDueOn < today ? " (overdue)" : ""}`;
}
