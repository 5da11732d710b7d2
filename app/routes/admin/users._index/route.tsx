import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { AdminNavigation } from "#app/components/admin/admin-navigation.tsx";
import { UserStatusTag } from "#app/components/admin/user-status-tag.tsx";
import { DownloadList } from "#app/components/exports/download-list.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { FilterLayout } from "#app/components/govuk/filter-panel.tsx";
import { PageHeaderActions } from "#app/components/govuk/page-header-actions.tsx";
import { Pagination } from "#app/components/govuk/pagination.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { rolesInWords } from "#app/domain/access/roles.ts";
import { parseUserFilter, userBounds, userListHref, userPage } from "#app/domain/access/user-filter.ts";
import { londonTime } from "#app/domain/dates/iso-day.ts";
import { exportAddress } from "#app/domain/exports/address.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { db } from "#db/open.ts";
import { listGroupChoices } from "#db/queries/groups.ts";
import { listRolesOf } from "#db/queries/memberships.ts";
import { listAgenciesOfPartnership } from "#db/queries/partnership-agencies.ts";
import { countUsers, listUsers } from "#db/queries/users.ts";
import { UserFilterForm } from "./user-filter-form.tsx";

const PAGE_SIZE = 50;

export const loader = guardedLoader("users:manage", z.object({}), async ({ request, actor, now }) => {
  const { partnershipId } = actor;
  const given = Object.fromEntries(new URL(request.url).searchParams);
  const filter = parseUserFilter(given);
  const page = userPage.parse(given);
  const bounds = userBounds(now);
  const { rows, hasMore } = await listUsers(db, partnershipId, filter, page, bounds, PAGE_SIZE);
  const roles = await listRolesOf(db, partnershipId, rows.map((user) => user.id), bounds.today); // prettier-ignore
  const count = await countUsers(db, partnershipId, filter, bounds);
  const agencies = await listAgenciesOfPartnership(db, partnershipId);
  const groups = await listGroupChoices(db, partnershipId, bounds.today);
  await recordList({ db, actor, now }, "user.listed", "user", rows.map((user) => user.id), { filter }); // prettier-ignore
  const hasPrevious = page.before !== undefined ? hasMore : page.after !== undefined;
  const hasNext = page.before !== undefined ? rows.length > 0 : hasMore;
  return {
    filter,
    count,
    users: rows.map((user) => ({
      ...user,
      roles: rolesInWords({
        duties: roles.duties.filter((d) => d.userId === user.id).map((d) => d.duty),
        memberships: roles.memberships.filter((m) => m.userId === user.id),
      }),
    })),
    agencies: agencies.map(({ id, name }) => ({ id, name })),
    groups: groups.map(({ id, name }) => ({ id, name })),
    previousHref: hasPrevious && rows[0] ? userListHref(filter, { before: rows[0].id }) : null,
    nextHref: hasNext && rows.length > 0 ? userListHref(filter, { after: rows.at(-1)?.id }) : null,
  };
});

export const meta: MetaFunction = () => [{ title: "Users – Joint Action" }];

export default function UsersPage() {
  const { filter, count, users, agencies, groups, previousHref, nextHref } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeaderActions heading="Users">
        <Button href="/admin/users/new">Add a user</Button>
      </PageHeaderActions>
      <AdminNavigation current="/admin/users" />
      <FilterLayout filter={<UserFilterForm filter={filter} agencies={agencies} groups={groups} />}>
        <p className="govuk-body">{count === 1 ? "1 user" : `${count.toLocaleString("en-GB")} users`}</p>
        {users.length > 0 ? (
          <Table
            caption="Users"
            captionHidden
            scrollLabel="Users"
            stacked
            head={["Name", "Agency", "Does here", "Status", "Last sign-in"]}
            firstCellIsHeader
            rows={users.map((user) => [
              <a key="name" className="govuk-link" href={`/admin/users/${user.id}`}>
                {user.name}
              </a>,
              user.agencyName,
              user.roles.length > 0 ? user.roles.join("; ") : "Nothing",
              <UserStatusTag key="status" status={user.status} />,
              user.lastSignedInAt === null ? "Never" : londonTime(user.lastSignedInAt),
            ])}
          />
        ) : (
          <p className="govuk-body">
            No user is like that.{" "}
            <a className="govuk-link" href="/admin/users">
              See all users
            </a>
          </p>
        )}
        <Pagination
          previousHref={previousHref ?? undefined}
          nextHref={nextHref ?? undefined}
          landmarkLabel="Pages of users"
        />
        <DownloadList href={exportAddress({ list: "users", filter })} rows={count} />
      </FilterLayout>
    </>
  );
}
