import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { DownloadList } from "#app/components/exports/download-list.tsx";
import { FilterLayout } from "#app/components/govuk/filter-panel.tsx";
import { Pagination } from "#app/components/govuk/pagination.tsx";
import { SubNavigation } from "#app/components/govuk/sub-navigation.tsx";
import { groupsOf } from "#app/domain/access/actor.ts";
import {
  CASE_TAB_NAMES,
  CASE_TABS,
  caseFilterForm,
  caseKey,
  caseKeyField,
  type CaseListAsked,
  caseListHref,
  keyOfRow,
  keyText,
} from "#app/domain/cases/case-list.ts";
import { listedSubject } from "#app/domain/cases/listed-subject.ts";
import { whyOwn } from "#app/domain/cases/own-case.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { exportAddress } from "#app/domain/exports/address.ts";
import { OWN_CASES } from "#app/domain/exports/lists.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { db } from "#db/open.ts";
import { listAreas } from "#db/queries/areas.ts";
import { listGroupsTakingCases } from "#db/queries/case-groups.ts";
import { countCasesByTab, findLastSittingDay, listCaseChoices, listCases } from "#db/queries/case-lists.ts";
import { countTransfersProposed } from "#db/queries/case-transfers.ts";
import { countOpenCases } from "#db/queries/cases.ts";
import { countOwnCases, listOwnCases } from "#db/queries/own-cases.ts";
import { CaseFilters, type FilterChoices } from "./case-filters.tsx";
import { CaseTable } from "./case-table.tsx";

const params = z.object({});
const PAGE = 50;
const query = z.object({
  group: z.catch(z.optional(z.union([z.literal(OWN_CASES), z.uuidv7()])), undefined),
  status: z.catch(z.enum(CASE_TABS), "open"),
  after: caseKeyField,
});

export const loader = guardedLoader("cases:read", params, async ({ request, actor, now }) => {
  const given = Object.fromEntries(new URL(request.url).searchParams);
  const { group: wanted, status, after } = query.parse(given);
  const today = londonDay(now);
  const mine = groupsOf(actor);
  const groups = (await listGroupsTakingCases(db, actor.partnershipId, today)).filter((g) => mine.includes(g.id));
  const open = await countOpenCases(
    db,
    actor,
    groups.map((g) => g.id),
  );
  const group =
    wanted === OWN_CASES
      ? null
      : (groups.find((g) => g.id === wanted) ?? groups.find((g) => open.get(g.id)) ?? groups[0] ?? null);
  const asked: CaseListAsked = group
    ? { group: group.id, status, ...caseFilterForm.parse(given) }
    : { group: OWN_CASES, status: "open" };
  const days = { today, lastSitting: group ? await findLastSittingDay(db, actor, group.id, today) : null };
  const rows = group
    ? await listCases(db, actor, { asked, days, after: caseKey(after), limit: PAGE + 1 })
    : (await listOwnCases(db, actor, { after: caseKey(after), limit: PAGE + 1 })).map(ownRow);
  const shown = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? shown.at(-1) : undefined;
  const ids = shown.map((c) => c.id);
  await recordList({ db, actor, now }, "case.listed", "case", ids, { ...asked });
  const ownCount = await countOwnCases(db, actor);
  const counts = group ? await countCasesByTab(db, actor, asked, days) : null;
  return {
    transfers: await countTransfersProposed(db, actor),
    mayBreakGlass: actor.permissions.has("cases:break-glass"),
    ...{ today, asked, counts, lastSitting: days.lastSitting },
    choices: group ? await choicesOf(group.id, actor) : null,
    groups: groups.map(({ id, name }) => ({ id, name, open: open.get(id) ?? 0 })),
    next: last ? keyText(keyOfRow(last)) : null,
    ownCount,
    rows: counts ? counts[status] : ownCount,
    cases: shown.map((c) => ({
      ...{ id: c.id, reference: c.reference, riskLevel: c.riskLevel, reviewDueOn: c.reviewDueOn },
      ...{ leadAgencyName: c.leadAgencyName, leadUserName: c.leadUserName, openedOn: c.openedOn },
      ...{ closedOn: c.closedOn, sourceReference: c.sourceReference, why: "why" in c ? c.why : null },
      subject: listedSubject(c, today),
    })),
  };
});

type OwnCase = Awaited<ReturnType<typeof listOwnCases>>[number];
const ownRow = (row: OwnCase) => ({ ...row, sourceReference: null, why: whyOwn(row) });

async function choicesOf(groupId: string, actor: Parameters<typeof listCaseChoices>[1]): Promise<FilterChoices> {
  const { agencies, officers, flags } = await listCaseChoices(db, actor, groupId);
  const beats = await listAreas(db, actor.partnershipId, "beat");
  const option = ({ id, name }: { id: string; name: string }) => ({ value: id, text: name });
  const byName = (a: { text: string }, b: { text: string }) => a.text.localeCompare(b.text, "en-GB");
  return {
    agencies: agencies.map(option).sort(byName),
    officers: officers.map(option).sort(byName),
    flags: flags.map(option),
    beats: beats.map(({ code, name }) => ({ value: code, text: name })),
  };
}

export const meta: MetaFunction = () => [{ title: "Cases – Joint Action" }];

export default function CasesPage() {
  const { cases, groups, ownCount, asked, counts, choices, next, rows, ...rest } = useLoaderData<typeof loader>();
  const { today, lastSitting, transfers, mayBreakGlass } = rest;
  const isOwn = asked.group === OWN_CASES;
  const list = (
    <>
      <CaseTable cases={cases} today={today} asked={asked} lastSitting={lastSitting} />
      <Pagination nextHref={next ? caseListHref(asked, { after: next }) : undefined} />
      <DownloadList href={exportAddress({ list: "cases", filter: asked })} rows={rows} />
    </>
  );
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
        {mayBreakGlass ? (
          <>
            {" · "}
            <a className="govuk-link" href="/cases/break-glass">
              Open a case in an emergency
            </a>
          </>
        ) : null}
      </p>
      <SubNavigation
        label="Groups"
        items={[
          ...groups.map((g) => ({
            href: caseListHref({ group: g.id, status: asked.status }),
            text: `${g.name} (${g.open} open)`,
            current: g.id === asked.group,
          })),
          {
            href: caseListHref({ group: OWN_CASES, status: "open" }),
            text: `My own cases (${ownCount})`,
            current: isOwn,
          },
        ]}
      />
      {counts ? (
        <SubNavigation
          label="States"
          items={CASE_TABS.map((tab) => ({
            href: caseListHref({ ...asked, status: tab }),
            text: `${CASE_TAB_NAMES[tab]} (${counts[tab]})`,
            current: tab === asked.status,
          }))}
        />
      ) : null}
      {choices ? <FilterLayout filter={<CaseFilters asked={asked} choices={choices} />}>{list}</FilterLayout> : list}
    </>
  );
}
