import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Pagination } from "#app/components/govuk/pagination.tsx";
import { ReportRows } from "#app/components/incidents/report-rows.tsx";
import { incidentKey, incidentKeyField } from "#app/domain/incidents/incident-list.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { shownReport } from "#app/services/incidents/shown-rows.ts";
import { db } from "#db/open.ts";
import { countReportsOfProblem, findVisibleProblem, listReportsOfProblem } from "#db/queries/problem-pages.ts";

const params = z.object({ problemId: z.uuidv7() });
const query = z.object({ after: incidentKeyField });
const PAGE = 50;

export const loader = guardedLoader(
  "incidents:read",
  params,
  async ({ request, params: { problemId }, actor, now }) => {
    const problem = await findVisibleProblem(db, actor, problemId);
    if (!problem) throw new Response(null, { status: 404 });
    const after = incidentKey(query.parse(Object.fromEntries(new URL(request.url).searchParams)).after);
    const rows = await listReportsOfProblem(db, actor, problemId, { after, limit: PAGE + 1 });
    const shown = rows.slice(0, PAGE);
    const last = rows.length > PAGE ? shown.at(-1) : undefined;
    await recordList({ db, actor, now }, "report.listed", "report", shown.map(({ id }) => id), { problem: problemId }); // prettier-ignore
    return {
      id: problemId,
      reference: problem.reference,
      isFirst: after === undefined,
      next: last ? `${last.reportedOn}~${last.id}` : null,
      count: await countReportsOfProblem(db, actor, problemId),
      rows: shown.map(shownReport),
    };
  },
);

export const meta: MetaFunction = () => [{ title: "Reports of a problem – Joint Action" }];

export default function ReportsOfProblemPage() {
  const { id, reference, isFirst, next, count, rows } = useLoaderData<typeof loader>();
  const problem = `/incidents/problems/${id}`;
  return (
    <>
      <BackLink href={problem}>Problem {reference}</BackLink>
      <h1 className="govuk-heading-l">Reports of {reference}</h1>
      <p className="govuk-body">{count === 0 ? "No report that you may see." : `${count} that you may see.`}</p>
      {rows.length > 0 ? <ReportRows caption={`Reports of ${reference}`} rows={rows} /> : null}
      <Pagination
        previousHref={isFirst ? undefined : `${problem}/reports`}
        previousText="Newest"
        nextHref={next ? `${problem}/reports?after=${next}` : undefined}
        nextText="Earlier"
      />
    </>
  );
}
