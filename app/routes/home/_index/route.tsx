import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { Table } from "#app/components/govuk/table.tsx";
import { Tag } from "#app/components/govuk/tag.tsx";
import type { Permission } from "#app/domain/access/permissions.ts";
import type { Duty } from "#app/domain/access/roles.ts";
import { londonDay, longDay } from "#app/domain/dates/iso-day.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { homePage } from "#app/services/home/home-page.ts";
import { db } from "#db/open.ts";
import { dutyTasks } from "./duty-tasks.tsx";
import { GroupsAtWork } from "./groups-at-work.tsx";
import { NextMeetings } from "./next-meetings.tsx";
import { OfficerPanel } from "./officer-panel.tsx";
import { OverdueByAgency } from "./overdue-by-agency.tsx";
import { PremisesMoved } from "./premises-moved.tsx";
import { Waiting } from "./waiting.tsx";
import { waitingTasks } from "./waiting-tasks.tsx";

const params = z.object({});
/** Where the day's work begins, for who may. */
const WORK: { href: string; text: string; permission: Permission; unless?: Duty }[] = [
  { href: "/incidents/new", text: "Log an incident", permission: "incidents:log", unless: "asb-officer" },
  {
    href: "/incidents/victims",
    text: "Victims near a case review",
    permission: "incidents:log",
    unless: "asb-officer",
  },
  { href: "/search", text: "Find a person, or make a referral", permission: "people:search" },
  {
    href: "/premises/contacts-due",
    text: "Contacts with licensed premises that are due",
    permission: "premises:record",
  },
  { href: "/risk/reviews", text: "Reviews of risk that are due", permission: "risk:sign-off" },
  { href: "/risk/incomplete", text: "High risks that are not complete", permission: "cases:read" },
  { href: "/performance", text: "The partnership’s quarter", permission: "performance:read" },
  { href: "/audit", text: "Search the log", permission: "audit:search" },
  { href: "/audit/check", text: "Check that the log is whole", permission: "audit:search" },
  { href: "/admin", text: "Users, agencies and groups: what there is to do", permission: "users:manage" },
];

export const loader = guardedLoader("home:read", params, async ({ actor, now }) => {
  const links = WORK.filter(
    ({ permission, unless }) => actor.permissions.has(permission) && !(unless && actor.duties.has(unless)),
  );
  return {
    ...(await homePage({ db, actor, now })),
    ...{ today: londonDay(now), links: links.map(({ href, text }) => ({ href, text })) },
  };
});

export const meta: MetaFunction = () => [{ title: "Home – Joint Action" }];

export default function HomePage() {
  const home = useLoaderData<typeof loader>();
  const { today, actions, ownCount, groups, meetings, links, officer, overdueBy, moved, runsMeetings } = home;
  const waiting = [...waitingTasks(home), ...dutyTasks(home)];
  const hasOtherWork = officer !== null || waiting.length + (overdueBy?.count ?? 0) + (moved?.count ?? 0) > 0;
  return (
    <>
      <h1 className="govuk-heading-l">Your work</h1>
      {officer ? <OfficerPanel today={today} {...officer} /> : null}
      {runsMeetings ? <NextMeetings groups={meetings} /> : null}
      <Waiting items={waiting} />
      {overdueBy ? <OverdueByAgency {...overdueBy} /> : null}
      {moved ? <PremisesMoved {...moved} /> : null}
      {actions.length === 0 && hasOtherWork ? null : <OwnActions actions={actions} />}
      <p className="govuk-body">
        <a className="govuk-link" href="/actions">
          {ownCount > actions.length
            ? `All ${ownCount} of your actions, and those for which your agency is to name somebody`
            : "All your actions, and those for which your agency is to name somebody"}
        </a>
      </p>
      {groups.length > 0 ? <GroupsAtWork groups={groups} /> : null}
      {runsMeetings ? null : <NextMeetings groups={meetings} />}
      {links.length > 0 ? (
        <ul className="govuk-list">
          {links.map(({ href, text }) => (
            <li key={href}>
              <a className="govuk-link" href={href}>
                {text}
              </a>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}

type OwnAction = {
  id: string;
  reference: string;
  words: string | null;
  dueOn: string;
  isOverdue: boolean;
  isToday: boolean;
};

function OwnActions({ actions }: { actions: readonly OwnAction[] }) {
  if (actions.length === 0) {
    return (
      <p className="govuk-body">
        You have no actions to do. What a meeting or a case asks of you stands here, soonest due first.
      </p>
    );
  }
  return (
    <Table
      caption="Your actions, soonest due first"
      captionSize="m"
      scrollLabel="Your actions"
      stacked
      head={["Action", "What", "Due"]}
      rows={actions.map((action) => [
        <a key="action" className="govuk-link app-reference" href={`/actions/${action.id}`}>
          {action.reference}
        </a>,
        action.words,
        <Due key="due" {...action} />,
      ])}
    />
  );
}

function Due({ dueOn, isOverdue, isToday }: { dueOn: string; isOverdue: boolean; isToday: boolean }) {
  return (
    <>
      {longDay(dueOn)} {isOverdue ? <Tag colour="red">Overdue</Tag> : isToday ? <Tag colour="yellow">Today</Tag> : null}
    </>
  );
}
