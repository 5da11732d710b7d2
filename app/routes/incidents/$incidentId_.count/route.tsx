import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { ThresholdCount } from "#app/components/incidents/threshold-count.tsx";
import { guardedLoader } from "#app/http/guard.server.ts";
import { countsOfIncident } from "#app/services/incidents/counts-of-incident.ts";
import { db } from "#db/open.ts";

const params = z.object({ incidentId: z.uuidv7() });

export const loader = guardedLoader("incidents:log", params, async ({ params: { incidentId }, actor, now }) => {
  const page = await countsOfIncident({ db, actor, now }, incidentId);
  if (!page) throw new Response(null, { status: 404 });
  return page;
});

export const meta: MetaFunction = () => [{ title: "Towards a case review – Joint Action" }];

export default function CountsOfIncidentPage() {
  const { incident, victims } = useLoaderData<typeof loader>();
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={`/incidents/${incident.id}`}>{`Incident ${incident.reference}`}</BackLink>
        <h1 className="govuk-heading-l">Towards a case review</h1>
        <p className="govuk-body">
          How the count stands today, with incident {incident.reference} as it is recorded now.
        </p>
        {victims.length === 0 ? (
          <p className="govuk-body">Nobody is recorded as a victim of this incident, so it counts for nobody.</p>
        ) : null}
        {victims.map(({ personId, name, count, applyHref }) => (
          <section key={personId} aria-labelledby={`count-${personId}`}>
            <h2 className="govuk-heading-m" id={`count-${personId}`}>
              {name}
            </h2>
            <ThresholdCount count={count} />
            {applyHref ? (
              <p className="govuk-body">
                <a className="govuk-link" href={applyHref}>
                  Record an application for a case review
                  <span className="govuk-visually-hidden"> for {name}</span>
                </a>
              </p>
            ) : null}
          </section>
        ))}
      </div>
    </div>
  );
}
