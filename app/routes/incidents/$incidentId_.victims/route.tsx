import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ReferHigh } from "#app/components/risk/refer-high.tsx";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { VICTIM_BAND_NAMES } from "#app/domain/risk/victim-band.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { victimsOfIncident } from "#app/services/incidents/victims-of-incident.ts";
import { db } from "#db/open.ts";

const params = z.object({ incidentId: z.uuidv7() });

export const loader = guardedLoader("incidents:change", params, async ({ params: { incidentId }, actor, now }) => {
  const page = await victimsOfIncident({ db, actor, now }, incidentId);
  if (!page) throw new Response(null, { status: 404 });
  return page;
});

export const meta: MetaFunction = () => [{ title: "Risk to the victims of an incident – Joint Action" }];

export default function VictimsOfIncidentPage() {
  const { incident, victims } = useLoaderData<typeof loader>();
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={`/incidents/${incident.id}`}>Incident {incident.reference}</BackLink>
        <h1 className="govuk-heading-l">Risk to the victims</h1>
        {victims.length === 0 ? <p className="govuk-body">Nobody is recorded as a victim of this incident.</p> : null}
        {victims.map(({ personId, name, cases }) => (
          <section key={personId} aria-labelledby={`victim-${personId}`}>
            <h2 className="govuk-heading-m" id={`victim-${personId}`}>
              {name}
            </h2>
            {cases.length === 0 ? <NoCase incidentId={incident.id} name={name} /> : null}
            {cases.map((held) => (
              <div key={held.caseId}>
                {held.last?.band === "high" && held.mayRefer ? <ReferHigh caseId={held.caseId} name={name} /> : null}
                <p className="govuk-body">
                  <a className="govuk-link" href={`/cases/${held.caseId}/risk#victims`}>
                    {held.reference}
                  </a>
                  , {held.groupName}.{" "}
                  {held.last
                    ? `${VICTIM_BAND_NAMES[held.last.band]}, assessed on ${longDay(held.last.on)}.`
                    : "Not assessed."}
                </p>
                {held.mayAssess ? (
                  <Button href={`/cases/${held.caseId}/risk/people/${held.linkedId}/victim`}>
                    Fill in the questionnaire<span className="govuk-visually-hidden"> with {name}</span>
                  </Button>
                ) : null}
              </div>
            ))}
          </section>
        ))}
      </div>
    </div>
  );
}

function NoCase({ incidentId, name }: { incidentId: string; name: string }) {
  return (
    <>
      <p className="govuk-body">
        The questionnaire is kept with a case, and no case that you can open has both this incident and {name} as a
        victim.
      </p>
      <div className="govuk-button-group">
        <Button href={`/incidents/casework?incident=${incidentId}`}>Open a case</Button>
        <Button href={`/incidents/${incidentId}/cases`} variant="secondary">
          Link the incident to a case
        </Button>
      </div>
    </>
  );
}
