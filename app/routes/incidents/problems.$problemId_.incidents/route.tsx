import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { IncidentsOfList } from "#app/components/incidents/incidents-of-list.tsx";
import { incidentKey, incidentKeyField } from "#app/domain/incidents/incident-list.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { incidentsOfPage } from "#app/services/incidents/incidents-of-page.ts";
import { db } from "#db/open.ts";
import { findVisibleProblem } from "#db/queries/problem-pages.ts";

const params = z.object({ problemId: z.uuidv7() });
const query = z.object({ after: incidentKeyField });

export const loader = guardedLoader(
  "incidents:read",
  params,
  async ({ request, params: { problemId }, actor, now }) => {
    const problem = await findVisibleProblem(db, actor, problemId);
    if (!problem) throw new Response(null, { status: 404 });
    const { after } = query.parse(Object.fromEntries(new URL(request.url).searchParams));
    const page = await incidentsOfPage({ db, actor, now }, { kind: "problem", id: problemId }, incidentKey(after));
    return { id: problemId, reference: problem.reference, page };
  },
);

export const meta: MetaFunction = () => [{ title: "Incidents of a problem – Joint Action" }];

export default function IncidentsOfProblemPage() {
  const { id, reference, page } = useLoaderData<typeof loader>();
  const problem = `/incidents/problems/${id}`;
  return (
    <IncidentsOfList
      back={{ href: problem, text: `Problem ${reference}` }}
      heading={`Incidents of ${reference}`}
      path={`${problem}/incidents`}
      page={page}
    />
  );
}
