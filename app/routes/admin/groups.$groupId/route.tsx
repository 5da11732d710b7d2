import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { termWords } from "#app/components/admin/term-words.ts";
import { UserStatusTag } from "#app/components/admin/user-status-tag.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { Details } from "#app/components/govuk/details.tsx";
import { PageHeaderActions } from "#app/components/govuk/page-header-actions.tsx";
import { SummaryList } from "#app/components/govuk/summary-list.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { isOver, isOwn } from "#app/domain/access/membership.ts";
import { ROLE_NAMES } from "#app/domain/access/roles.ts";
import { londonDay, longDay } from "#app/domain/dates/iso-day.ts";
import { ageWords, hasEnded } from "#app/domain/groups/group.ts";
import { GROUP_KIND_NAMES } from "#app/domain/groups/group-kinds.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { db } from "#db/open.ts";
import { findGroup, listBeatIdsOfGroup, listBeats } from "#db/queries/groups.ts";
import { listMembersOfGroup } from "#db/queries/memberships.ts";

const params = z.object({ groupId: z.uuidv7() });

export const loader = guardedLoader("groups:manage", params, async ({ params: { groupId }, actor, now }) => {
  const group = await findGroup(db, actor.partnershipId, groupId);
  if (!group) throw new Response(null, { status: 404 });
  const parent = group.parentId === null ? undefined : await findGroup(db, actor.partnershipId, group.parentId);
  const beatIds = await listBeatIdsOfGroup(db, actor.partnershipId, groupId);
  const beats = (await listBeats(db, actor.partnershipId)).filter((beat) => beatIds.includes(beat.id));
  const members = await listMembersOfGroup(db, actor.partnershipId, groupId);
  await recordView({ db, actor, now }, "group.viewed", "group", groupId);
  const today = londonDay(now);
  return {
    group: {
      id: group.id,
      name: group.name,
      kind: GROUP_KIND_NAMES[group.kind],
      parentName: parent?.name ?? null,
      ages: ageWords(group),
      cadence: group.cadence,
      holdsCases: group.holdsCases === 1,
      hasMeetings: group.hasMeetings === 1,
      endedOn: group.endedOn,
      ended: hasEnded(group, today),
      beats: beats.map((beat) => beat.name),
    },
    members: members.map((m) => ({
      id: m.id,
      userId: m.userId,
      name: m.name,
      agencyName: m.agencyName,
      status: m.status,
      role: ROLE_NAMES[m.role],
      fromDay: m.fromDay,
      untilDay: m.untilDay,
      over: isOver(m, today),
      own: isOwn(actor, m.userId),
    })),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.group.name ?? "Group"} – Joint Action` },
];

export default function GroupPage() {
  const { group, members } = useLoaderData<typeof loader>();
  const base = `/admin/groups/${group.id}`;
  return (
    <>
      <BackLink href="/admin/groups">Groups</BackLink>
      <PageHeaderActions heading={group.name}>
        {group.hasMeetings ? (
          <Button href={`/groups/${group.id}/meetings`} variant="secondary">
            Meetings
          </Button>
        ) : null}
        <Button href={`${base}/change`} variant="secondary">
          Change
        </Button>
      </PageHeaderActions>
      <SummaryList
        rows={[
          { key: "Kind", value: group.kind },
          { key: "Reports to", value: group.parentName ?? "No other group" },
          { key: "Holds cases", value: group.holdsCases ? `Yes: ${group.ages}` : "No" },
          { key: "Meetings", value: group.hasMeetings ? (group.cadence ?? "Yes, how often is not yet set") : "None" },
          { key: "Beats", value: group.beats.length > 0 ? group.beats.join(", ") : "The whole area" },
          ...(group.endedOn === null ? [] : [{ key: "Last day", value: longDay(group.endedOn) }]),
        ]}
      />
      <Members base={base} ended={group.ended} members={members} />
    </>
  );
}

type Member = ReturnType<typeof useLoaderData<typeof loader>>["members"][number];

function Members({ base, ended, members }: { base: string; ended: boolean; members: Member[] }) {
  const current = members.filter((member) => !member.over);
  const over = members.filter((member) => member.over);
  return (
    <section>
      <h2 className="govuk-heading-m">Members</h2>
      {ended ? <p className="govuk-body">The group has ended, so nobody sees anything through it.</p> : null}
      {current.length > 0 ? (
        <Table
          caption="Members"
          captionHidden
          scrollLabel="Members"
          stacked
          firstCellIsHeader
          head={[
            "Name",
            "Agency",
            "Role",
            "Days",
            "Status",
            { text: <span className="govuk-visually-hidden">Change</span> },
          ]}
          rows={current.map((member) => [
            <a key="name" className="govuk-link" href={`/admin/users/${member.userId}`}>
              {member.name}
            </a>,
            member.agencyName,
            member.role,
            termWords(member),
            <UserStatusTag key="status" status={member.status} />,
            member.own ? (
              "You"
            ) : (
              <a key="change" className="govuk-link" href={`/admin/users/${member.userId}/memberships/${member.id}`}>
                Change or end<span className="govuk-visually-hidden"> the membership of {member.name}</span>
              </a>
            ),
          ])}
        />
      ) : (
        <p className="govuk-body">
          Nobody is in this group yet. It needs a chair and a coordinator before it can take cases.
        </p>
      )}
      {over.length > 0 ? (
        <Details summary={`Former members: ${over.length}`}>
          <ul className="govuk-list">
            {over.map((member) => (
              <li key={member.id}>
                {member.name}, {member.agencyName}: {member.role}, {termWords(member)}
              </li>
            ))}
          </ul>
        </Details>
      ) : null}
      {ended ? null : <Button href={`${base}/members/new`}>Add a member</Button>}
    </section>
  );
}
