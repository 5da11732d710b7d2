import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { AdminNavigation } from "#app/components/admin/admin-navigation.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { PageHeaderActions } from "#app/components/govuk/page-header-actions.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { shortDay } from "#app/domain/dates/iso-day.ts";
import { AREA_KIND_NAMES } from "#app/domain/locations/area-kinds.ts";
import { placeForm } from "#app/domain/locations/place.form.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { AREA_IMPORTS, loadedAreas } from "#app/services/locations/loaded-areas.ts";
import { placeAreas } from "#app/services/locations/place-areas.ts";
import { rememberBeat } from "#app/services/locations/remember-beat.ts";
import { db } from "#db/open.ts";
import { listAreas } from "#db/queries/areas.ts";
import { PlaceFinder } from "./place-finder.tsx";

export const loader = guardedLoader("areas:load", z.object({}), async ({ actor }) => ({
  ...(await loadedAreas(db, actor.partnershipId)),
  labels: AREA_IMPORTS,
  beats: await listAreas(db, actor.partnershipId, "beat", 500),
}));

/** Posted, because a postcode may be somebody's home and does not belong in an address. */
export const action = guardedAction("areas:load", z.object({}), async ({ form: body, actor, now }) => {
  const form = parseForm(body, placeForm);
  if (!form.ok) return data({ values: form.values, errors: form.errors, found: null }, 400);
  const { postcode, street, beatId } = form.data;
  if (beatId !== null) {
    const result = await rememberBeat({ db, actor, now }, street ?? "", beatId);
    if (result.kind === "refused") return data({ values: form.values, errors: result.errors, found: null }, 422);
  }
  const found = await placeAreas(db, actor.partnershipId, { postcode, street });
  return data({ values: form.values, errors: {}, found }, 200);
});

export const meta: MetaFunction = () => [{ title: "Areas – Joint Action" }];

export default function AreasPage() {
  const { counts, versions, chosenStreets, labels, beats } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const number = (count: number) => count.toLocaleString("en-GB");
  return (
    <>
      <PageHeaderActions heading="Areas">
        <Button href="/admin/imports/new">Load a file</Button>
      </PageHeaderActions>
      <AdminNavigation current="/admin/areas" />
      <Table
        caption="Areas of the partnership"
        captionSize="m"
        firstCellIsHeader
        head={["Kind", { text: "How many", numeric: true }]}
        rows={[
          ...counts.map(({ kind, count }) => [AREA_KIND_NAMES[kind], number(count)]),
          ["Streets whose beat somebody picked", number(chosenStreets)],
        ]}
      />
      {versions.length === 0 ? <p className="govuk-body">No boundaries, postcodes or streets are loaded yet.</p> : null}
      {versions.length > 0 ? (
        <Table
          caption="Files that answer, newest first"
          captionSize="m"
          scrollLabel="Files that answer"
          firstCellIsHeader
          head={[
            "Version",
            "What it holds",
            { text: "Rows", numeric: true },
            { text: "Beat not recorded", numeric: true },
            { text: "Ward not recorded", numeric: true },
            { text: "LSOA not recorded", numeric: true },
            "Loaded",
          ]}
          rows={versions.map((v) => [
            <a key="version" className="govuk-link" href={`/admin/imports/${v.id}`}>
              {v.versionLabel ?? "No name"}
            </a>,
            labels[v.kind] ?? v.kind,
            number(v.rows),
            ...(["beat", "ward", "lsoa"] as const).map((kind) => (v.notRecorded ? number(v.notRecorded[kind]) : "–")),
            v.loadedOn ? shortDay(v.loadedOn) : "–",
          ])}
        />
      ) : null}
      <PlaceFinder beats={beats} reply={reply} />
      <p className="govuk-body-s">
        Contains public sector information licensed under the Open Government Licence v3.0. Contains Ordnance Survey
        data © Crown copyright and database right. Contains Royal Mail data © Royal Mail copyright and database right.
        Contains National Statistics data © Crown copyright and database right.
      </p>
    </>
  );
}
