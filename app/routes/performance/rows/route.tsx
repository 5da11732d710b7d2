import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Pagination } from "#app/components/govuk/pagination.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { londonDay, longDay, shortDay } from "#app/domain/dates/iso-day.ts";
import { countText } from "#app/domain/performance/change.ts";
import { figureAddress, parseFigureAddress } from "#app/domain/performance/figure-rows.form.ts";
import { type MeasuredRecord, measureOf, NO_GROUP, RISK_COLUMN_NAMES } from "#app/domain/performance/measures.ts";
import {
  compareQuarters,
  periodLabel,
  quarterId,
  quarterLabel,
  quarterOf,
  quarterPeriod,
  yearToDate,
} from "#app/domain/performance/quarter.ts";
import { lastDayShown } from "#app/domain/performance/quarter-shown.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { rowsBehind } from "#app/services/performance/rows-behind.ts";
import { db } from "#db/open.ts";
import { listGroupsCounted } from "#db/queries/figure-rows.ts";

const RECORDS: Record<MeasuredRecord, { path: string; plural: string; day: string }> = {
  referral: { path: "/referrals", plural: "referrals", day: "Received" },
  case: { path: "/cases", plural: "cases", day: "Opened" },
  action: { path: "/actions", plural: "actions", day: "Due" },
};

export const loader = guardedLoader("performance:read", z.object({}), async ({ request, actor, now }) => {
  const today = londonDay(now);
  const asked = parseFigureAddress(new URL(request.url).searchParams);
  if (!asked || compareQuarters(asked.quarter, quarterOf(today)) > 0) throw new Response(null, { status: 404 });
  const { quarter, span, filter, after } = asked;
  const groups = await listGroupsCounted(db, actor);
  const group = groups.find((g) => g.id === filter.group);
  if (filter.group && filter.group !== NO_GROUP && !group) throw new Response(null, { status: 404 });

  const measure = measureOf(asked.measure);
  const period = span === "year" ? yearToDate(quarter) : quarterPeriod(quarter);
  const day = lastDayShown(quarter, today);
  const behind = await rowsBehind({ db, actor }, { measure: asked.measure, period, day, filter }, after);
  await recordList(
    { db, actor, now },
    "figures.rows-listed",
    measure.record,
    behind.rows.map((row) => row.id),
    {
      ...{ measure: asked.measure, quarter: quarterId(quarter), span, ...filter },
    },
  );
  return {
    ...behind,
    isFirstPage: after === "",
    asked: { measure: asked.measure, quarter, span, filter },
    groupName: filter.group === NO_GROUP ? "no group" : (group?.name ?? "all groups"),
    days: span === "last-day" ? `On ${longDay(day)}` : periodLabel(period),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: `${data ? `${measureOf(data.asked.measure).name}, ${data.groupName}` : "Rows behind a number"} – Joint Action`,
  },
];

export default function RowsPage() {
  const { total, visible, rows, next, isFirstPage, asked, groupName, days } = useLoaderData<typeof loader>();
  const measure = measureOf(asked.measure);
  const { path, plural, day } = RECORDS[measure.record];
  const hidden = total - visible;
  return (
    <>
      <BackLink href={`/performance?quarter=${quarterId(asked.quarter)}`}>{quarterLabel(asked.quarter)}</BackLink>
      <span className="govuk-caption-l">{days}</span>
      <h1 className="govuk-heading-l">
        {measure.name}: {groupName}
        {asked.filter.risk ? `, ${RISK_COLUMN_NAMES[asked.filter.risk]}` : null}
      </h1>
      <p className="govuk-body">{measure.meaning}</p>
      <p className="govuk-body">
        <strong>
          {countText(total)} {total === 1 ? measure.record : plural}
        </strong>
        {total > 0
          ? `. You may open ${visible === 0 ? "none" : visible === total ? "all" : countText(visible)} of them.`
          : "."}
      </p>
      {rows.length > 0 ? (
        <Table
          caption={`The ${plural} that you may open`}
          captionSize="m"
          scrollLabel={`The ${plural} that you may open`}
          firstCellIsHeader
          head={["Reference", "Group", day]}
          rows={rows.map((row) => [
            <a key="open" className="govuk-link" href={`${path}/${row.id}`}>
              {row.reference}
            </a>,
            row.groupName ?? "No group",
            shortDay(row.day),
          ])}
        />
      ) : null}
      <Pagination
        previousHref={isFirstPage ? undefined : figureAddress(asked)}
        previousText="First page"
        nextHref={next === null ? undefined : figureAddress(asked, next)}
      />
      {hidden > 0 && visible > 0 ? <p className="govuk-body">and {countText(hidden)} that you may not open</p> : null}
    </>
  );
}
