import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { AreaMap } from "#app/components/locations/area-map.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { SubNavigation } from "#app/components/govuk/sub-navigation.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { ASB_HEADING_NAMES, ASB_HEADINGS } from "#app/domain/incidents/asb-headings.ts";
import { PLACE_GRAIN_NAMES } from "#app/domain/incidents/busy-places.ts";
import { incidentsOfArea, MAP_WEEKS, mapForm, mapHref } from "#app/domain/incidents/incident-map.ts";
import { areaWords, NOT_RECORDED, PLACED_KINDS } from "#app/domain/locations/area-kinds.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { incidentMap } from "#app/services/incidents/incident-map.ts";
import { db } from "#db/open.ts";

const params = z.object({});

export const loader = guardedLoader("incidents:read", params, async ({ request, actor, now }) => {
  const asked = mapForm.parse(Object.fromEntries(new URL(request.url).searchParams));
  return {
    ...(await incidentMap({ db, actor, now }, asked)),
    wanted: asked,
    mayLoad: actor.permissions.has("areas:load"),
  };
});

export const meta: MetaFunction = () => [{ title: "Map of incidents – Joint Action" }];

export default function IncidentMapPage() {
  const { asked, wanted, days, drawing, areas, names, mayLoad } = useLoaderData<typeof loader>();
  const counts = new Map(areas.flatMap(({ code, count }) => (code === null ? [] : [[code, count] as const])));
  const total = areas.reduce((sum, { count }) => sum + count, 0);
  const field = (name: string, value: string) => ({ id: name, name, defaultValue: value });
  const kind = PLACE_GRAIN_NAMES[asked.by];
  return (
    <>
      <BackLink href="/incidents">Incidents</BackLink>
      <h1 className="govuk-heading-l">Map of incidents</h1>
      <SubNavigation
        label="By"
        items={PLACED_KINDS.map((by) => ({
          href: mapHref({ ...wanted, by }),
          text: PLACE_GRAIN_NAMES[by],
          current: by === asked.by,
        }))}
      />
      <form method="get" action="/incidents/map" className="app-inline-form">
        <input type="hidden" name="by" value={wanted.by} />
        <Select
          field={field("weeks", String(wanted.weeks))}
          label="How far back"
          items={MAP_WEEKS.map((weeks) => ({ value: String(weeks), text: `${weeks} weeks` }))}
        />
        <Select
          field={field("heading", wanted.heading ?? "")}
          label="What it was"
          items={ASB_HEADINGS.map((value) => ({ value, text: ASB_HEADING_NAMES[value] }))}
          placeholder="Anything"
        />
        <Select
          field={field("youth", wanted.youth ?? "")}
          label="Young people"
          items={[
            { value: "yes", text: "Involved" },
            { value: "no", text: "Not involved" },
          ]}
          placeholder="Either"
        />
        <Button variant="secondary">Show</Button>
      </form>
      {asked.logged ? (
        <p className="govuk-body">
          Left out: what young people were involved in, which is never shown more finely than by ward or beat, and what
          came from files, which do not say whether they were.
        </p>
      ) : null}
      {wanted.by !== asked.by ? (
        <p className="govuk-body">By ward: what young people were involved in is never shown more finely.</p>
      ) : null}
      <p className="govuk-body">
        {total === 1 ? "1 incident that you may open" : `${total.toLocaleString("en-GB")} incidents that you may open`},
        from {longDay(days.from)} to {longDay(days.until)}.
      </p>
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          {drawing ? (
            <AreaMap
              label={`Map by ${kind}, shaded by the number of incidents; the table has the same numbers`}
              drawing={drawing}
              counts={counts}
              names={names}
            />
          ) : (
            <NoBoundaries kind={kind} mayLoad={mayLoad} />
          )}
        </div>
        <div className="govuk-grid-column-one-third">
          {areas.length === 0 ? (
            <p className="govuk-body">There is none.</p>
          ) : (
            <Table
              caption="Incidents by area, the most first"
              captionHidden
              small
              head={[kind, { text: "Incidents", numeric: true }]}
              rows={areas.map(({ code, name, count }) => {
                const text = code === null ? NOT_RECORDED : areaWords(asked.by, code, name);
                return [
                  text,
                  <a key="count" className="govuk-link" href={incidentsOfArea(asked, code, days)}>
                    {count} <span className="govuk-visually-hidden">incidents, {text}</span>
                  </a>,
                ];
              })}
            />
          )}
        </div>
      </div>
    </>
  );
}

function NoBoundaries({ kind, mayLoad }: { kind: string; mayLoad: boolean }) {
  return (
    <p className="govuk-inset-text">
      No boundaries by {kind} have been loaded, so there is nothing to draw.{" "}
      {mayLoad ? (
        <a className="govuk-link" href="/admin/imports/new">
          Load a file of boundaries
        </a>
      ) : (
        "An administrator can load a file of them."
      )}
    </p>
  );
}
