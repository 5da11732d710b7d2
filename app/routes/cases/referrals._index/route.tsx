import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { OwnReferrals } from "#app/components/cases/own-referrals.tsx";
import { DownloadList } from "#app/components/exports/download-list.tsx";
import { Pagination } from "#app/components/govuk/pagination.tsx";
import { SubNavigation } from "#app/components/govuk/sub-navigation.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { groupsOf } from "#app/domain/access/actor.ts";
import { listedSubject } from "#app/domain/cases/listed-subject.ts";
import { REFERRAL_STATUS_NAMES, type ReferralStatus } from "#app/domain/cases/referral-status.ts";
import { standingAtAcceptance } from "#app/domain/cases/referral.ts";
import { URGENCIES } from "#app/domain/cases/urgency.ts";
import { daysBetween, londonDay, longDay } from "#app/domain/dates/iso-day.ts";
import { exportAddress } from "#app/domain/exports/address.ts";
import { linkWords } from "#app/domain/people/link-roles.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { db } from "#db/open.ts";
import { listGroupsTakingCases } from "#db/queries/case-groups.ts";
import { countReferralsByStatus, listOwnReferralStates, listReferrals } from "#db/queries/referrals.ts";

const params = z.object({});
const PAGE = 50;
const OWN_SHOWN = 20;
const STATUSES = Object.keys(REFERRAL_STATUS_NAMES) as [ReferralStatus, ...ReferralStatus[]];
const query = z.object({
  group: z.catch(z.optional(z.uuidv7()), undefined),
  status: z.catch(z.enum(STATUSES), "awaiting-decision"),
  after: z.catch(z.optional(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}~[0-9a-f-]{36}$/))), undefined),
});

export const loader = guardedLoader("referrals:read", params, async ({ request, actor, now }) => {
  const asked = query.parse(Object.fromEntries(new URL(request.url).searchParams));
  const today = londonDay(now);
  const mine = groupsOf(actor, ["chair", "coordinator", "member"]);
  const groups = (await listGroupsTakingCases(db, actor.partnershipId, today)).filter((g) => mine.includes(g.id));
  const counted = await countReferralsByStatus(db, actor, groups.map((g) => g.id)); // prettier-ignore
  const countOf = (groupId: string | undefined, status: ReferralStatus) =>
    counted.find((c) => c.groupId === groupId && c.status === status)?.count ?? 0;
  const group =
    groups.find((g) => g.id === asked.group) ?? groups.find((g) => countOf(g.id, "awaiting-decision") > 0) ?? groups[0];
  const [receivedOn = "", id = ""] = asked.after?.split("~") ?? [];
  const rows = group
    ? await listReferrals(db, actor, {
        groupId: group.id,
        status: asked.status,
        after: { receivedOn, id },
        limit: PAGE + 1,
      })
    : [];
  const shown = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? shown.at(-1) : undefined;
  const own = await listOwnReferralStates(db, actor, OWN_SHOWN + 1);
  await recordList(
    { db, actor, now },
    "referral.listed",
    "referral",
    shown.map((r) => r.id),
    { status: asked.status },
  );
  return {
    today,
    status: asked.status,
    groupId: group?.id ?? null,
    groups: groups.map(({ id, name }) => ({ id, name, count: countOf(id, asked.status) })),
    states: STATUSES.map((status) => ({ status, count: countOf(group?.id, status) })),
    maySearch: actor.permissions.has("people:search"),
    ownGoOn: own.length > OWN_SHOWN,
    own: own.slice(0, OWN_SHOWN).map((r) => ({
      id: r.id,
      reference: r.reference,
      groupName: r.groupName,
      receivedOn: r.receivedOn,
      state: REFERRAL_STATUS_NAMES[r.status],
    })),
    next: last ? `${last.receivedOn}~${last.id}` : null,
    rows: group ? countOf(group.id, asked.status) : 0,
    referrals: shown.map((r) => ({
      id: r.id,
      reference: r.reference,
      subject: listedSubject(r, today),
      about: r.subjectKind === "location" ? "Location" : "Problem",
      role: r.personRole ? linkWords(r.personRole, standingAtAcceptance(r.personRole)) : "",
      agencyName: r.agencyName,
      receivedOn: r.receivedOn,
      urgency: r.urgency ? URGENCIES[r.urgency].name : "Not recorded",
    })),
  };
});

