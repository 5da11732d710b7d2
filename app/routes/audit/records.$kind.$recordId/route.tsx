import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ArchivedLines } from "#app/components/audit/archived-lines.tsx";
import { LogTable } from "#app/components/audit/log-table.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Pagination } from "#app/components/govuk/pagination.tsx";
import { archivedInWords } from "#app/domain/audit/archive.ts";
import { kindInWords } from "#app/domain/audit/event-names.ts";
import { logKeyText, parseLogKey } from "#app/domain/audit/log-filter.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { listRecordAccess } from "#app/services/audit/list-record-access.ts";
import { db } from "#db/open.ts";

const params = z.object({ kind: z.string().check(z.regex(/^[a-z]+(-[a-z]+)*$/), z.maxLength(40)), recordId: z.uuid() });

/** Where a record of a kind is read, if it is not under its kind in the plural. */
const PAGES_OF: Partial<Record<string, string>> = {
  person: "people",
  premises: "premises",
  problem: "incidents/problems",
};

export const loader = guardedLoader("audit:record", params, async ({ request, params, actor, now }) => {
  const after = parseLogKey(new URL(request.url).searchParams.get("after"));
  const found = await listRecordAccess({ db, actor, now }, { kind: params.kind, id: params.recordId }, after);
  if (!found) throw new Response(null, { status: 404 });
  if (found === "forbidden") throw new Response(null, { status: 403 });
  const path = `/audit/records/${params.kind}/${params.recordId}`;
  return {
    title: found.reference ?? `${kindInWords(params.kind).toLowerCase()} ${params.recordId}`,
    record: `/${PAGES_OF[params.kind] ?? `${params.kind}s`}/${params.recordId}`,
    rows: found.rows,
    archived: archivedInWords(found.archived, "record"),
    seesLog: actor.permissions.has("audit:search"),
    isFirstPage: after === null,
    first: path,
    next: found.next && `${path}?after=${encodeURIComponent(logKeyText(found.next))}`,
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Who has seen ${data.title} – Joint Action` : "Who has seen this – Joint Action" },
];

export default function RecordAccessPage() {
  const { title, record, rows, archived, seesLog, isFirstPage, first, next } = useLoaderData<typeof loader>();
  return (
    <>
      {seesLog ? <BackLink href="/audit">Log</BackLink> : <BackLink href={record}>{title}</BackLink>}
      <h1 className="govuk-heading-l">Who has seen {title}</h1>
      <p className="govuk-body">
        Everybody who opened, changed, exported or found this record, newest first. Looking again within ten minutes in
        one session counts once. Lists in which it stood as one of many rows are not shown here. That you have looked at
        this page is logged.
      </p>
      <ArchivedLines lines={archived} />
      {rows.length > 0 ? (
        <LogTable caption={`Who has seen ${title}, newest first`} rows={rows} withLinks={seesLog} />
      ) : (
        <p className="govuk-body">{isFirstPage ? "Nobody has opened it." : "There are no earlier events."}</p>
      )}
      <Pagination
        previousHref={isFirstPage ? undefined : first}
        previousText="Newest events"
        nextHref={next ?? undefined}
        nextText="Earlier events"
      />
    </>
  );
}
