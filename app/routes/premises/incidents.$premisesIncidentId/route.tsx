import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { InsetText } from "#app/components/govuk/inset-text.tsx";
import { SummaryList } from "#app/components/govuk/summary-list.tsx";
import { AttributionWords } from "#app/components/premises/premises-incident-rows.tsx";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { MITIGATION_NAMES, OBJECTIVE_NAMES } from "#app/domain/premises/attribution.ts";
import { premisesHref, premisesIncidentHref } from "#app/domain/premises/premises-pages.ts";
import { SEVERITIES } from "#app/domain/premises/severity.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { premisesIncidentPage } from "#app/services/premises/premises-incident-page.ts";
import { db } from "#db/open.ts";
import { ChangesOfIncident } from "./changes-of-incident.tsx";

const params = z.object({ premisesIncidentId: z.uuidv7() });

export const loader = guardedLoader("premises:read", params, async ({ params, actor, now }) => {
  const page = await premisesIncidentPage({ db, actor, now }, params.premisesIncidentId);
  if (!page) throw new Response(null, { status: 404 });
  return page;
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? `${data.row.reference} at ${data.row.premisesName}` : "Incident at premises"} – Joint Action` },
];

export default function PremisesIncidentPage() {
  const { row, incidentId, changes, mayRecord } = useLoaderData<typeof loader>();
  const here = premisesIncidentHref(row.id);
  const finding = [row.finding.agencyName, row.finding.reference].filter(Boolean).join(", ");
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={premisesHref(row.premisesId, "incidents")}>Incidents at {row.premisesName}</BackLink>
        <span className="govuk-caption-l">{row.premisesName}</span>
        <h1 className="govuk-heading-l">{row.reference}</h1>
        {row.takenOff === null ? null : (
          <InsetText>
            Taken off these premises on {longDay(row.takenOff.on)}: {row.takenOff.reason}. It counts nothing here.
          </InsetText>
        )}
        {row.warning === null ? null : <InsetText>{row.warning}</InsetText>}
        <SummaryList
          rows={[
            { key: "When", value: row.when },
            { key: "Severity", value: SEVERITIES[row.severity].name },
            { key: "Attribution", value: <Attribution {...row} /> },
            {
              key: "Licensing objectives",
              value: row.objectives.map((one) => OBJECTIVE_NAMES[one]).join("; ") || "None named",
            },
            {
              key: "Credited to the premises",
              value: row.mitigation.map((one) => MITIGATION_NAMES[one]).join("; ") || "Nothing",
            },
            {
              key: "Summary for licensing",
              value: <span className="app-typed">{row.summary ?? "None was written"}</span>,
            },
            ...(finding === "" ? [] : [{ key: "Whose finding", value: finding }]),
            ...(row.licensingOnly
              ? [{ key: "Recorded", value: "For licensing only. It is no report of anti-social behaviour" }]
              : []),
          ]}
        />
        {incidentId === null ? null : (
          <p className="govuk-body">
            <a className="govuk-link" href={`/incidents/${incidentId}`}>
              Open the incident
            </a>
          </p>
        )}
        {mayRecord ? (
          <div className="govuk-button-group">
            {row.takenOff === null ? <Button href={`${here}/change`}>Change what it is here</Button> : null}
            <Button href={`${here}/take-off`} variant="secondary">
              {row.takenOff === null ? "Take it off these premises" : "Put it back"}
            </Button>
          </div>
        ) : null}
        <ChangesOfIncident changes={changes} />
      </div>
    </div>
  );
}

type Decided = Parameters<typeof AttributionWords>[0] & { decidedAt: string | null };

function Attribution({ attribution, decidedAt }: Decided) {
  return (
    <>
      <AttributionWords attribution={attribution} />
      {decidedAt === null ? null : <div className="govuk-hint">Decided at the meeting of {longDay(decidedAt)}</div>}
    </>
  );
}
