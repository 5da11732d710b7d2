import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { IncidentsOfList } from "#app/components/incidents/incidents-of-list.tsx";
import { incidentKey, incidentKeyField } from "#app/domain/incidents/incident-list.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { incidentsOfPage } from "#app/services/incidents/incidents-of-page.ts";
import { db } from "#db/open.ts";
import { findVisibleReference } from "#db/queries/audit-records.ts";

const params = z.object({ caseId: z.uuidv7() });
const query = z.object({ after: incidentKeyField });

export const loader = guardedLoader("incidents:read", params, async ({ request, params: { caseId }, actor, now }) => {
  const reference = await findVisibleReference(db, actor, "case", caseId);
  if (reference === undefined) throw new Response(null, { status: 404 });
  const { after } = query.parse(Object.fromEntries(new URL(request.url).searchParams));
  const page = await incidentsOfPage({ db, actor, now }, { kind: "case", id: caseId }, incidentKey(after));
  return { id: caseId, reference, page };
});

export const meta: MetaFunction = () => [{ title: "Incidents of a case – Joint Action" }];

export default function IncidentsOfCasePage() {
  const { id, reference, page } = useLoaderData<typeof loader>();
  return (
    <IncidentsOfList
      back={{ href: `/cases/${id}`, text: `Case ${reference}` }}
      heading={`Incidents of ${reference}`}
      path={`/incidents/cases/${id}`}
      page={page}
    />
  );
}
