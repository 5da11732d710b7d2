import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { AdminNavigation } from "#app/components/admin/admin-navigation.tsx";
import { DownloadList } from "#app/components/exports/download-list.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { PageHeaderActions } from "#app/components/govuk/page-header-actions.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { Tag } from "#app/components/govuk/tag.tsx";
import { userListHref } from "#app/domain/access/user-filter.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { ageWords, hasEnded } from "#app/domain/groups/group.ts";
import { GROUP_KIND_NAMES } from "#app/domain/groups/group-kinds.ts";
import { asTree } from "#app/domain/groups/group-tree.ts";
import { exportAddress } from "#app/domain/exports/address.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { db } from "#db/open.ts";
import { listGroups } from "#db/queries/groups.ts";

export const loader = guardedLoader("groups:manage", z.object({}), async ({ actor, now }) => {
  const today = londonDay(now);
  const groups = asTree(await listGroups(db, actor.partnershipId, today));
  await recordList({ db, actor, now }, "group.listed", "group", groups.map((group) => group.id)); // prettier-ignore
  return groups.map((group) => ({
    id: group.id,
    name: group.name,
    depth: group.depth,
    kind: GROUP_KIND_NAMES[group.kind],
    ages: ageWords(group),
    cadence: group.hasMeetings === 1 ? (group.cadence ?? "Not yet set") : "No meetings",
    holdsCases: group.holdsCases === 1,
    members: group.members,
    ended: hasEnded(group, today),
  }));
});

export const meta: MetaFunction = () => [{ title: "Groups – Joint Action" }];

export default function GroupsPage() {
  const groups = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeaderActions heading="Groups">
        <Button href="/admin/groups/new">Add a group</Button>
      </PageHeaderActions>
      <AdminNavigation current="/admin/groups" />
      {groups.length > 0 ? (
        <Table
          caption="Groups, each below the one it reports to"
          captionSize="s"
          scrollLabel="Groups"
          stacked
          firstCellIsHeader
          head={["Name", "Kind", "Takes cases of ages", "Meets", { text: "Members", numeric: true }]}
          rows={groups.map((group) => [
            <span key="name">
              {group.depth > 0 ? <span className="govuk-visually-hidden">Level {group.depth + 1}: </span> : null}
              <span aria-hidden="true">{"– ".repeat(group.depth)}</span>
              <a className="govuk-link" href={`/admin/groups/${group.id}`}>
                {group.name}
              </a>{" "}
              {group.ended ? <Tag colour="grey">Ended</Tag> : null}
            </span>,
            group.kind,
            group.holdsCases ? group.ages : "No cases",
            group.cadence,
            group.members === 0 ? (
              0
            ) : (
              <a className="govuk-link" href={userListHref({ group: group.id })}>
                {group.members}
              </a>
            ),
          ])}
        />
      ) : (
        <p className="govuk-body">There is no group yet. Cases are held by groups, and users see cases through them.</p>
      )}
      <DownloadList href={exportAddress({ list: "groups", filter: {} })} rows={groups.length} />
    </>
  );
}
