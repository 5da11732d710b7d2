import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { Button } from "#app/components/govuk/button.tsx";
import { SummaryList } from "#app/components/govuk/summary-list.tsx";
import { DisclosuresInBrief } from "#app/components/disclosures/disclosures-in-brief.tsx";
import { Tag } from "#app/components/govuk/tag.tsx";
import { ImportedIncidentFacts } from "#app/components/incidents/imported-incident-facts.tsx";
import { KeptUntil } from "#app/components/retention/kept-until.tsx";
import { MarkedItems, RightsMarks } from "#app/components/rights/rights-marks.tsx";
import { longDay, shortDay } from "#app/domain/dates/iso-day.ts";
import { INCIDENT_STATUS_NAMES, PRIORITY_NAMES } from "#app/domain/incidents/incident.ts";
import { NOT_RECORDED } from "#app/domain/locations/area-kinds.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { disclosuresOf } from "#app/services/disclosures/disclosures-of.ts";
import { incidentPage } from "#app/services/incidents/incident-page.ts";
import { retentionInBrief } from "#app/services/retention/retention-in-brief.ts";
import { marksOn } from "#app/services/rights/marks-on.ts";
import { db } from "#db/open.ts";
import { CasesOfIncident } from "./cases-of-incident.tsx";
import { Involved } from "./involved.tsx";
import { PremisesOfIncident } from "./premises-of-incident.tsx";
import { Steps } from "./steps.tsx";

const params = z.object({ incidentId: z.uuidv7() });

export const loader = guardedLoader("incidents:read", params, async ({ params, actor, now }) => {
  const page = await incidentPage({ db, actor, now }, params.incidentId);
  if (!page) throw new Response(null, { status: 404 });
  const kept = await retentionInBrief({ db, actor, now }, { kind: "incident", ...page }, page.may.change);
  const told = await disclosuresOf({ db, actor }, { kind: "incident", id: page.id, reference: page.reference });
  const marks = await marksOn(
    { db, actor },
    {
      incident: [page.id],
      "incident-person": page.people.map(({ id }) => id),
      report: page.reports.map(({ id }) => id),
    },
  );
  return { ...page, told, kept, marks };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? `Incident ${data.reference}` : "Incident"} – Joint Action` },
];

export default function IncidentPage() {
  const incident = useLoaderData<typeof loader>();
  const { firstContact, next, ended, may } = incident;
  const isOpen = incident.status === "open";
  return (
    <MarkedItems marks={incident.marks}>
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          <h1 className="govuk-heading-l">Incident {incident.reference}</h1>
          <RightsMarks of={incident.id} />
          <SummaryList
            rows={[
              { key: "What", value: incident.what },
              { key: "When", value: incident.when },
              { key: "Where", value: <Where {...incident} /> },
              { key: "What happened", value: <span className="app-typed">{incident.whatHappened}</span> },
              ...row("Also", incident.flags),
              ...row("Hate", incident.hate),
              ...row("Thought responsible", incident.suspectWords),
              ...row("Summary for licensing", incident.licensingSummary),
              ...(incident.problem || may.change
                ? [{ key: "Problem", value: <ProblemOf {...incident} mayChange={may.change} /> }]
                : []),
            ]}
          />
          {may.change ? (
            <p className="govuk-body">
              <a className="govuk-link" href={`/incidents/${incident.id}/correct`}>
                Correct what is recorded
              </a>
            </p>
          ) : null}
          <PremisesOfIncident id={incident.id} premises={incident.premises} mayChange={may.change} />
          <CasesOfIncident id={incident.id} cases={incident.cases} links={incident.links} mayChange={may.change} />
          <ImportedIncidentFacts facts={incident.imported} />
          <Involved
            incidentId={incident.id}
            people={incident.people}
            reports={incident.reports}
            mayLog={may.log}
            mayChange={may.change}
          />
          <h2 className="govuk-heading-m">Dealing with it</h2>
          <SummaryList
            rows={[
              {
                key: "State",
                value: `${INCIDENT_STATUS_NAMES[incident.status]}, ${PRIORITY_NAMES[incident.priority].toLowerCase()}`,
              },
              { key: "Dealt with by", value: incident.officer || "Nobody yet" },
              { key: "First contact", value: <FirstContact {...firstContact} /> },
              { key: "Victim last told", value: incident.victimToldOn ? longDay(incident.victimToldOn) : NOT_HERE },
              ...(next ? [{ key: "Next step", value: `${next.words}, ${longDay(next.on)}` }] : []),
              ...(ended ? [{ key: "Closed", value: `${longDay(ended.on)}: ${ended.reason}` }] : []),
            ]}
          />
          {may.change ? (
            <div className="govuk-button-group">
              {isOpen ? (
                <>
                  <Button href={`/incidents/${incident.id}/record`}>Record what was done</Button>
                  <Button href={`/incidents/${incident.id}/allocate`} variant="secondary">
                    Say who deals with it
                  </Button>
                  <Button href={`/incidents/${incident.id}/close`} variant="secondary">
                    Close
                  </Button>
                </>
              ) : (
                <Button href={`/incidents/${incident.id}/reopen`} variant="secondary">
                  Open again
                </Button>
              )}
            </div>
          ) : null}
          <Steps steps={incident.steps} />
          <DisclosuresInBrief {...incident.told} />
          <KeptUntil kept={incident.kept} />
        </div>
      </div>
    </MarkedItems>
  );
}

/** Of what was loaded from a file: it was dealt with elsewhere. */
const NOT_HERE = "Not recorded here";

const row = (key: string, value: string | null) => (value ? [{ key, value }] : []);

function Where({
  where,
  locationId,
  areas,
}: {
  where: string;
  locationId: string | null;
  areas: { beat: string | null; ward: string | null };
}) {
  return (
    <>
      {locationId ? (
        <a className="govuk-link" href={`/locations/${locationId}`}>
          {where}
        </a>
      ) : (
        where || NOT_RECORDED
      )}
      <div className="govuk-hint">
        Beat {areas.beat ?? "not recorded"}, ward {areas.ward ?? "not recorded"}
      </div>
    </>
  );
}

type Of = { id: string; problem: { id: string; words: string } | null; mayChange: boolean };

function ProblemOf({ id, problem, mayChange }: Of) {
  return (
    <>
      {problem ? (
        <a className="govuk-link" href={`/incidents/problems/${problem.id}`}>
          {problem.words}
        </a>
      ) : (
        "None"
      )}{" "}
      {mayChange ? (
        <a className="govuk-link" href={`/incidents/${id}/problem`}>
          Change<span className="govuk-visually-hidden"> the problem</span>
        </a>
      ) : null}
    </>
  );
}

type Contact = { dueOn: string | null; on: string | null; isLate: boolean; isAsked: boolean };

function FirstContact({ dueOn, on, isLate, isAsked }: Contact) {
  if (on !== null) return <>{longDay(on)}</>;
  if (!isAsked) return <>{NOT_HERE}</>;
  if (dueOn === null) return <>Not yet. The bank holidays of the year are not loaded, so no day can be given</>;
  return (
    <>
      Due on {shortDay(dueOn)} {isLate ? <Tag colour="red">Late</Tag> : null}
    </>
  );
}
