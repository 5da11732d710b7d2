import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Pagination } from "#app/components/govuk/pagination.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { daysText } from "#app/components/performance/measures-table.tsx";
import { londonDay, longDay, shortDay } from "#app/domain/dates/iso-day.ts";
import { countText } from "#app/domain/performance/change.ts";
import {
  actionAboutHref,
  numberHref,
  outcomesHref,
  parseNumberAddress,
} from "#app/domain/performance/measures/address.form.ts";
import { OPENED_BY } from "#app/domain/performance/measures/records.ts";
import { daysOf } from "#app/domain/performance/measures/spans.ts";
import { compareQuarters, periodLabel, quarterId, quarterLabel, quarterOf } from "#app/domain/performance/quarter.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { numberPage } from "#app/services/performance/number-page.ts";
import { filterNames, groupsRunBy, maySeeNumber, namesOfTheme } from "#app/services/performance/theme-page.ts";
import { db } from "#db/open.ts";

export const loader = guardedLoader("performance:own-groups", z.object({}), async ({ request, actor, now }) => {
  const today = londonDay(now);
  const asked = parseNumberAddress(new URL(request.url).searchParams);
  if (!asked || compareQuarters(asked.quarter, quarterOf(today)) > 0) throw new Response(null, { status: 404 });
  const { measure, quarter, span, filter, after } = asked;
  if (!(await maySeeNumber(db, actor, filter))) throw new Response(null, { status: 404 });

  const behind = await numberPage({ db, actor, today }, asked, after);
  const { theme, record } = measure;
  const names = await namesOfTheme(db, actor.partnershipId, theme);
  const ids = [...new Set(behind.rows.map((row) => row.recordId))];
  await recordList({ db, actor, now }, "figures.rows-listed", record, ids, {
    ...{ measure: measure.id, quarter: quarterId(quarter), span, ...filter },
  });
  const days = daysOf(measure, quarter, span, today);
  return {
    ...behind,
    isFirstPage: after === null,
    measure: { id: measure.id, name: measure.name, meaning: measure.meaning, unit: measure.unit, record, theme },
    dateField: measure.dateField,
    ...{ quarter, span, filter, of: filterNames(filter, names) },
    groupsRun: await groupsRunBy(db, actor),
    days: measure.span === "last-day" ? `On ${longDay(days.to)}` : periodLabel(days),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? data.measure.name : "Behind a number"} – Joint Action` },
];

export default function RowsPage() {
  const {
    measure,
    quarter,
    span,
    filter,
    of,
    days,
    total,
    median,
    visible,
    rows,
    next,
    isFirstPage,
    dateField,
    groupsRun,
  } = useLoaderData<typeof loader>();
  const { path, name, plural } = OPENED_BY[measure.record];
  const hidden = total - visible;
  const asked = { measure: measure.id, quarter, span, filter };
  return (
    <>
      <BackLink href={outcomesHref({ theme: measure.theme, quarter, group: filter.group ?? null })}>
        {quarterLabel(quarter)}
      </BackLink>
      <h1 className="govuk-heading-l">
        <span className="govuk-caption-l">{days}</span>
        {[measure.name, ...of].join(", ")}
      </h1>
      <p className="govuk-body">{measure.meaning}</p>
      {median === null ? null : (
        <p className="govuk-body">
          The median is <strong>{daysText(median)}</strong>: half took as long or less.
        </p>
      )}
      <p className="govuk-body">
        <strong>
          {countText(total)} {total === 1 ? name : plural}
        </strong>
        {total > 0
          ? `. You may open ${visible === 0 ? "none" : hidden === 0 ? "all" : countText(visible)} of them.`
          : "."}
      </p>
      {rows.length > 0 ? (
        <Table
          caption={`The ${plural} that you may open`}
          captionSize="m"
          scrollLabel={`The ${plural} that you may open`}
          firstCellIsHeader
          head={[
            measure.record === "meeting" ? "Meeting" : "Reference",
            "Group",
            dateField,
            ...(measure.unit === "days" ? [{ text: "Days", numeric: true }] : []),
          ]}
          rows={rows.map((row) => [
            <a key="open" className="govuk-link" href={`${path}/${row.recordId}`}>
              {measure.record === "meeting" ? longDay(row.reference) : row.reference}
            </a>,
            row.groupName ?? "No group",
            shortDay(row.day),
            ...(measure.unit === "days" ? [row.amount] : []),
          ])}
        />
      ) : null}
      <Pagination
        previousHref={isFirstPage ? undefined : numberHref(asked)}
        previousText="First page"
        nextHref={next === null ? undefined : numberHref(asked, next)}
      />
      {hidden > 0 && visible > 0 ? <p className="govuk-body">and {countText(hidden)} that you may not open</p> : null}
      {groupsRun.length > 0 ? (
        <>
          <h2 className="govuk-heading-m govuk-!-display-none-print">Do something about it</h2>
          <ul className="govuk-list govuk-!-display-none-print">
            {groupsRun.map((group) => (
              <li key={group.id}>
                <a className="govuk-link" href={actionAboutHref(group.id, asked)}>
                  Add an action of {group.name}
                </a>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}
