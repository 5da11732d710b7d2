import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { DownloadList } from "#app/components/exports/download-list.tsx";
import { Pagination } from "#app/components/govuk/pagination.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { Tag } from "#app/components/govuk/tag.tsx";
import { groupsOf } from "#app/domain/access/actor.ts";
import type { Permission } from "#app/domain/access/permissions.ts";
import { isOverdue } from "#app/domain/actions/action.ts";
import { londonDay, longDay, plusDays } from "#app/domain/dates/iso-day.ts";
import { exportAddress } from "#app/domain/exports/address.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { ownNextMeetings } from "#app/services/meetings/own-next-meetings.ts";
import { db } from "#db/open.ts";
import { countReviewsDue } from "#db/queries/risk-reviews.ts";
import { countUnownedActions, listOwnActions } from "#db/queries/actions.ts";
import { listGroupsTakingCases } from "#db/queries/case-groups.ts";
import { countCasesAtWork } from "#db/queries/case-lists.ts";
import { countMarkerReviewsOverdue } from "#db/queries/marker-reviews.ts";
import { countOverdueActions } from "#db/queries/overdue-actions.ts";
import { countResearchAskedOf } from "#db/queries/research.ts";
import { countWaitingReferrals } from "#db/queries/referrals.ts";
import { countOwnRequestsWaiting } from "#db/queries/case-review-reminders.ts";
import { GroupsAtWork } from "./groups-at-work.tsx";
import { NextMeetings } from "./next-meetings.tsx";
import { RequestsToAnswer } from "./requests-to-answer.tsx";
import { ResearchToAnswer } from "./research-to-answer.tsx";

const params = z.object({});
const PAGE = 20;
/** Where the day's work begins, for who may. */
const WORK: { href: string; text: string; permission: Permission }[] = [
  { href: "/search", text: "Find a person, or make a referral", permission: "people:search" },
  { href: "/incidents/new", text: "Log an incident", permission: "incidents:log" },
  { href: "/incidents/victims", text: "Victims near a case review", permission: "incidents:log" },
  { href: "/premises/fortnight", text: "The fortnightly list of licensed premises", permission: "premises:grade" },
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
const query = z.object({
  after: z.catch(z.optional(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}~[0-9a-f-]{36}$/))), undefined),
});

export const loader = guardedLoader("home:read", params, async ({ request, actor, now }) => {
  const today = londonDay(now);
  const { after } = query.parse(Object.fromEntries(new URL(request.url).searchParams));
  const [dueOn = "", id = ""] = after?.split("~") ?? [];
  const rows = await listOwnActions(db, actor, { after: { dueOn, id }, limit: PAGE + 1 });
  const shown = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? shown.at(-1) : undefined;
  const overdue = actor.permissions.has("actions:overdue") ? await countOverdueActions(db, actor, today) : null;
  const unowned = actor.permissions.has("actions:overdue") ? await countUnownedActions(db, actor) : 0;
  const highOverdue = { role: "lead", isMine: false, from: "", until: plusDays(today, -1), isHigh: true } as const;
  const highReviews = actor.permissions.has("cases:read") ? await countReviewsDue(db, actor, highOverdue) : 0;
  const requests = actor.permissions.has("case-reviews:read") ? await countOwnRequestsWaiting(db, actor, today) : null;
  const research = actor.permissions.has("meetings:agenda") ? await countResearchAskedOf(db, actor, today) : null;
  const warnings = actor.permissions.has("cases:manage") ? await countMarkerReviewsOverdue(db, actor, today) : 0;
  const mine = groupsOf(actor);
  const groups =
    mine.length > 0
      ? (await listGroupsTakingCases(db, actor.partnershipId, today)).filter((g) => mine.includes(g.id))
      : [];
  const ids = groups.map((g) => g.id);
  const deciding = groupsOf(actor, ["chair", "coordinator"]);
  const waiting = actor.permissions.has("referrals:decide")
    ? await countWaitingReferrals(
        db,
        actor,
        ids.filter((g) => deciding.includes(g)),
      )
    : new Map<string, number>();
  const work = await countCasesAtWork(db, actor, actor.permissions.has("cases:read") ? ids : [], today);
  const meetings = actor.permissions.has("meetings:read") ? await ownNextMeetings({ db, actor, now }) : [];
  await recordList(
    { db, actor, now },
    "action.own-listed",
    "action",
    shown.map((a) => a.id),
  );
  return {
    overdue,
    highReviews,
    requests,
    research,
    warnings,
    unowned,
    links: WORK.filter((link) => actor.permissions.has(link.permission)).map(({ href, text }) => ({ href, text })),
    next: last ? `${last.dueOn}~${last.id}` : null,
    rows: last || dueOn ? null : shown.length,
    meetings,
    groups: groups.map((g) => ({
      id: g.id,
      name: g.name,
      waiting: deciding.includes(g.id) ? (waiting.get(g.id) ?? 0) : null,
      ...(work.get(g.id) ?? { open: 0, fresh: 0, due: 0 }),
    })),
    actions: shown.map((a) => ({
      id: a.id,
      reference: a.reference,
      words: a.words,
      dueOn: a.dueOn,
      isOverdue: isOverdue(a, today),
      isToday: a.dueOn === today,
    })),
  };
});

