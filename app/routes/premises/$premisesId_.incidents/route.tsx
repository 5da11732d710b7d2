import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { DownloadList } from "#app/components/exports/download-list.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { FilterLayout } from "#app/components/govuk/filter-panel.tsx";
import { Pagination } from "#app/components/govuk/pagination.tsx";
import { PremisesHeader } from "#app/components/premises/premises-header.tsx";
import { PremisesIncidentRows } from "#app/components/premises/premises-incident-rows.tsx";
import { exportAddress } from "#app/domain/exports/address.ts";
import { dayRefusals } from "#app/domain/interventions/intervention-list.ts";
import {
  premisesIncidentKey,
  premisesIncidentKeyField,
  premisesIncidentsForm,
  premisesIncidentsHref,
} from "#app/domain/premises/incident-list.ts";
import { premisesHref } from "#app/domain/premises/premises-pages.ts";
import { withDays } from "#app/forms/parse-form.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { premisesIncidentsPage } from "#app/services/premises/premises-incidents-page.ts";
import { db } from "#db/open.ts";
import { IncidentsFilter } from "./incidents-filter.tsx";
import { IncidentsTotals } from "./incidents-totals.tsx";

const params = z.object({ premisesId: z.uuidv7() });
const PAGE = 50;
const query = z.object({ after: premisesIncidentKeyField });

export const loader = guardedLoader("premises:read", params, async ({ request, params, actor, now }) => {
  const given = withDays(Object.fromEntries(new URL(request.url).searchParams));
  const after = premisesIncidentKey(query.parse(given).after);
  const narrowing = premisesIncidentsForm.parse(given);
  const page = await premisesIncidentsPage({ db, actor, now }, params.premisesId, narrowing, { after, limit: PAGE });
  if (!page) throw new Response(null, { status: 404 });
  const { last, asked, ...rest } = page;
  return {
    ...rest,
    asked,
    errors: dayRefusals(given),
    next: last ? premisesIncidentsHref(asked, { day: last.day, id: last.id }) : null,
    download: rest.rows.length === 0 ? null : exportAddress({ list: "premises-incidents", filter: asked }),
    mayRecord: actor.permissions.has("premises:record"),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? `Incidents at ${data.premises.name}` : "Incidents at premises"} – Joint Action` },
];

export default function PremisesIncidentsPage() {
  const { premises, asked, errors, rows, totals, next, download, mayRecord } = useLoaderData<typeof loader>();
  const problems = Object.entries(errors).map(([name, message]) => ({ name, message, href: `#${name}-day` }));
  const isTakenOff = asked.show === "taken-off";
  return (
    <>
      <ErrorSummary errors={problems} />
      <PremisesHeader premises={premises} current="incidents" />
      <h2 className="govuk-heading-m">
        {isTakenOff ? "Taken off these premises" : "Incidents in or near these premises"}
      </h2>
      {mayRecord && !isTakenOff ? (
        <Button href={`${premisesHref(premises.id, "incidents")}/new`} variant="secondary">
          Record for licensing only
        </Button>
      ) : null}
      <FilterLayout filter={<IncidentsFilter asked={asked} errors={errors} />}>
        <IncidentsTotals asked={asked} totals={totals} />
        {rows.length === 0 ? (
          <p className="govuk-body">{totals.all === 0 ? "None is recorded." : "None with these filters."}</p>
        ) : (
          <PremisesIncidentRows caption="Incidents, newest first" rows={rows} />
        )}
        <Pagination nextHref={next ?? undefined} />
        {download ? <DownloadList href={download} rows={null} /> : null}
        <p className="govuk-body govuk-!-display-none-print">
          <a
            className="govuk-link"
            href={premisesIncidentsHref({ premises: premises.id, show: isTakenOff ? undefined : "taken-off" })}
          >
            {isTakenOff ? "Those that count" : "Those that were taken off again"}
          </a>
        </p>
      </FilterLayout>
    </>
  );
}
