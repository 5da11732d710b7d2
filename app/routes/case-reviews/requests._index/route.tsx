import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { Table } from "#app/components/govuk/table.tsx";
import { Tag } from "#app/components/govuk/tag.tsx";
import { londonDay, longDay } from "#app/domain/dates/iso-day.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { listOwnRequests } from "#db/queries/case-review-requests.ts";
import { db } from "#db/open.ts";

const SHOWN = 50;

/** What the agency whose contact somebody is has been asked for case reviews. */
export const loader = guardedLoader("case-reviews:read", z.object({}), async ({ actor, now }) => {
  const requests = await listOwnRequests(db, actor, SHOWN);
  await recordList(
    { db, actor, now },
    "case-review.requests-listed",
    "case-review-request",
    requests.map(({ id }) => id),
  );
  return {
    today: londonDay(now),
    requests: requests.map(({ id, reference, requestedOn, dueOn, repliedOn }) => ({
      ...{ id, reference, requestedOn, dueOn, repliedOn },
    })),
  };
});

export const meta: MetaFunction = () => [{ title: "Requests for information – Joint Action" }];

export default function OwnRequestsPage() {
  const { requests, today } = useLoaderData<typeof loader>();
  return (
    <>
      <h1 className="govuk-heading-l">Requests to your agency for case reviews</h1>
      {requests.length === 0 ? (
        <p className="govuk-body">Nothing has been asked. The requests go to the contact of each agency.</p>
      ) : (
        <Table
          caption="What waits for a reply first"
          captionSize="m"
          scrollLabel="Requests"
          stacked
          head={["Case review", "Asked", "Reply due", "Reply"]}
          rows={requests.map((r) => [
            <a key="request" className="govuk-link" href={`/case-reviews/requests/${r.id}`}>
              {r.reference}
            </a>,
            longDay(r.requestedOn),
            r.dueOn ? longDay(r.dueOn) : "No day",
            r.repliedOn ? longDay(r.repliedOn) : r.dueOn !== null && r.dueOn < today ? <Tag colour="red">Late</Tag> : "Waiting", // prettier-ignore
          ])}
        />
      )}
    </>
  );
}
