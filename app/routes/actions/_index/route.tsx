import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ActionTable } from "#app/components/actions/action-table.tsx";
import { FinishedTable } from "#app/components/actions/finished-table.tsx";
import { DownloadList } from "#app/components/exports/download-list.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Pagination } from "#app/components/govuk/pagination.tsx";
import { ACTION_STATUS_NAMES } from "#app/domain/actions/action.ts";
import { afterField, afterKey, listedAction, pageOf } from "#app/domain/actions/listed-action.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { exportAddress } from "#app/domain/exports/address.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { db } from "#db/open.ts";
import { listActionsToName, listOwnActions, listOwnFinishedActions } from "#db/queries/actions.ts";

const params = z.object({});
const PAGE = 20;
const FINISHED = 10;
const query = z.object({ after: afterField, named: afterField });

export const loader = guardedLoader("actions:read", params, async ({ request, actor, now }) => {
  const { after, named } = query.parse(Object.fromEntries(new URL(request.url).searchParams));
  const own = pageOf(await listOwnActions(db, actor, { after: afterKey(after), limit: PAGE + 1 }), PAGE);
  const toName = pageOf(await listActionsToName(db, actor, { after: afterKey(named), limit: PAGE + 1 }), PAGE);
  const finished = await listOwnFinishedActions(db, actor, FINISHED);
  const ids = [...own.shown, ...toName.shown, ...finished].map(({ id }) => id);
  await recordList({ db, actor, now }, "action.own-listed", "action", ids);
  const today = londonDay(now);
  return {
    own: own.shown.map((row) => listedAction(row, today)),
    next: own.next,
    rows: own.next || after ? null : own.shown.length,
    toName: toName.shown.map((row) => listedAction(row, today)),
    nextToName: toName.next,
    finished: finished.map(({ id, reference, words, status, finishedOn }) => ({
      ...{ id, reference, words, finishedOn },
      status: ACTION_STATUS_NAMES[status],
    })),
  };
});

export const meta: MetaFunction = () => [{ title: "Your actions – Joint Action" }];

export default function OwnActionsPage() {
  const { own, next, rows, toName, nextToName, finished } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href="/">Home</BackLink>
      <h1 className="govuk-heading-l">Your actions</h1>
      {own.length > 0 ? (
        <ActionTable caption="To do, soonest due first" actions={own} />
      ) : (
        <p className="govuk-body">You have no actions to do.</p>
      )}
      <Pagination nextHref={next ? `/actions?after=${next}` : undefined} />
      <DownloadList href={exportAddress({ list: "own-actions", filter: {} })} rows={rows} />
      {toName.length > 0 ? <ActionTable caption="Your agency is to name somebody for these" actions={toName} /> : null}
      <Pagination
        nextHref={nextToName ? `/actions?named=${nextToName}` : undefined}
        landmarkLabel="More for which your agency is to name somebody"
      />
      <FinishedTable actions={finished} />
    </>
  );
}
