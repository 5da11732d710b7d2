import { longDay } from "#app/domain/dates/iso-day.ts";
import { ASB_HEADING_NAMES, type AsbHeading } from "#app/domain/incidents/asb-headings.ts";
import { CONSEQUENCE_NAMES } from "#app/domain/interventions/record.ts";
import { assessHref } from "#app/domain/meetings/way-to-item.ts";
import { RISK_LEVEL_NAMES, type RiskLevel } from "#app/domain/risk/levels.ts";
import { PageForm } from "../forms/page-form.tsx";
import { Button } from "../govuk/button.tsx";
import { Part } from "./known-of-item.tsx";

export type OfCase = {
  id: string;
  mayAssess: boolean;
  incidents: {
    count: number;
    newest: readonly { id: string; reference: string; day: string; heading: AsbHeading; typeName: string | null }[];
  };
  breaches: readonly {
    id: string;
    interventionId: string;
    reference: string;
    kind: string;
    breachedOn: string;
    consequence: keyof typeof CONSEQUENCE_NAMES | null;
  }[];
  proposals: readonly Proposal[];
};
type Proposal = {
  id: string;
  who: string;
  counts: RiskLevel;
  proposed: RiskLevel | null;
  assessedOn: string;
  by: string | null;
  reason: string | null;
  mayConfirm: boolean;
};

/** What is new in a case since it was heard last. */
export function KnownOfCase({ of, since }: { of: OfCase; since: string | null }) {
  const { incidents, breaches } = of;
  return (
    <>
      <Part heading={since === null ? "Incidents" : `Incidents since ${longDay(since)}`}>
        {incidents.count === 0 ? (
          <p className="govuk-body">None.</p>
        ) : (
          <ul className="govuk-list app-item-list">
            {incidents.newest.map(({ id, reference, day, heading, typeName }) => (
              <li key={id}>
                <a className="govuk-link" href={`/incidents/${id}`}>
                  {reference}
                </a>{" "}
                {longDay(day)}, {typeName ?? ASB_HEADING_NAMES[heading]}
              </li>
            ))}
            {incidents.count > incidents.newest.length ? (
              <li>And {incidents.count - incidents.newest.length} more.</li>
            ) : null}
          </ul>
        )}
      </Part>
      {breaches.length === 0 ? null : (
        <Part heading="Breaches">
          <ul className="govuk-list app-item-list">
            {breaches.map(({ id, interventionId, reference, kind, breachedOn, consequence }) => (
              <li key={id}>
                <a className="govuk-link" href={`/interventions/${interventionId}`}>
                  {reference}
                </a>{" "}
                {kind}, {longDay(breachedOn)}
                {consequence === null ? ". Nothing has been decided yet" : `. ${CONSEQUENCE_NAMES[consequence]}`}
              </li>
            ))}
          </ul>
        </Part>
      )}
    </>
  );
}

/** The risk as it is settled in the meeting: assessed on its own page, a lower level confirmed here. */
export function RiskInMeeting({ of, isOver, item }: { of: OfCase; isOver: boolean; item: string }) {
  if (of.proposals.length === 0 && !of.mayAssess) return null;
  return (
    <section aria-labelledby="risk">
      <h2 className="govuk-heading-m" id="risk">
        Risk
      </h2>
      {of.proposals.map((one) => (
        <div key={one.id} className="app-item-proposal">
          <p className="govuk-body">
            {one.who}: {one.proposed === null ? "" : RISK_LEVEL_NAMES[one.proposed]} proposed in place of{" "}
            {RISK_LEVEL_NAMES[one.counts]}
            {one.by === null ? "" : ` by ${one.by}`}, {longDay(one.assessedOn)}
            {one.reason === null ? "" : `: ${one.reason}`}
          </p>
          {one.mayConfirm && !isOver ? (
            <PageForm id={`confirm-${one.id}`}>
              <input type="hidden" name="intent" value="confirm-risk" />
              <input type="hidden" name="assessmentId" value={one.id} />
              <Button variant="secondary">The meeting confirms</Button>
            </PageForm>
          ) : null}
        </div>
      ))}
      {of.mayAssess ? (
        <p className="govuk-body">
          <a className="govuk-link" href={assessHref(of.id, { item })}>
            Assess the risk
          </a>
        </p>
      ) : null}
    </section>
  );
}
