import { Fragment } from "react";
import { Button } from "#app/components/govuk/button.tsx";
import { SummaryList } from "#app/components/govuk/summary-list.tsx";
import { RiskSummary, type RiskSummaryRow } from "#app/components/risk/risk-summary.tsx";
import { CASE_CHANGE_NAMES, type CaseChangeKind } from "#app/domain/cases/case-history.ts";
import { longDay } from "#app/domain/dates/iso-day.ts";
import type { BirthDateBasis } from "#app/domain/people/person.ts";
import { type OpenAction, OpenActions } from "./open-actions.tsx";
import { type Plan, PlanBrief } from "./plan-brief.tsx";

type Props = {
  today: string;
  may: { assess: boolean; addAction: boolean; writeNote: boolean };
  record: {
    id: string;
    status: string;
    openedOn: string;
    closedOn: string | null;
    lead: string;
    supervisor: string | null;
    reviewDueOn: string | null;
  };
  nextSitting: { day: string; startTime: string; place: string | null } | null;
  /** At meetings of groups of the reader's own, the newest first. */
  decided: readonly { itemId: string; sittingId: string; groupId: string; day: string }[];
  decision: { kind: CaseChangeKind; onDay: string; reason: string | null } | null;
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
  plan: Plan;
};

/** What is looked at while people talk about the case: who, how it stands, what is to be done. */
export function CaseColumns({ today, may, record, nextSitting, decided, decision, links, risk, plan, ...work }: Props) {
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
      </div>
      <RiskSummary people={links} rows={risk} today={today} />
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-one-half">
          <h2 className="govuk-heading-m govuk-!-margin-bottom-2">Where it stands</h2>
          <SummaryList
            className="app-compact"
            rows={[
              ...(decision ? [{ key: "Last decision", value: <LastDecision {...decision} /> }] : []),
              ...(decided.length > 0 ? [{ key: "Decided at a meeting", value: <Decided meetings={decided} /> }] : []),
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
            ]}
          />
        </div>
        <div className="govuk-grid-column-one-half">
          <OpenActions caseId={record.id} {...work} />
          <PlanBrief caseId={record.id} plan={plan} />
        </div>
      </div>
    </>
  );
}

function LastDecision({ kind, onDay, reason }: NonNullable<Props["decision"]>) {
  return (
    <>
      {CASE_CHANGE_NAMES[kind]}, {longDay(onDay)}
      {reason ? `: ${reason}` : ""}
    </>
  );
}

function Decided({ meetings }: { meetings: Props["decided"] }) {
  return meetings.map(({ itemId, sittingId, groupId, day }, index) => (
    <Fragment key={itemId}>
      {index > 0 ? ", " : null}
      <a className="govuk-link" href={`/groups/${groupId}/meetings/${sittingId}/agenda/${itemId}`}>
        {longDay(day)}
      </a>
    </Fragment>
  ));
}

function stateOf({ status, openedOn, closedOn }: Props["record"]) {
  return closedOn ? `${status} on ${longDay(closedOn)}` : `${status} since ${longDay(openedOn)}`;
}

function reviewOf({ reviewDueOn, closedOn }: Props["record"], today: string) {
  if (closedOn) return "None: the case is closed";
  if (!reviewDueOn) return "None: not assessed";
  return `${longDay(reviewDueOn)}${reviewDueOn < today ? " (overdue)" : ""}`;
}
