import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { UserStatusTag } from "#app/components/admin/user-status-tag.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { InsetText } from "#app/components/govuk/inset-text.tsx";
import { SummaryList } from "#app/components/govuk/summary-list.tsx";
import { mayChangeAccount, mayGiveWayIn, SHARED_ACCOUNT } from "#app/domain/access/manage-account.ts";
import { isOver, isOwn } from "#app/domain/access/membership.ts";
import { ROLE_NAMES } from "#app/domain/access/roles.ts";
import { londonDay, londonTime } from "#app/domain/dates/iso-day.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { accountReach } from "#app/services/admin/account-reach.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { db } from "#db/open.ts";
import { listDutiesOfUser, listMembershipsOfUser } from "#db/queries/memberships.ts";
import { findUser } from "#db/queries/users.ts";
import { Roles } from "./roles.tsx";
import { SignInHelp } from "./sign-in-help.tsx";

const params = z.object({ userId: z.uuidv7() });

export const loader = guardedLoader("users:manage", params, async ({ params: { userId }, actor, now }) => {
  const user = await findUser(db, actor.partnershipId, userId);
  if (!user) throw new Response(null, { status: 404 });
  const duties = await listDutiesOfUser(db, actor.partnershipId, userId);
  const memberships = await listMembershipsOfUser(db, actor.partnershipId, userId);
  const reach = await accountReach({ db, actor, now }, user);
  await recordView({ db, actor, now }, "user.viewed", "user", userId);
  const today = londonDay(now);
  const own = isOwn(actor, userId);
  const base = `/admin/users/${userId}`;
  return {
    user: {
      id: user.id,
      name: user.name,
      email: user.email,
      jobTitle: user.jobTitle,
      agencyName: user.agencyName,
      status: user.status,
      lastSignedInAt: user.lastSignedInAt,
      hasFactor: user.factorSince !== null,
    },
    own,
    mayChange: mayChangeAccount(reach),
    mayGiveWayIn: !own && mayGiveWayIn(reach),
    duties: duties.map((d) => ({
      id: d.id,
      text: ROLE_NAMES[d.duty],
      fromDay: d.fromDay,
      untilDay: d.untilDay,
      over: isOver(d, today),
      href: `${base}/duties/${d.id}`,
    })),
    memberships: memberships.map((m) => ({
      id: m.id,
      text: `${m.groupName}: ${ROLE_NAMES[m.role]}`,
      fromDay: m.fromDay,
      untilDay: m.untilDay,
      over: isOver(m, today) || (m.groupEndedOn !== null && m.groupEndedOn < today),
      href: `${base}/memberships/${m.id}`,
    })),
  };
});

/** Without the name: a title stays in the browser's history. */
export const meta: MetaFunction = () => [{ title: "User – Joint Action" }];

export default function UserPage() {
  const { user, own, mayChange, mayGiveWayIn, duties, memberships } = useLoaderData<typeof loader>();
  const base = `/admin/users/${user.id}`;
  const change = (what: string) =>
    mayChange ? [{ href: `${base}/change`, text: "Change", visuallyHiddenText: what }] : [];
  return (
    <>
      <BackLink href="/admin/users">Users</BackLink>
      <h1 className="govuk-heading-l">
        {user.name} <UserStatusTag status={user.status} />
      </h1>
      {own ? (
        <InsetText>
          This is your own account. Another administrator changes your duties, groups and agency; your password and
          authenticator are under your name at the top.
        </InsetText>
      ) : null}
      {!own && !mayGiveWayIn ? (
        <InsetText>{SHARED_ACCOUNT}. What they do in this partnership is yours to change.</InsetText>
      ) : null}
      <SummaryList
        rows={[
          { key: "Name", value: user.name, actions: change("name") },
          { key: "E-mail address", value: user.email, actions: own ? [] : change("e-mail address") },
          { key: "Job title", value: user.jobTitle ?? "Not recorded", actions: change("job title") },
          { key: "Agency", value: user.agencyName, actions: own ? [] : change("agency") },
          { key: "Last sign-in", value: user.lastSignedInAt === null ? "Never" : londonTime(user.lastSignedInAt) },
          { key: "Authenticator", value: user.hasFactor ? "Set up" : "Not set up yet" },
        ]}
      />
      <Roles
        heading="Duties"
        rows={duties}
        add={own ? null : { href: `${base}/duties/new`, text: "Give a duty" }}
        empty="No duty in this partnership."
      />
      <Roles
        heading="Groups"
        rows={memberships}
        add={own ? null : { href: `${base}/memberships/new`, text: "Add to a group" }}
        empty="In no group of this partnership."
      />
      {own ? null : <SignInHelp base={base} user={user} mayChange={mayChange} mayGiveWayIn={mayGiveWayIn} />}
    </>
  );
}
