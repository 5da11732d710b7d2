import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { Pagination } from "#app/components/govuk/pagination.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { askedPage } from "#app/services/rights/asked-page.ts";
import { db } from "#db/open.ts";

export const loader = guardedLoader("rights:answer", z.object({}), async ({ request, actor, now }) => {
  const after = z.uuidv7().safeParse(new URL(request.url).searchParams.get("after"));
  const page = await askedPage({ db, actor }, after.success ? after.data : undefined);
  if (!page) throw new Response(null, { status: 404 });
  await recordList({ db, actor, now }, "pack.asked-listed", "access-pack-item", page.items.map(({ id }) => id)); // prettier-ignore
  return page;
});

export const meta: MetaFunction = () => [{ title: "What may be given – Joint Action" }];

export default function AskedPage() {
  const { agencyName, items, next } = useLoaderData<typeof loader>();
  return (
    <>
      <h1 className="govuk-heading-l">What may be given to the people whom it is about</h1>
      <p className="govuk-body">
        People have asked for what is held about them. {agencyName} supplied the items below, so {agencyName} decides of
        each whether it may be given. The partnership has a month for its answer.
      </p>
      {items.length === 0 ? (
        <p className="govuk-body">Nothing waits for an answer. You are told when something does.</p>
      ) : (
        <Table
          caption="Items that wait for an answer"
          captionHidden
          scrollLabel="Items that wait for an answer"
          stacked
          head={["Item", "Request", "Asked on", "Request due on"]}
          rows={items.map(({ id, title, day, reference, askedOn, dueOn }) => [
            <a key="item" className="govuk-link" href={`/rights/asked/${id}`}>
              {day === null ? title : `${title}, ${longDay(day)}`}
              <span className="govuk-visually-hidden"> of {reference}</span>
            </a>,
            reference,
            longDay(askedOn ?? ""),
            dueOn === null ? "The clock stands" : longDay(dueOn),
          ])}
        />
      )}
      <Pagination nextHref={next === null ? undefined : `/rights/asked?after=${next}`} />
    </>
  );
}
