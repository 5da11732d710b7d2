import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Pagination } from "#app/components/govuk/pagination.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { afterForm } from "#app/domain/incidents/imported.form.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { olderReportsPage } from "#app/services/incidents/older-reports-page.ts";
import { db } from "#db/open.ts";

const params = z.object({ runId: z.uuidv7() });

export const loader = guardedLoader("incidents:log", params, async ({ params: { runId }, request, actor, now }) => {
  const { after } = afterForm.parse(Object.fromEntries(new URL(request.url).searchParams));
  const page = await olderReportsPage({ db, actor, now }, runId, after);
  if (!page) throw new Response(null, { status: 404 });
  return page;
});

export const meta: MetaFunction = () => [{ title: "Older reports of a file – Joint Action" }];

export default function OlderReportsPage() {
  const { file, least, people, next } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href="/incidents/imported/files">Older reports</BackLink>
      <h1 className="govuk-heading-l">
        <span className="govuk-caption-l">{file.name}</span>
        Victims of older reports
      </h1>
      <p className="govuk-body">
        For each of them the file has {least} or more reports from before {file.before}. No duty was raised. The page of
        the report shows what counts today, and whether they are to be offered an application.
      </p>
      {people.length === 0 ? (
        <p className="govuk-body">Nobody: everybody in the file is matched to a person.</p>
      ) : (
        <Table
          caption="In the order in which they were recorded"
          captionHidden
          stacked
          head={["Victim", { text: "Older reports", numeric: true }, "First", "Last", "What next"]}
          rows={people.map((person) => [
            <a key="victim" className="govuk-link" href={`/people/${person.id}`}>
              {person.name}, {person.reference}
            </a>,
            person.reports,
            person.firstOn,
            person.lastOn,
            <a key="report" className="govuk-link" href={`/incidents/reports/${person.reportId}`}>
              See the count<span className="govuk-visually-hidden">: {person.reference}</span>
            </a>,
          ])}
        />
      )}
      <Pagination nextHref={next ? `?after=${next}` : undefined} />
    </>
  );
}
