import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Pagination } from "#app/components/govuk/pagination.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { longDay, shortDay } from "#app/domain/dates/iso-day.ts";
import { repeatKey, repeatKeyOf } from "#app/domain/interventions/repeats.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { repeatNotices } from "#app/services/interventions/repeat-notices.ts";
import { db } from "#db/open.ts";

const params = z.object({});
const PAGE = 50;

export const loader = guardedLoader("interventions:read", params, async ({ request, actor, now }) => {
  const after = repeatKeyOf(new URL(request.url).searchParams.get("after"));
  const { last, ...page } = await repeatNotices({ db, actor, now }, after, PAGE);
  return { ...page, next: last ? `/interventions/repeats?after=${repeatKey(last)}` : null };
});

export const meta: MetaFunction = () => [{ title: "Repeat notices and orders – Joint Action" }];

export default function RepeatsPage() {
  const { since, until, repeats, next } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href="/interventions">Interventions</BackLink>
      <h1 className="govuk-heading-l">Repeat notices and orders</h1>
      <p className="govuk-body">
        People and places given the same kind of notice or order more than once from {longDay(since)} to{" "}
        {longDay(until)}, of those that you may open.
      </p>
      {repeats.length === 0 ? (
        <p className="govuk-body">Nobody and nowhere was given the same again in this time.</p>
      ) : (
        <Table
          caption="Those with the most of one kind first"
          captionHidden
          scrollLabel="Repeat notices and orders"
          stacked
          head={["Who or where", "Kind", "How many", "First", "Last"]}
          rows={repeats.map(({ key, who, whoHref, reference, kind, count, href, firstOn, lastOn }) => [
            <div key={`who ${key}`}>
              <a className="govuk-link" href={whoHref}>
                {who}
              </a>
              {reference === null ? null : <div className="govuk-hint govuk-!-margin-bottom-0">{reference}</div>}
            </div>,
            kind,
            <a key={`count ${key}`} className="govuk-link" href={href}>
              {count}
              <span className="govuk-visually-hidden">
                {" "}
                of {kind}: {reference ?? who}
              </span>
            </a>,
            shortDay(firstOn),
            shortDay(lastOn),
          ])}
        />
      )}
      <Pagination nextHref={next ?? undefined} />
    </>
  );
}
