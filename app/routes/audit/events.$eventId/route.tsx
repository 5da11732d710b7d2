import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { z } from "zod/mini";
import { RecordLink } from "#app/components/audit/log-table.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { SummaryList } from "#app/components/govuk/summary-list.tsx";
import { type DetailLine, detailLines } from "#app/domain/audit/detail-lines.ts";
import { AUDIT_CATEGORY_NAMES } from "#app/domain/audit/events.ts";
import { logRow } from "#app/domain/audit/log-row.ts";
import { openDetailForm } from "#app/domain/audit/open-detail.form.ts";
import { londonTime } from "#app/domain/dates/iso-day.ts";
import { type FieldErrors, type FormValues, parseForm } from "#app/forms/parse-form.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { findArchivedEvent } from "#app/services/audit/archived-events.ts";
import { openRestrictedDetail } from "#app/services/audit/open-detail.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { db } from "#db/open.ts";
import { findEventDetail, findLogEvent } from "#db/queries/audit-log.ts";
import { listReferences } from "#db/queries/audit-records.ts";
import { EventContent } from "./event-content.tsx";

const params = z.object({ eventId: z.uuid() });
const BLANK = { reason: "" };

export const loader = guardedLoader("audit:search", params, async ({ params, actor, now }) => {
  const event =
    (await findLogEvent(db, actor, params.eventId)) ?? (await findArchivedEvent({ db, actor }, params.eventId));
  if (!event) throw new Response(null, { status: 404 });
  const references = event.objectId
    ? await listReferences(db, actor, [{ kind: event.objectKind, id: event.objectId }])
    : [];
  const mayOpen = actor.permissions.has("audit:detail");
  const isOpen = event.restricted === 0 && mayOpen;
  const content = isOpen ? await findEventDetail(db, actor, event.id) : undefined;
  await recordView({ db, actor, now }, "audit.event-viewed", "audit-event", event.id);
  return {
    ...logRow(event, references),
    recordId: event.objectId,
    category: AUDIT_CATEGORY_NAMES[event.category],
    purpose: event.purpose,
    recipients: event.recipients,
    sessionId: event.sessionId,
    requestId: event.requestId,
    isSealed: event.unsealed === null,
    content: content ? detailLines(content.content) : null,
    state: event.restricted !== null ? (mayOpen ? "kept" : "not-yours") : event.erasedAt ? "erased" : "none",
    erased: event.erasedAt ? { at: event.erasedAt, rule: event.erasedByRule } : null,
  } as const;
});

type Reply = { values: FormValues; errors: FieldErrors; content: DetailLine[] | null };

export const action = guardedAction("audit:detail", params, async ({ params, actor, now, form: posted }) => {
  const form = parseForm(posted, openDetailForm);
  if (!form.ok) return data<Reply>({ values: form.values, errors: form.errors, content: null }, 400);
  const result = await openRestrictedDetail({ db, actor, now }, params.eventId, form.data.reason);
  if (result.kind === "not-found") throw new Response(null, { status: 404 });
  return data<Reply>({ values: {}, errors: {}, content: detailLines(result.content) }, 200);
});

export const meta: MetaFunction = () => [{ title: "Event – Joint Action" }];

export default function LogEventPage() {
  const e = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const form = useCheckedForm(openDetailForm, BLANK, reply);
  const rows: [string, ReactNode][] = [
    ["When", <time key="when" dateTime={e.at}>{`${e.when} (${e.at})`}</time>],
    ["Who", e.agency ? `${e.who}, ${e.agency}` : e.who],
    ["Kind of use", e.category],
    ["Record", <RecordLink key="record" record={e.record} />],
    ["Record's id", e.recordId],
    ["Fields", e.fields],
    ["Rows", e.count],
    ["Purpose", e.purpose],
    ["Recipients", e.recipients],
    ["Session", e.sessionId],
    ["Request", e.requestId],
    ["Event", `${e.id}, ${e.isSealed ? "sealed" : "not yet sealed"}`],
  ];
  return (
    <>
      <BackLink href="/audit">Log</BackLink>
      <ErrorSummary errors={form.errors} />
      <h1 className="govuk-heading-l">{e.what}</h1>
      <SummaryList
        rows={rows.filter(([, value]) => value !== null && value !== "").map(([key, value]) => ({ key, value }))}
      />
      <h2 className="govuk-heading-m">Content</h2>
      {e.state === "erased" ? (
        <p className="govuk-body">
          Erased on {londonTime(e.erased?.at ?? e.at)} ({e.erased?.rule}). The event itself is kept.
        </p>
      ) : null}
      {e.state === "none" ? <p className="govuk-body">Nothing more was recorded with this event.</p> : null}
      {e.state === "not-yours" ? <p className="govuk-body">You may not open the content of events.</p> : null}
      {e.state === "kept" ? <EventContent content={reply?.content ?? e.content} form={form} /> : null}
    </>
  );
}
