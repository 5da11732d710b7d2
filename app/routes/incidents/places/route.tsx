import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { SubNavigation } from "#app/components/govuk/sub-navigation.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { Tag } from "#app/components/govuk/tag.tsx";
import { shortDay } from "#app/domain/dates/iso-day.ts";
import { ASB_HEADING_NAMES, ASB_HEADINGS } from "#app/domain/incidents/asb-headings.ts";
import { PLACE_GRAIN_NAMES, PLACE_GRAINS } from "#app/domain/incidents/busy-places.ts";
import { incidentsBehind, placesForm, placesHref, raiseHref } from "#app/domain/incidents/places-list.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { busyPlaces } from "#app/services/incidents/busy-places.ts";
import { db } from "#db/open.ts";

const params = z.object({});
const MOST = 100;

export const loader = guardedLoader("incidents:read", params, async ({ request, actor, now }) => {
  const asked = placesForm.parse(Object.fromEntries(new URL(request.url).searchParams));
  const found = await busyPlaces({ db, actor, now }, asked, MOST);
  return { asked, ...found, mayRaise: actor.permissions.has("referrals:create") };
});

export const meta: MetaFunction = () => [{ title: "Repeat and rising places – Joint Action" }];

export default function PlacesPage() {
  const { asked, weeks, least, windows, shown, count, mayRaise } = useLoaderData<typeof loader>();
  const upTo = ({ until }: { until: string }) => ({ text: `${weeks} weeks to ${shortDay(until)}`, numeric: true });
  return (
    <>
      <BackLink href="/incidents">Incidents</BackLink>
      <h1 className="govuk-heading-l">Repeat and rising places</h1>
      <p className="govuk-body">
        A place with {least} or more incidents in the {weeks} weeks to today is a repeat. It is rising when that is more
        than in the {weeks} weeks before, and more than in the same weeks a year ago. Counted are the incidents that you
        may open.
      </p>
      <SubNavigation
        label="By"
        items={PLACE_GRAINS.map((by) => ({
          href: placesHref({ ...asked, by }),
          text: PLACE_GRAIN_NAMES[by],
          current: by === asked.by,
        }))}
      />
      <form method="get" action="/incidents/places" className="app-inline-form">
        <input type="hidden" name="by" value={asked.by} />
        <Select
          key={asked.heading ?? ""}
          field={{ id: "heading", name: "heading", defaultValue: asked.heading ?? "" }}
          label="What it was"
          items={ASB_HEADINGS.map((value) => ({ value, text: ASB_HEADING_NAMES[value] }))}
          placeholder="Anything"
        />
        <Button variant="secondary">Show</Button>
      </form>
      {shown.length === 0 ? (
        <p className="govuk-body">None in these weeks. Choose another kind of area, or of behaviour.</p>
      ) : (
        <Table
          caption="Those that rise most first"
          captionHidden
          scrollLabel="Repeat and rising places"
          stacked
          head={[
            PLACE_GRAIN_NAMES[asked.by],
            "State",
            upTo(windows.now),
            upTo(windows.before),
            upTo(windows.lastYear),
            ...(mayRaise ? ["What next"] : []),
          ]}
          rows={shown.map((place) => [
            asked.by === "address" ? (
              <a key="place" className="govuk-link" href={`/locations/${place.key}`}>
                {place.name}
              </a>
            ) : (
              place.name
            ),
            place.verdict === "rising" ? (
              <Tag key="state" colour="orange">
                Rising
              </Tag>
            ) : (
              "Repeat"
            ),
            ...(["now", "before", "lastYear"] as const).map((name) =>
              place[name] === 0 ? (
                0
              ) : (
                <a key={name} className="govuk-link" href={incidentsBehind(asked, place.key, windows[name])}>
                  {place[name]} <span className="govuk-visually-hidden">incidents at {place.name}</span>
                </a>
              ),
            ),
            ...(mayRaise
              ? [
                  <a key="raise" className="govuk-link" href={raiseHref(asked, place.key)}>
                    Raise it<span className="govuk-visually-hidden"> to a group: {place.name}</span>
                  </a>,
                ]
              : []),
          ])}
        />
      )}
      {count > shown.length ? (
        <p className="govuk-body">
          The first {shown.length} of {count}. Choose what it was to see fewer.
        </p>
      ) : null}
    </>
  );
}
