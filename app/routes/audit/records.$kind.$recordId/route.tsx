import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { LogTable } from "#app/components/audit/log-table.tsx";
import { Pagination } from "#app/components/govuk/pagination.tsx";
import { kindInWords } from "#app/domain/audit/event-names.ts";
import { logKeyText, parseLogKey } from "#app/domain/audit/log-filter.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { listRecordAccess } from "#app/services/audit/list-record-access.ts";
import { db } from "#db/open.ts";

const params = z.object({ kind: z.string().check(z.regex(/^[a-z]+(-[a-z]+)*$/), z.maxLength(40)), recordId: z.uuid() });

export const loader = guardedLoader("audit:record", params, async ({ request, params, actor, now }) => {
  const after = parseLogKey(new URL(request.url).searchParams.get("after"));
  const found = await listRecordAccess({ db, actor, now }, { kind: params.kind, id: params.recordId }, after);
  if (!found) throw new Response(null, { status: 404 });
  if (found === "forbidden") throw new Response(null, { status: 403 });
  const path = `/audit/records/${params.kind}/${params.recordId}`;
  return {
    title: found.reference ?? `${kindInWords(params.kind).toLowerCase()} ${params.recordId}`,
    rows: found.rows,
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
  const { title, rows, seesLog, isFirstPage, first, next } = useLoaderData<typeof loader>();
  return (
    <>
      <h1 className="govuk-heading-l">Who has seen {title}</h1>
      <p className="govuk-body">
        Everybody who opened, changed, exported or found this record, newest first. Looking again within ten minutes in
        one session counts once. Lists in which it stood as one of many rows are not shown here. That you have looked at
        this page is logged.
      </p>
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
