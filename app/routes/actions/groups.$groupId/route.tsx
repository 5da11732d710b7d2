import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ActionTable } from "#app/components/actions/action-table.tsx";
import { FinishedTable } from "#app/components/actions/finished-table.tsx";
import { DownloadList } from "#app/components/exports/download-list.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { PageHeaderActions } from "#app/components/govuk/page-header-actions.tsx";
import { Pagination } from "#app/components/govuk/pagination.tsx";
import { groupsOf } from "#app/domain/access/actor.ts";
import { ACTION_STATUS_NAMES } from "#app/domain/actions/action.ts";
import { afterField, afterKey, listedAction, pageOf } from "#app/domain/actions/listed-action.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { exportAddress } from "#app/domain/exports/address.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { db } from "#db/open.ts";
import { listActionsOfGroup, listFinishedActionsOfGroup } from "#db/queries/actions.ts";
import { findGroup } from "#db/queries/groups.ts";

const params = z.object({ groupId: z.uuidv7() });
const PAGE = 50;
const FINISHED = 20;
const query = z.object({ after: afterField });

export const loader = guardedLoader("actions:read", params, async ({ params: { groupId }, request, actor, now }) => {
  const group = groupsOf(actor).includes(groupId) ? await findGroup(db, actor.partnershipId, groupId) : undefined;
  if (!group) throw new Response(null, { status: 404 });
  const { after } = query.parse(Object.fromEntries(new URL(request.url).searchParams));
  const rows = await listActionsOfGroup(db, actor, groupId, { after: afterKey(after), limit: PAGE + 1 });
  const { shown, next } = pageOf(rows, PAGE);
  const finished = await listFinishedActionsOfGroup(db, actor, groupId, FINISHED);
  const ids = [...shown, ...finished].map(({ id }) => id);
  await recordList({ db, actor, now }, "action.group-listed", "action", ids, { groupId });
  const today = londonDay(now);
  return {
    groupId,
    name: group.name,
    mayAdd:
      groupsOf(actor, ["chair", "coordinator"]).includes(groupId) && (group.endedOn === null || group.endedOn >= today),
    next,
    actions: shown.map((row) => listedAction(row, today)),
    finished: finished.map(({ id, reference, words, status, finishedOn }) => ({
      ...{ id, reference, words, finishedOn },
      status: ACTION_STATUS_NAMES[status],
    })),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Actions of ${data?.name ?? "a group"} – Joint Action` },
];

export default function GroupActionsPage() {
  const { groupId, name, mayAdd, next, actions, finished } = useLoaderData<typeof loader>();
  const base = `/actions/groups/${groupId}`;
  return (
    <>
      <BackLink href="/">Home</BackLink>
      <PageHeaderActions heading={`Actions of ${name}`}>
        {mayAdd ? (
          <Button href={`${base}/new`} variant="secondary">
            Add an action
          </Button>
        ) : null}
      </PageHeaderActions>
      <p className="govuk-body">What the group does itself. The actions of its cases stand in the cases.</p>
      {actions.length > 0 ? (
        <ActionTable caption="Soonest due first" captionHidden actions={actions} />
      ) : (
        <p className="govuk-body">The group has no actions to do.</p>
      )}
      <Pagination nextHref={next ? `${base}?after=${next}` : undefined} />
      {actions.length > 0 ? (
        <DownloadList href={exportAddress({ list: "group-actions", filter: { group: groupId } })} rows={null} />
      ) : null}
      <FinishedTable actions={finished} />
    </>
  );
}
