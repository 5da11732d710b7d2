import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { PageHeaderActions } from "#app/components/govuk/page-header-actions.tsx";
import { Pagination } from "#app/components/govuk/pagination.tsx";
import { SubNavigation } from "#app/components/govuk/sub-navigation.tsx";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import {
  REQUEST_VIEW_NAMES,
  REQUEST_VIEWS,
  requestKeyForm,
  requestListForm,
  requestListHref,
} from "#app/domain/rights/request-list.ts";
import { REQUEST_KIND_NAMES, REQUEST_KINDS } from "#app/domain/rights/request.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { db } from "#db/open.ts";
import { countRightsRequests, keyOfRequest, listRightsRequests } from "#db/queries/rights-requests.ts";
import { RequestTable } from "./request-table.tsx";

const PAGE = 50;

export const loader = guardedLoader("rights:manage", z.object({}), async ({ request, actor, now }) => {
  const given = Object.fromEntries(new URL(request.url).searchParams);
  const asked = requestListForm.parse(given);
  const [day, id] = requestKeyForm.parse(given.after)?.split("~") ?? [];
  const today = londonDay(now);
  const after = day && id ? { day, id } : null;
  const rows = await listRightsRequests(db, actor.partnershipId, { asked, today, after, limit: PAGE + 1 });
  const shown = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? shown.at(-1) : undefined;
  await recordList({ db, actor, now }, "rights.listed", "rights-request", shown.map((row) => row.id), asked); // prettier-ignore
  const views = await Promise.all(
    REQUEST_VIEWS.map(async (show) => ({
      show,
      count: await countRightsRequests(db, actor.partnershipId, { asked: { ...asked, show }, today }),
    })),
  );
  return { asked, today, views, requests: shown, next: last ? keyOfRequest(asked, last) : null };
});

export const meta: MetaFunction = () => [{ title: "Requests about somebody’s own data – Joint Action" }];

export default function RequestsPage() {
  const { asked, today, views, requests, next } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href="/governance">Information governance</BackLink>
      <PageHeaderActions heading="Requests about somebody’s own data">
        <Button href="/rights/new">Record a request</Button>
      </PageHeaderActions>
      <p className="govuk-body">
        Anybody may ask what is held of them, and that it is corrected, erased or not used: in any words, by any way,
        and a child for themselves. The month runs from the day on which it came.
      </p>
      <SubNavigation
        label="Which requests"
        items={views.map(({ show, count }) => ({
          href: requestListHref({ ...asked, show }),
          text: `${REQUEST_VIEW_NAMES[show]} (${count})`,
          current: show === asked.show,
        }))}
      />
      <SubNavigation
        label="What is asked for"
        items={[undefined, ...REQUEST_KINDS].map((kind) => ({
          href: requestListHref({ show: asked.show, kind }),
          text: kind === undefined ? "Anything" : (REQUEST_KIND_NAMES[kind].split(":")[0] ?? kind),
          current: kind === asked.kind,
        }))}
      />
      {requests.length > 0 ? (
        <RequestTable caption={REQUEST_VIEW_NAMES[asked.show]} requests={requests} today={today} />
      ) : (
        <p className="govuk-body">{EMPTY[asked.show]}</p>
      )}
      <Pagination nextHref={next ? requestListHref(asked, next) : undefined} />
    </>
  );
}

const EMPTY = {
  open: "No request is open. Record one as soon as it comes, in whatever way: its month has begun.",
  overdue: "None is overdue.",
  soon: "None falls due within a week.",
  waiting: "None waits for proof of identity or an answer.",
  closed: "None has been closed.",
};
