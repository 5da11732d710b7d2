import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { Pagination } from "#app/components/govuk/pagination.tsx";
import { SubNavigation } from "#app/components/govuk/sub-navigation.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { Tag } from "#app/components/govuk/tag.tsx";
import { OWN_REQUEST_VIEW_NAMES, OWN_REQUEST_VIEWS, ownRequestListForm, ownRequestListHref } from "#app/domain/case-reviews/own-request-list.ts"; // prettier-ignore
import { OPEN_REVIEW_STATUSES } from "#app/domain/case-reviews/review-status.ts";
import { londonDay, longDay } from "#app/domain/dates/iso-day.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { countOwnRequests, keyOfRequest, listOwnRequests } from "#db/queries/case-review-requests.ts";
import { db } from "#db/open.ts";

const PAGE = 50;

/** What the agency whose contact somebody is has been asked for case reviews. */
export const loader = guardedLoader("case-reviews:read", z.object({}), async ({ request, actor, now }) => {
  const { show, after } = ownRequestListForm.parse(Object.fromEntries(new URL(request.url).searchParams));
  const [key, id] = after?.split("~") ?? [];
  const rows = await listOwnRequests(db, actor, show, { after: key && id ? { key, id } : undefined, limit: PAGE + 1 });
  const requests = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? requests.at(-1) : undefined;
  await recordList(
    { db, actor, now },
    "case-review.requests-listed",
    "case-review-request",
    requests.map((r) => r.id),
    { show },
  );
  const views = OWN_REQUEST_VIEWS.map(async (view) => ({ view, count: await countOwnRequests(db, actor, view) }));
  return {
    today: londonDay(now),
    show,
    views: await Promise.all(views),
    next: last ? keyOfRequest(last) : null,
    requests: requests.map(({ id, reference, requestedOn, dueOn, repliedOn, status }) => ({
      ...{ id, reference, requestedOn, dueOn, repliedOn, isOver: !OPEN_REVIEW_STATUSES.includes(status) },
    })),
  };
});

export const meta: MetaFunction = () => [{ title: "Requests for information – Joint Action" }];

export default function OwnRequestsPage() {
  const { requests, today, show, views, next } = useLoaderData<typeof loader>();
  return (
    <>
      <h1 className="govuk-heading-l">Requests to your agency for case reviews</h1>
      <SubNavigation
        label="Which requests"
        items={views.map(({ view, count }) => ({
          href: ownRequestListHref(view),
          text: `${OWN_REQUEST_VIEW_NAMES[view]} (${count})`,
          current: view === show,
        }))}
      />
      {requests.length === 0 ? (
        <p className="govuk-body">None. The requests go to the contact of each agency.</p>
      ) : (
        <Table
          caption={OWN_REQUEST_VIEW_NAMES[show]}
          captionSize="m"
          scrollLabel="Requests"
          stacked
          head={["Case review", "Asked", "Reply due", "Reply"]}
          rows={requests.map((r) => [
            <a key="request" className="govuk-link app-reference" href={`/case-reviews/requests/${r.id}`}>
              {r.reference}
            </a>,
            longDay(r.requestedOn),
            r.dueOn ? longDay(r.dueOn) : "No day",
            <Reply key="reply" {...r} today={today} />,
          ])}
        />
      )}
      <Pagination nextHref={next ? ownRequestListHref(show, next) : undefined} />
    </>
  );
}

type ReplyProps = { repliedOn: string | null; dueOn: string | null; isOver: boolean; today: string };

function Reply({ repliedOn, dueOn, isOver, today }: ReplyProps) {
  if (repliedOn !== null) return <>{longDay(repliedOn)}</>;
  if (isOver) return <>None before the review ended</>;
  return dueOn !== null && dueOn < today ? <Tag colour="red">Late</Tag> : <>Waiting</>;
}
