import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ActionTable } from "#app/components/actions/action-table.tsx";
import { DownloadList } from "#app/components/exports/download-list.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Pagination } from "#app/components/govuk/pagination.tsx";
import { afterField, afterKey, listedAction, pageOf } from "#app/domain/actions/listed-action.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { exportAddress } from "#app/domain/exports/address.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { db } from "#db/open.ts";
import { listUnownedActions } from "#db/queries/actions.ts";

const params = z.object({});
const PAGE = 50;
const query = z.object({ after: afterField });

export const loader = guardedLoader("actions:overdue", params, async ({ request, actor, now }) => {
  const { after } = query.parse(Object.fromEntries(new URL(request.url).searchParams));
  const rows = await listUnownedActions(db, actor, { after: afterKey(after), limit: PAGE + 1 });
  const { shown, next } = pageOf(rows, PAGE);
  const ids = shown.map(({ id }) => id);
  await recordList({ db, actor, now }, "action.unowned-listed", "action", ids);
  const today = londonDay(now);
  return {
    next,
    from: after ? `/actions/unowned?after=${after}` : "/actions/unowned",
    actions: shown.map((row) => listedAction(row, today)),
  };
});

export const meta: MetaFunction = () => [{ title: "Actions that nobody owns – Joint Action" }];

export default function UnownedActionsPage() {
  const { next, from, actions } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href="/">Home</BackLink>
      <h1 className="govuk-heading-l">Actions that nobody owns</h1>
      <p className="govuk-body">The agency has not named anybody yet, or the account of the owner has ended.</p>
      {actions.length > 0 ? (
        <ActionTable caption="Soonest due first" captionHidden actions={actions} from={from} />
      ) : (
        <p className="govuk-body">Every action has an owner.</p>
      )}
      <Pagination nextHref={next ? `/actions/unowned?after=${next}` : undefined} />
      {actions.length > 0 ? (
        <DownloadList href={exportAddress({ list: "unowned-actions", filter: {} })} rows={null} />
      ) : null}
    </>
  );
}
