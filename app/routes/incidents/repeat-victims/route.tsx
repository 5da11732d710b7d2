import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Pagination } from "#app/components/govuk/pagination.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { longDay, shortDay } from "#app/domain/dates/iso-day.ts";
import { incidentListHref } from "#app/domain/incidents/incident-list.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { repeatVictims } from "#app/services/incidents/repeat-victims.ts";
import { db } from "#db/open.ts";

const params = z.object({});
const PAGE = 50;
const key = z.catch(z.optional(z.string().check(z.regex(/^\d{1,6}~[0-9a-f-]{36}$/))), undefined);

export const loader = guardedLoader("incidents:log", params, async ({ request, actor, now }) => {
  const [incidents, personId] =
    key.parse(new URL(request.url).searchParams.get("after") ?? undefined)?.split("~") ?? [];
  const after = incidents && personId ? { incidents: Number(incidents), personId } : undefined;
  const { last, ...page } = await repeatVictims({ db, actor, now }, after, PAGE);
  return { ...page, next: last ? `/incidents/repeat-victims?after=${last.incidents}~${last.personId}` : null };
});

export const meta: MetaFunction = () => [{ title: "Repeat victims – Joint Action" }];

export default function RepeatVictimsPage() {
  const { victims, since, until, least, next } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href="/incidents">Incidents</BackLink>
      <h1 className="govuk-heading-l">Repeat victims</h1>
      <p className="govuk-body">
        Whom {least} or more incidents affected from {longDay(since)} to {longDay(until)}.
      </p>
      {victims.length === 0 ? (
        <p className="govuk-body">
          Nobody is. How many incidents, and in how many months, is a setting of the partnership.
        </p>
      ) : (
        <Table
          caption="Those with the most incidents first"
          captionHidden
          scrollLabel="Repeat victims"
          stacked
          head={["Victim", "Reference", "Incidents", "Last"]}
          rows={victims.map(({ personId, name, reference, incidents, lastOn }) => [
            <a key="person" className="govuk-link" href={`/people/${personId}`}>
              {name}
            </a>,
            reference,
            <a
              key="incidents"
              className="govuk-link"
              href={incidentListHref({ show: "newest", victim: personId, from: since, until })}
            >
              {incidents} <span className="govuk-visually-hidden">incidents that affected {reference}</span>
            </a>,
            shortDay(lastOn),
          ])}
        />
      )}
      <Pagination nextHref={next ?? undefined} />
    </>
  );
}
