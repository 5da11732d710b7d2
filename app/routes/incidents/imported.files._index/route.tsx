import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Pagination } from "#app/components/govuk/pagination.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { ImportedNavigation } from "#app/components/incidents/imported-navigation.tsx";
import { londonTime } from "#app/domain/dates/iso-day.ts";
import { afterForm } from "#app/domain/incidents/imported.form.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { db } from "#db/open.ts";
import { countOlderReports, listIncidentFiles } from "#db/queries/import-summaries.ts";

const PAGE = 20;

export const loader = guardedLoader("incidents:log", z.object({}), async ({ request, actor, now }) => {
  const { after } = afterForm.parse(Object.fromEntries(new URL(request.url).searchParams));
  const found = await listIncidentFiles(db, actor, { after, limit: PAGE + 1 });
  const files = found.slice(0, PAGE);
  await recordList({ db, actor, now }, "import.listed", "import", files.map(({ id }) => id)); // prettier-ignore
  const older = await Promise.all(files.map((file) => countOlderReports(db, file)));
  return {
    next: found.length > PAGE ? (files.at(-1)?.id ?? null) : null,
    files: files.map(({ id, fileName, createdAt, rows }, index) => ({ id, fileName, rows, older: older[index] ?? 0, loaded: londonTime(createdAt) })), // prettier-ignore
  };
});

export const meta: MetaFunction = () => [{ title: "Older reports of files – Joint Action" }];

export default function ImportedFilesPage() {
  const { files, next } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href="/incidents">Incidents</BackLink>
      <h1 className="govuk-heading-l">Incidents from files</h1>
      <ImportedNavigation current="/incidents/imported/files" />
      <p className="govuk-body">
        A report that was made more than 28 days before its file was loaded raises no duty to tell the victim of the
        case review. Look here whom to tell all the same.
      </p>
      {files.length === 0 ? (
        <p className="govuk-body">
          No file of incidents has been loaded. Whoever loads files does so under Files loaded.
        </p>
      ) : (
        <Table
          caption="Files, the newest first"
          captionHidden
          stacked
          head={["File", "Loaded", { text: "Incidents", numeric: true }, { text: "Older reports", numeric: true }]}
          rows={files.map((file) => [
            <a key="file" className="govuk-link" href={`/incidents/imported/files/${file.id}`}>
              {file.fileName}
            </a>,
            file.loaded,
            file.rows.toLocaleString("en-GB"),
            file.older.toLocaleString("en-GB"),
          ])}
        />
      )}
      <Pagination nextHref={next ? `/incidents/imported/files?after=${next}` : undefined} nextText="Earlier files" />
    </>
  );
}