export const meta: MetaFunction = () => [{ title: "Home – Joint Action" }];

export default function HomePage() {
  const { actions, overdue, highReviews, requests, research, warnings, unowned, groups, meetings, next, rows, links } =
    useLoaderData<typeof loader>();
  return (
    <>
      <h1 className="govuk-heading-l">Your work</h1>
      {actions.length > 0 ? (
        <Table
          caption="Your actions, soonest due first"
          captionSize="m"
          scrollLabel="Your actions"
          stacked
          head={["Action", "What", "Due"]}
          rows={actions.map((a) => [
            <a key="action" className="govuk-link app-reference" href={`/actions/${a.id}`}>
              {a.reference}
            </a>,
            a.words,
            <Due key="due" {...a} />,
          ])}
        />
      ) : (
        <p className="govuk-body">You have no actions to do.</p>
      )}
      <Pagination nextHref={next ? `/?after=${next}` : undefined} />
      <DownloadList href={exportAddress({ list: "own-actions", filter: {} })} rows={rows} />
      {requests !== null && requests.waiting > 0 ? <RequestsToAnswer {...requests} /> : null}
      {research !== null && research.waiting > 0 ? <ResearchToAnswer {...research} /> : null}
      {overdue === null ? null : (
        <p className="govuk-body">
          <a className="govuk-link" href="/actions/overdue">
            {overdue === 1 ? "1 overdue action" : `${overdue} overdue actions`}
          </a>
        </p>
      )}
      {highReviews > 0 ? (
        <p className="govuk-body">
          <a className="govuk-link" href="/risk/reviews?role=lead&whose=groups&state=overdue&level=high">
            {highReviews === 1 ? "1 overdue review of a High risk" : `${highReviews} overdue reviews of High risks`}
          </a>
        </p>
      ) : null}
      {warnings > 0 ? (
        <p className="govuk-body">
          <a className="govuk-link" href="/people/warnings">
            {warnings === 1 ? "1 warning about a person to review" : `${warnings} warnings about people to review`}
          </a>
        </p>
      ) : null}
      {unowned > 0 ? (
        <p className="govuk-body">
          <a className="govuk-link" href="/actions/unowned">
            {unowned === 1 ? "1 action that nobody owns" : `${unowned} actions that nobody owns`}
          </a>
        </p>
      ) : null}
      <p className="govuk-body">
        <a className="govuk-link" href="/actions">
          All your actions, and those for which your agency is to name somebody
        </a>
      </p>
      {groups.length > 0 ? <GroupsAtWork groups={groups} /> : null}
      <NextMeetings groups={meetings} />
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

function Due({ dueOn, isOverdue, isToday }: { dueOn: string; isOverdue: boolean; isToday: boolean }) {
  return (
    <>
      {longDay(dueOn)} {isOverdue ? <Tag colour="red">Overdue</Tag> : isToday ? <Tag colour="yellow">Today</Tag> : null}
    </>
  );
}
