import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { SummaryList } from "#app/components/govuk/summary-list.tsx";
import { isReferencedKind, kindInWords } from "#app/domain/audit/event-names.ts";
import { londonTime } from "#app/domain/dates/iso-day.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { openDisclosure } from "#app/services/disclosures/register-page.ts";
import { db } from "#db/open.ts";

const params = z.object({ disclosureId: z.uuid() });

export const loader = guardedLoader("disclosures:read", params, async ({ params: { disclosureId }, actor, now }) => {
  const found = await openDisclosure({ db, actor, now }, disclosureId);
  if (!found) throw new Response(null, { status: 404 });
  return { ...found, mayReadLog: actor.permissions.has("audit:search") };
});

export const meta: MetaFunction = () => [{ title: "Disclosure – Joint Action" }];

export default function DisclosurePage() {
  const { row, records, hasMore, eventId, mayReadLog } = useLoaderData<typeof loader>();
  const lines: [string, string | null][] = [
    ["What", row.what],
    ["To whom", row.recipients ?? row.destination],
    ["What allows it", row.gateway],
    ["Why it was necessary", row.necessity],
    ["Why it was no more than was needed", row.proportionality],
    ["Who approved it", row.approvedBy],
    ["Where it went", row.destination],
    ["How", row.way],
    ["Day", row.day],
    ["By whom", row.agency === null ? row.who : `${row.who}, ${row.agency}`],
    ["Written down", `${londonTime(row.recordedAt)}: ${row.did}`],
  ];
  return (
    <>
      <BackLink href="/disclosures">Register of disclosures</BackLink>
      <h1 className="govuk-heading-l">Disclosure of {row.day}</h1>
      <SummaryList
        rows={lines.map(([key, value]) => ({
          key,
          value: value ?? "Not asked for within the partnership",
        }))}
      />
      <h2 className="govuk-heading-m">Records that it concerns</h2>
      {records.length === 0 ? (
        <p className="govuk-body">None that has a reference.</p>
      ) : (
        <ul className="govuk-list govuk-list--bullet">
          {records.map(({ kind, id, reference }) => (
            <li key={`${kind} ${id}`}>
              {mayReadLog && isReferencedKind(kind) ? (
                <a className="govuk-link" href={`/audit/records/${kind}/${id}`}>
                  {kindInWords(kind)} {reference}
                </a>
              ) : (
                `${kindInWords(kind)} ${reference}`
              )}
            </li>
          ))}
        </ul>
      )}
      {hasMore ? <p className="govuk-body">And more: the event in the log has them all.</p> : null}
      {mayReadLog ? (
        <p className="govuk-body">
          <a className="govuk-link" href={`/audit/events/${eventId}`}>
            The event in the log
          </a>
        </p>
      ) : null}
    </>
  );
}
