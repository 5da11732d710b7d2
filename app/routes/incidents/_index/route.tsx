import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { Button } from "#app/components/govuk/button.tsx";
import { Pagination } from "#app/components/govuk/pagination.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { SubNavigation } from "#app/components/govuk/sub-navigation.tsx";
import { ASB_HEADING_NAMES, ASB_HEADINGS } from "#app/domain/incidents/asb-headings.ts";
import { isContactLate } from "#app/domain/incidents/deal-incident.ts";
import {
  INCIDENT_LIST_NAMES,
  INCIDENT_LISTS,
  incidentKey,
  incidentKeyField,
  incidentListForm,
  incidentListHref,
  keyOfIncident,
  NO_BEAT,
} from "#app/domain/incidents/incident-list.ts";
import { NOT_RECORDED } from "#app/domain/locations/area-kinds.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { incidentDays } from "#app/services/incidents/incident-days.ts";
import { db } from "#db/open.ts";
import { listAreas } from "#db/queries/areas.ts";
import { countIncidentWork, listIncidents } from "#db/queries/incident-lists.ts";
import { IncidentTable } from "./incident-table.tsx";

const params = z.object({});
const PAGE = 50;
const query = z.object({ after: incidentKeyField });

export const loader = guardedLoader("incidents:read", params, async ({ request, actor, now }) => {
  const given = Object.fromEntries(new URL(request.url).searchParams);
  const asked = incidentListForm.parse(given);
  const days = await incidentDays(db, actor.partnershipId, now);
  const after = incidentKey(query.parse(given).after);
  const rows = await listIncidents(db, actor, { asked, days, after, limit: PAGE + 1 });
  const shown = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? shown.at(-1) : undefined;
  const listed = shown.map(({ id }) => id);
  await recordList({ db, actor, now }, "incident.listed", "incident", listed, { ...asked });
  const beats = await listAreas(db, actor.partnershipId, "beat");
  return {
    asked,
    counts: actor.permissions.has("incidents:change") ? await countIncidentWork(db, actor, days) : null,
    mayLog: actor.permissions.has("incidents:log"),
    beats: [
      ...beats.map(({ code, name }) => ({ value: code, text: name === code ? code : `${code} ${name}` })),
      { value: NO_BEAT, text: NOT_RECORDED },
    ],
    next: last ? incidentListHref(asked, keyOfIncident(last, asked.list)) : null,
    incidents: shown.map((row) => ({
      ...{ id: row.id, reference: row.reference, latestDay: row.latestDay, placeName: row.placeName },
      ...{ beatCode: row.beatCode, status: row.status, officerName: row.officerName, victimToldOn: row.victimToldOn },
      ...{ isHate: row.isHate === 1, isSerious: row.priority === "serious", firstContactDueOn: row.firstContactDueOn },
      what: row.typeName ?? ASB_HEADING_NAMES[row.heading],
      isLate: isContactLate(row, days.today),
    })),
  };
});

export const meta: MetaFunction = () => [{ title: "Incidents – Joint Action" }];

export default function IncidentsPage() {
  const { asked, counts, mayLog, beats, next, incidents } = useLoaderData<typeof loader>();
  const field = (name: string, value: string) => ({ name, id: name, defaultValue: value });
  const lists = counts ? INCIDENT_LISTS : (["newest", "hate"] as const);
  const text = (list: (typeof INCIDENT_LISTS)[number]) =>
    counts && list in counts
      ? `${INCIDENT_LIST_NAMES[list]} (${counts[list as keyof typeof counts]})`
      : INCIDENT_LIST_NAMES[list];
  return (
    <>
      <h1 className="govuk-heading-l">Incidents</h1>
      {mayLog ? (
        <div className="govuk-button-group">
          <Button href="/incidents/new">Log an incident</Button>
          <a className="govuk-link" href="/incidents/problems">
            Problems
          </a>
          <a className="govuk-link" href="/incidents/victims">
            Victims near a case review
          </a>
        </div>
      ) : null}
      <SubNavigation
        label="Lists of incidents"
        items={lists.map((list) => ({
          href: incidentListHref({ list }),
          text: text(list),
          current: list === asked.list,
        }))}
      />
      <form method="get" action="/incidents">
        <input type="hidden" name="list" value={asked.list} />
        <Select field={field("beat", asked.beat ?? "")} label="Beat" items={beats} placeholder="All beats" />
        <Select
          field={field("heading", asked.heading ?? "")}
          label="What it was"
          items={ASB_HEADINGS.map((value) => ({ value, text: ASB_HEADING_NAMES[value] }))}
          placeholder="Anything"
        />
        <Button variant="secondary">Show</Button>
      </form>
      <IncidentTable list={asked.list} incidents={incidents} />
      <Pagination nextHref={next ?? undefined} />
    </>
  );
}
