import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ActionOwner } from "#app/components/actions/actions-of-case.tsx";
import { DownloadList } from "#app/components/exports/download-list.tsx";
import { Pagination } from "#app/components/govuk/pagination.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { daysBetween, londonDay, longDay } from "#app/domain/dates/iso-day.ts";
import { exportAddress } from "#app/domain/exports/address.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { db } from "#db/open.ts";
import { countOverdueActions, listOverdueActions } from "#db/queries/actions.ts";

const params = z.object({});
const PAGE = 50;
const query = z.object({
  after: z.catch(z.optional(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}~[0-9a-f-]{36}$/))), undefined),
});

export const loader = guardedLoader("actions:overdue", params, async ({ request, actor, now }) => {
  const today = londonDay(now);
  const [dueOn = "", id = ""] =
    query.parse(Object.fromEntries(new URL(request.url).searchParams)).after?.split("~") ?? [];
  const count = await countOverdueActions(db, actor, today);
  const rows = await listOverdueActions(db, actor, { today, after: { dueOn, id }, limit: PAGE + 1 });
  const shown = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? shown.at(-1) : undefined;
  await recordList(
    { db, actor, now },
    "action.overdue-listed",
    "action",
    shown.map((a) => a.id),
  );
  return {
    count,
    next: last ? `${last.dueOn}~${last.id}` : null,
    actions: shown.map((a) => ({
      id: a.id,
      reference: a.reference,
      words: a.words,
      ownerName: a.ownerName,
      ownerAgencyName: a.ownerAgencyName,
      dueOn: a.dueOn,
      days: daysBetween(a.dueOn, today),
    })),
  };
});

export const meta: MetaFunction = () => [{ title: "Overdue actions – Joint Action" }];

export default function OverdueActionsPage() {
  const { count, actions, next } = useLoaderData<typeof loader>();
  return (
    <>
      <h1 className="govuk-heading-l">Overdue actions</h1>
      <p className="govuk-body">
        {count === 0 ? "Nothing is overdue." : count === 1 ? "1 action is overdue." : `${count} actions are overdue.`}
      </p>
      {actions.length > 0 ? (
        <Table
          caption="The longest overdue first"
          captionHidden
          scrollLabel="Overdue actions"
          stacked
          head={["Action", "What", "Owner", "Due", { text: "Days late", numeric: true }]}
          rows={actions.map((a) => [
            a.words === null ? (
              a.reference
            ) : (
              <a key="action" className="govuk-link" href={`/actions/${a.id}`}>
                {a.reference}
              </a>
            ),
            a.words ?? "Not yours to read",
            <ActionOwner key="owner" {...a} />,
            longDay(a.dueOn),
            a.days,
          ])}
        />
      ) : null}
      <Pagination nextHref={next ? `/actions/overdue?after=${next}` : undefined} />
      <DownloadList href={exportAddress({ list: "overdue-actions", filter: {} })} rows={count} />
    </>
  );
}
