import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Pagination } from "#app/components/govuk/pagination.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { rolesInWords } from "#app/domain/access/roles.ts";
import { userBounds, userPage } from "#app/domain/access/user-filter.ts";
import { UNUSED_DAYS } from "#app/domain/access/user-status.ts";
import { londonTime } from "#app/domain/dates/iso-day.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { db } from "#db/open.ts";
import { listRolesOf } from "#db/queries/memberships.ts";
import { countUsers, listUsers } from "#db/queries/users.ts";

const PAGE_SIZE = 50;
const UNUSED = { show: "not-signed-in" } as const;

export const loader = guardedLoader("governance:read", z.object({}), async ({ request, actor, now }) => {
  const { partnershipId } = actor;
  const page = userPage.parse(Object.fromEntries(new URL(request.url).searchParams));
  const bounds = userBounds(now);
  const { rows, hasMore } = await listUsers(db, partnershipId, UNUSED, page, bounds, PAGE_SIZE);
  const ids = rows.map((user) => user.id);
  const roles = await listRolesOf(db, partnershipId, ids, bounds.today);
  const count = await countUsers(db, partnershipId, UNUSED, bounds);
  await recordList({ db, actor, now }, "governance.unused-listed", "user", ids);
  const hasPrevious = page.before !== undefined ? hasMore : page.after !== undefined;
  const hasNext = page.before !== undefined ? rows.length > 0 : hasMore;
  const href = (key: string, id: string | undefined) => `/governance/unused-accounts?${key}=${id ?? ""}`;
  return {
    count,
    users: rows.map(({ id, name, agencyName, lastSignedInAt }) => ({
      ...{ id, name, agencyName, lastSignedInAt },
      roles: rolesInWords({
        duties: roles.duties.filter((d) => d.userId === id).map((d) => d.duty),
        memberships: roles.memberships.filter((m) => m.userId === id),
      }),
    })),
    previousHref: hasPrevious && rows[0] ? href("before", rows[0].id) : null,
    nextHref: hasNext && rows.length > 0 ? href("after", rows.at(-1)?.id) : null,
  };
});

export const meta: MetaFunction = () => [{ title: "Unused accounts – Joint Action" }];

export default function UnusedAccountsPage() {
  const { count, users, previousHref, nextHref } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href="/governance">Information governance</BackLink>
      <h1 className="govuk-heading-l">Accounts that nobody has used for {UNUSED_DAYS} days</h1>
      {users.length === 0 ? (
        <p className="govuk-body">Everybody whose account is active has signed in since.</p>
      ) : (
        <>
          <p className="govuk-body">
            {count === 1 ? "1 account" : `${count.toLocaleString("en-GB")} accounts`}. Whoever has left should not be
            able to sign in: an administrator disables the account.
          </p>
          <Table
            caption="Accounts"
            captionHidden
            scrollLabel="Accounts"
            stacked
            firstCellIsHeader
            head={["Name", "Agency", "Does here", "Last sign-in"]}
            rows={users.map(({ name, agencyName, roles, lastSignedInAt }) => [
              name,
              agencyName,
              roles.length > 0 ? roles.join("; ") : "Nothing",
              lastSignedInAt === null ? "Never" : londonTime(lastSignedInAt),
            ])}
          />
        </>
      )}
      <Pagination
        previousHref={previousHref ?? undefined}
        nextHref={nextHref ?? undefined}
        landmarkLabel="Pages of accounts"
      />
    </>
  );
}
