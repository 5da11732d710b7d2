import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { DownloadList } from "#app/components/exports/download-list.tsx";
import { Pagination } from "#app/components/govuk/pagination.tsx";
import { SubNavigation } from "#app/components/govuk/sub-navigation.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { RiskTag } from "#app/components/risk/risk-tag.tsx";
import { groupsOf } from "#app/domain/access/actor.ts";
import { CASE_STATUS_NAMES, type CaseStatus } from "#app/domain/cases/case-status.ts";
import { listedSubject } from "#app/domain/cases/listed-subject.ts";
import { londonDay, longDay } from "#app/domain/dates/iso-day.ts";
import { exportAddress } from "#app/domain/exports/address.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { db } from "#db/open.ts";
import { listGroupsTakingCases } from "#db/queries/case-groups.ts";
import { countTransfersProposed } from "#db/queries/case-transfers.ts";
import { countOpenCases, listCasesOfGroup, listOwnCases } from "#db/queries/cases.ts";

const params = z.object({});
const PAGE = 50;
const OWN = "own";
const STATUSES = Object.keys(CASE_STATUS_NAMES) as [CaseStatus, ...CaseStatus[]];
const query = z.object({
  group: z.catch(z.optional(z.union([z.literal(OWN), z.uuidv7()])), undefined),
  status: z.catch(z.enum(STATUSES), "open"),
  after: z.catch(z.optional(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}~[0-9a-f-]{36}$/))), undefined),
});

export const loader = guardedLoader("cases:read", params, async ({ request, actor, now }) => {
  const asked = query.parse(Object.fromEntries(new URL(request.url).searchParams));
  const today = londonDay(now);
  const mine = groupsOf(actor);
  const groups = (await listGroupsTakingCases(db, actor.partnershipId, today)).filter((g) => mine.includes(g.id));
  const open = await countOpenCases(
    db,
    actor,
    groups.map((g) => g.id),
  );
  const group =
    asked.group === OWN
      ? null
      : (groups.find((g) => g.id === asked.group) ?? groups.find((g) => open.get(g.id)) ?? groups[0] ?? null);
  const [openedOn, id] = asked.after?.split("~") ?? [];
  const after = openedOn && id ? { openedOn, id } : undefined;
  const rows = group
    ? await listCasesOfGroup(db, actor, { groupId: group.id, status: asked.status, after, limit: PAGE + 1 })
    : await listOwnCases(db, actor, PAGE);
  const shown = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? shown.at(-1) : undefined;
  await recordList(
    { db, actor, now },
    "case.listed",
    "case",
    shown.map((c) => c.id),
    { group: group?.id ?? OWN, status: asked.status },
  );
  return {
    transfers: await countTransfersProposed(db, actor),
    today,
    status: asked.status,
    group: group?.id ?? OWN,
    groups: groups.map(({ id, name }) => ({ id, name, open: open.get(id) ?? 0 })),
    next: last ? `${last.openedOn}~${last.id}` : null,
    rows: last || after ? null : shown.length,
    cases: shown.map((c) => ({
      id: c.id,
      reference: c.reference,
      subject: listedSubject(c, today),
      riskLevel: c.riskLevel,
      reviewDueOn: c.reviewDueOn,
      leadAgencyName: c.leadAgencyName,
      openedOn: c.openedOn,
    })),
  };
});

export const meta: MetaFunction = () => [{ title: "Cases – Joint Action" }];

export default function CasesPage() {
  const { cases, groups, group, status, next, rows, today, transfers } = useLoaderData<typeof loader>();
  const href = (to: string, state: string, after?: string) =>
    `/cases?group=${to}&status=${state}${after ? `&after=${after}` : ""}`;
  return (
    <>
      <h1 className="govuk-heading-l">Cases</h1>
      <p className="govuk-body">
        <a className="govuk-link" href="/cases/people">
          People by role
        </a>
        {transfers > 0 ? (
          <>
            {" · "}
            <a className="govuk-link" href="/cases/transfers">
              {transfers === 1 ? "1 transfer at 18 to decide" : `${transfers} transfers at 18 to decide`}
            </a>
          </>
        ) : null}
      </p>
      <SubNavigation
        label="Groups"
        items={[
          ...groups.map((g) => ({
            href: href(g.id, status),
            text: `${g.name} (${g.open} open)`,
            current: g.id === group,
          })),
          { href: href(OWN, "open"), text: "Led by me or opened to me", current: group === OWN },
        ]}
      />
      {group === OWN ? null : (
        <SubNavigation
          label="States"
          items={STATUSES.map((s) => ({ href: href(group, s), text: CASE_STATUS_NAMES[s], current: s === status }))}
        />
      )}
      {cases.length > 0 ? (
        <Table
          caption="Newest first"
          captionHidden
          scrollLabel="Cases"
          stacked
          head={["Case", "Subject", "Risk", "Next review", "Lead", "Opened"]}
          rows={cases.map((c) => [
            <a key="case" className="govuk-link" href={`/cases/${c.id}`}>
              {c.reference}
            </a>,
            c.subject,
            <RiskTag key="risk" level={c.riskLevel} />,
            <ReviewDay key="review" day={c.reviewDueOn} today={today} />,
            c.leadAgencyName,
            longDay(c.openedOn),
          ])}
        />
      ) : (
        <p className="govuk-body">
          {group === OWN
            ? "You lead no open case, and none has been opened to you by name."
            : `No ${CASE_STATUS_NAMES[status].toLowerCase()} cases.`}
        </p>
      )}
      <Pagination nextHref={next ? href(group, status, next) : undefined} />
      <DownloadList href={exportAddress({ list: "cases", filter: { group, status } })} rows={rows} />
    </>
  );
}

function ReviewDay({ day, today }: { day: string | null; today: string }) {
  if (!day) return <>None</>;
  return day < today ? (
    <>
      {longDay(day)} <strong>overdue</strong>
    </>
  ) : (
    <>{longDay(day)}</>
  );
}
