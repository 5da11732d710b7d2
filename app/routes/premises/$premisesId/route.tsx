import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { DocumentsOfRecord } from "#app/components/documents/documents-of-record.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { FollowUpSummary } from "#app/components/premises/follow-up-summary.tsx";
import { PointsNow } from "#app/components/premises/points-now.tsx";
import { PremisesHeader } from "#app/components/premises/premises-header.tsx";
import { PremisesIncidentRows } from "#app/components/premises/premises-incident-rows.tsx";
import { RegisterFacts } from "#app/components/premises/register-facts.tsx";
import { premisesHref } from "#app/domain/premises/premises-pages.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { premisesOverview } from "#app/services/premises/overview.ts";
import { db } from "#db/open.ts";

const params = z.object({ premisesId: z.uuidv7() });

export const loader = guardedLoader("premises:read", params, async ({ params, actor, now }) => {
  const page = await premisesOverview({ db, actor, now }, params.premisesId);
  if (!page) throw new Response(null, { status: 404 });
  return page;
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.premises.name ?? "Licensed premises"} – Joint Action` },
];

export default function PremisesPage() {
  const page = useLoaderData<typeof loader>();
  const { premises, areas, holders, location, points, followUp, incidents, documents } = page;
  return (
    <>
      <PremisesHeader premises={premises} current="overview" />
      <Ways page={page} />
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-one-half">
          <h2 className="govuk-heading-m">How it stands</h2>
          <PointsNow premisesId={premises.id} now={points} />
          <h2 className="govuk-heading-m">What is due</h2>
          <FollowUpSummary followUp={followUp} />
        </div>
        <div className="govuk-grid-column-one-half">
          <h2 className="govuk-heading-m">Who and where</h2>
          <RegisterFacts premises={premises} areas={areas} holders={holders} location={location} />
        </div>
      </div>
      <h2 className="govuk-heading-m">Newest incidents</h2>
      {incidents.rows.length === 0 ? (
        <p className="govuk-body">No incident is recorded here, so there are no points.</p>
      ) : (
        <PremisesIncidentRows caption="Newest incidents here" rows={incidents.rows} />
      )}
      {incidents.hasMore ? (
        <p className="govuk-body">
          <a className="govuk-link" href={premisesHref(premises.id, "incidents")}>
            All incidents here
          </a>
        </p>
      ) : null}
      <DocumentsOfRecord {...documents} />
      <p className="govuk-body-s">Reference {premises.reference}</p>
    </>
  );
}

/** What may be done, the usual first. */
function Ways({ page }: { page: ReturnType<typeof useLoaderData<typeof loader>> }) {
  const { premises, may } = page;
  const { id, closedOn } = premises;
  const path = `/premises/${id}`;
  return (
    <div className="govuk-button-group">
      {may.record ? <Button href={`${path}/incidents/new`}>Record for licensing only</Button> : null}
      {may.grade && closedOn === null ? (
        <Button href={`${path}/grade`} variant="secondary">
          Agree a grade
        </Button>
      ) : null}
      <Button href={`${path}/sheet`} variant="secondary">
        Sheet for a visit
      </Button>
      {may.record ? (
        <>
          <a className="govuk-link" href={`${path}/change`}>
            Change what is registered
          </a>
          {closedOn === null ? (
            <a className="govuk-link" href={`${path}/close`}>
              Record that they closed
            </a>
          ) : (
            <a className="govuk-link" href={`${path}/reopen`}>
              Record that they are open again
            </a>
          )}
        </>
      ) : null}
    </div>
  );
}
