import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { AdminNavigation } from "#app/components/admin/admin-navigation.tsx";
import { DownloadList } from "#app/components/exports/download-list.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { PageHeaderActions } from "#app/components/govuk/page-header-actions.tsx";
import { Pagination } from "#app/components/govuk/pagination.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { ImportStatusTag } from "#app/components/imports/import-status-tag.tsx";
import { londonTime } from "#app/domain/dates/iso-day.ts";
import { exportAddress } from "#app/domain/exports/address.ts";
import { groupsOf } from "#app/domain/access/actor.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { kindsFor } from "#app/services/imports/kinds.ts";
import { db } from "#db/open.ts";
import { listRuns } from "#db/queries/import-runs.ts";

const PAGE_SIZE = 50;
const page = z.object({ at: z.optional(z.iso.datetime()), after: z.optional(z.uuidv7()) });

export const loader = guardedLoader("imports:manage", z.object({}), async ({ request, actor, now }) => {
  const { at, after } = page.safeParse(Object.fromEntries(new URL(request.url).searchParams)).data ?? {};
  const kinds = kindsFor(actor.permissions);
  const labels = new Map(kinds.map((kind) => [kind.name, kind.label]));
  const key = at && after ? { createdAt: at, id: after } : null;
  const groups = groupsOf(actor, ["chair", "coordinator"]);
  const found = await listRuns(db, actor.partnershipId, { kinds: [...labels.keys()], groups }, key, PAGE_SIZE + 1);
  const rows = found.slice(0, PAGE_SIZE);
  const last = found.length > PAGE_SIZE ? rows.at(-1) : undefined;
  await recordList({ db, actor, now }, "import.listed", "import", rows.map((row) => row.id)); // prettier-ignore
  return {
    // Whoever else loads files may open no other page of Administration.
    isAdministrator: actor.permissions.has("users:manage"),
    runs: rows.map((row) => ({ ...row, label: labels.get(row.kind) ?? row.kind })),
    nextHref: last ? `/admin/imports?${new URLSearchParams({ at: last.createdAt, after: last.id }).toString()}` : null,
  };
});

export const meta: MetaFunction = () => [{ title: "Files loaded – Joint Action" }];

export default function ImportsPage() {
  const { runs, nextHref, isAdministrator } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeaderActions heading="Files loaded">
        <Button href="/admin/imports/new">Load a file</Button>
      </PageHeaderActions>
      {isAdministrator ? <AdminNavigation current="/admin/imports" /> : null}
      {runs.length === 0 ? (
        <p className="govuk-body">
          No file has been loaded yet. A file is tried first: you see what each row would bring before anything is
          saved.
        </p>
      ) : null}
      {runs.length > 0 ? (
        <Table
          caption="Files, newest first"
          captionSize="s"
          scrollLabel="Files loaded"
          firstCellIsHeader
          head={[
            "File",
            "What it holds",
            "State",
            { text: "Rows loaded", numeric: true },
            { text: "Errors", numeric: true },
            "Sent",
          ]}
          rows={runs.map((run) => [
            <a key="file" className="govuk-link" href={`/admin/imports/${run.id}`}>
              {run.versionLabel ?? run.fileName}
            </a>,
            run.label,
            <ImportStatusTag key="status" status={run.status} />,
            run.status === "visible" ? (run.rowsLoaded ?? 0).toLocaleString("en-GB") : "–",
            run.errors.toLocaleString("en-GB"),
            `${londonTime(run.createdAt)} by ${run.createdByName ?? "a command"}`,
          ])}
        />
      ) : null}
      <Pagination nextHref={nextHref ?? undefined} nextText="Earlier files" />
      {runs.length > 0 ? <DownloadList href={exportAddress({ list: "imports", filter: {} })} rows={null} /> : null}
    </>
  );
}
