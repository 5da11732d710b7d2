import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { IncidentsOfList } from "#app/components/incidents/incidents-of-list.tsx";
import { incidentKey, incidentKeyField } from "#app/domain/incidents/incident-list.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { incidentsOfPage } from "#app/services/incidents/incidents-of-page.ts";
import { db } from "#db/open.ts";
import { findVisibleReference } from "#db/queries/audit-records.ts";

const params = z.object({ locationId: z.uuidv7() });
const query = z.object({ after: incidentKeyField });

export const loader = guardedLoader(
  "incidents:read",
  params,
  async ({ request, params: { locationId }, actor, now }) => {
    const reference = await findVisibleReference(db, actor, "location", locationId);
    if (reference === undefined) throw new Response(null, { status: 404 });
    const { after } = query.parse(Object.fromEntries(new URL(request.url).searchParams));
    const page = await incidentsOfPage({ db, actor, now }, { kind: "location", id: locationId }, incidentKey(after));
    return { id: locationId, reference, page };
  },
);

export const meta: MetaFunction = () => [{ title: "Incidents of a location – Joint Action" }];

export default function IncidentsOfLocationPage() {
  const { id, reference, page } = useLoaderData<typeof loader>();
  return (
    <IncidentsOfList
      back={{ href: `/locations/${id}`, text: `Location ${reference}` }}
      heading={`Incidents of ${reference}`}
      path={`/incidents/locations/${id}`}
      page={page}
    />
  );
}