export const meta: MetaFunction = () => [{ title: "Referrals – Joint Action" }];

export default function ReferralsPage() {
  const { referrals, own, ownGoOn, maySearch, groups, states, groupId, status, next, rows, today } =
    useLoaderData<typeof loader>();
  const href = (group: string | null, to: string, after?: string) =>
    `/referrals?group=${group ?? ""}&status=${to}${after ? `&after=${after}` : ""}`;
  return (
    <>
      <h1 className="govuk-heading-l">Referrals</h1>
      {groups.length > 1 ? (
        <SubNavigation
          label="Groups"
          items={groups.map((g) => ({
            href: href(g.id, status),
            text: `${g.name} (${g.count})`,
            current: g.id === groupId,
          }))}
        />
      ) : null}
      {groupId ? (
        <SubNavigation
          label="States"
          items={states.map((s) => ({
            href: href(groupId, s.status),
            text: `${REFERRAL_STATUS_NAMES[s.status]} (${s.count})`,
            current: s.status === status,
          }))}
        />
      ) : null}
      {referrals.length > 0 ? (
        <Table
          caption={`${REFERRAL_STATUS_NAMES[status]}, the longest ago first`}
          captionSize="m"
          scrollLabel="Referrals"
          stacked
          head={["Referral", "Subject", "As", "Urgency", "From", "Received"]}
          rows={referrals.map((r) => [
            <a key="referral" className="govuk-link app-reference" href={`/referrals/${r.id}`}>
              {r.reference}
            </a>,
            r.subject,
            r.role || r.about,
            r.urgency,
            r.agencyName,
            status === "awaiting-decision"
              ? `${longDay(r.receivedOn)}, ${waited(daysBetween(r.receivedOn, today))}`
              : longDay(r.receivedOn),
          ])}
        />
      ) : groupId ? (
        <p className="govuk-body">{status === "awaiting-decision" ? "No referral waits for a decision." : "None."}</p>
      ) : null}
      <Pagination nextHref={next ? href(groupId, status, next) : undefined} />
      {groupId ? (
        <DownloadList href={exportAddress({ list: "referrals", filter: { group: groupId, status } })} rows={rows} />
      ) : null}
      <MakeReferral maySearch={maySearch} />
      {own.length > 0 ? (
        <>
          <OwnReferrals own={own} />
          {ownGoOn ? (
            <p className="govuk-body">
              <a className="govuk-link" href="/referrals/mine">
                All referrals that you made
              </a>
            </p>
          ) : null}
        </>
      ) : groupId ? null : (
        <p className="govuk-body">You have made no referrals yet.</p>
      )}
    </>
  );
}

/** A person is found first, or typed by whoever may not search; a location is found; a problem is described. */
function MakeReferral({ maySearch }: { maySearch: boolean }) {
  const ways = [
    maySearch
      ? { href: "/search", text: "Find a person to refer" }
      : { href: "/referrals/new?about=person", text: "Refer a person" },
    { href: "/locations", text: "Find a location to refer" },
    { href: "/referrals/new?about=problem", text: "Refer a problem, such as off-road bikes" },
  ];
  return (
    <>
      <h2 className="govuk-heading-m">Make a referral</h2>
      <ul className="govuk-list">
        {ways.map(({ href, text }) => (
          <li key={href}>
            <a className="govuk-link" href={href}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

function waited(days: number) {
  return days === 0 ? "today" : days === 1 ? "1 day ago" : `${days} days ago`;
}
