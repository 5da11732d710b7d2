import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { IncidentsOfList } from "#app/components/incidents/incidents-of-list.tsx";
import { incidentKey, incidentKeyField } from "#app/domain/incidents/incident-list.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { incidentsOfPage } from "#app/services/incidents/incidents-of-page.ts";
import { db } from "#db/open.ts";
import { findPersonById } from "#db/queries/people.ts";
import { listRecordsOfPerson } from "#db/queries/person-parts.ts";

const params = z.object({ personId: z.uuidv7() });
const query = z.object({ after: incidentKeyField });

export const loader = guardedLoader("incidents:read", params, async ({ request, params: { personId }, actor, now }) => {
  const person = await findPersonById(db, actor, personId);
  if (!person) throw new Response(null, { status: 404 });
  const { reference } = person;
  const ids = await listRecordsOfPerson(db, actor, personId);
  const { after } = query.parse(Object.fromEntries(new URL(request.url).searchParams));
  const page = await incidentsOfPage({ db, actor, now }, { kind: "person", ids }, incidentKey(after));
  return { id: personId, reference, page };
});

export const meta: MetaFunction = () => [{ title: "Incidents of a person – Joint Action" }];

export default function IncidentsOfPersonPage() {
  const { id, reference, page } = useLoaderData<typeof loader>();
  return (
    <IncidentsOfList
      back={{ href: `/people/${id}`, text: `Person ${reference}` }}
      heading={`Incidents of ${reference}`}
      path={`/incidents/people/${id}`}
      page={page}
    />
  );
}
