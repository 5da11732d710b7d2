import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { DownloadList } from "#app/components/exports/download-list.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { FilterLayout } from "#app/components/govuk/filter-panel.tsx";
import { Pagination } from "#app/components/govuk/pagination.tsx";
import { SubNavigation } from "#app/components/govuk/sub-navigation.tsx";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { exportAddress } from "#app/domain/exports/address.ts";
import { ASB_HEADING_NAMES } from "#app/domain/incidents/asb-headings.ts";
import { isContactLate } from "#app/domain/incidents/deal-incident.ts";
import {
  INCIDENT_LIST_NAMES,
  INCIDENT_LISTS,
  type IncidentListName,
  incidentKey,
  incidentKeyField,
  incidentListForm,
  incidentListHref,
  keyOfIncident,
  NO_AREA,
} from "#app/domain/incidents/incident-list.ts";
import { NOT_RECORDED } from "#app/domain/locations/area-kinds.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { incidentDays } from "#app/services/incidents/incident-days.ts";
import { narrowedTo } from "#app/services/incidents/narrowed-to.ts";
import { db } from "#db/open.ts";
import { listAsbTypes } from "#db/queries/asb-types.ts";
import { listAreas } from "#db/queries/areas.ts";
import { countIncidentWork, listIncidents } from "#db/queries/incident-lists.ts";
import { IncidentFilters } from "./incident-filters.tsx";
import { IncidentTable } from "./incident-table.tsx";

const params = z.object({});
const PAGE = 50;
const query = z.object({ after: incidentKeyField });

export const loader = guardedLoader("incidents:read", params, async ({ request, actor, now }) => {
  const given = Object.fromEntries(new URL(request.url).searchParams);
  const asked = incidentListForm.parse(given);
  const days = await incidentDays(db, actor.partnershipId, now);
  const to = await narrowedTo(db, actor, asked);
  const after = incidentKey(query.parse(given).after);
  const narrowed = { asked, ids: to.ids, days };
  const rows = await listIncidents(db, actor, { ...narrowed, after, limit: PAGE + 1 });
  const shown = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? shown.at(-1) : undefined;
  const listed = shown.map(({ id }) => id);
  await recordList({ db, actor, now }, "incident.listed", "incident", listed, { ...asked });
  const beats = await listAreas(db, actor.partnershipId, "beat");
  const types = await listAsbTypes(db, actor.partnershipId, days.today);
  return {
    asked,
    narrowedTo: { place: to.place, victim: to.victim },
    lastMet: days.lastMet,
    counts: actor.permissions.has("incidents:change") ? await countIncidentWork(db, actor, narrowed) : null,
    mayLog: actor.permissions.has("incidents:log"),
    beats: [
      ...beats.map(({ code, name }) => ({ value: code, text: name === code ? code : `${code} ${name}` })),
      { value: NO_AREA, text: NOT_RECORDED },
    ],
    types: types.map(({ id, name }) => ({ value: id, text: name })),
    next: last ? incidentListHref(asked, keyOfIncident(last, asked.show)) : null,
    download: rows.length === 0 ? null : exportAddress({ list: "incidents", filter: asked }),
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
  const { asked, narrowedTo, counts, mayLog, lastMet, next, download, incidents, ...choices } =
    useLoaderData<typeof loader>();
  const lists = counts ? INCIDENT_LISTS : (["newest", "hate", "hate-since-met"] as const);
  const text = (list: IncidentListName) =>
    counts && list in counts
      ? `${INCIDENT_LIST_NAMES[list]} (${counts[list as keyof typeof counts]})`
      : INCIDENT_LIST_NAMES[list];
  return (
    <>
      <h1 className="govuk-heading-l">Incidents</h1>
      {mayLog ? <Button href="/incidents/new">Log an incident</Button> : null}
      <p className="govuk-body">
        {mayLog ? (
          <>
            <a className="govuk-link" href="/incidents/problems">
              Problems
            </a>
            {" · "}
            <a className="govuk-link" href="/incidents/victims">
              Victims near a case review
            </a>
            {" · "}
            <a className="govuk-link" href="/incidents/repeat-victims">
              Repeat victims
            </a>
            {" · "}
            <a className="govuk-link" href="/incidents/imported">
              Incidents from files
            </a>
            {" · "}
          </>
        ) : null}
        <a className="govuk-link" href="/incidents/places">
          Repeat and rising places
        </a>
        {" · "}
        <a className="govuk-link" href="/incidents/map">
          Map
        </a>
      </p>
      <SubNavigation
        label="Lists of incidents"
        items={lists.map((list) => ({
          href: incidentListHref({ ...asked, show: list }),
          text: text(list),
          current: list === asked.show,
        }))}
      />
      <FilterLayout filter={<IncidentFilters asked={asked} narrowedTo={narrowedTo} choices={choices} />}>
        {asked.show === "hate-since-met" ? <SinceMet day={lastMet} /> : null}
        <IncidentTable list={asked.show} incidents={incidents} />
        <Pagination nextHref={next ?? undefined} />
        {download ? <DownloadList href={download} rows={null} /> : null}
      </FilterLayout>
    </>
  );
}

function SinceMet({ day }: { day: string | null }) {
  return (
    <p className="govuk-body">
      {day === null
        ? "No Joint Action Group has met yet: all of them."
        : `Reported on or after ${longDay(day)}, when the Joint Action Group last met.`}
    </p>
  );
}
