import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { DownloadList } from "#app/components/exports/download-list.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { InsetText } from "#app/components/govuk/inset-text.tsx";
import { NotificationBanner } from "#app/components/govuk/notification-banner.tsx";
import { PageHeaderActions } from "#app/components/govuk/page-header-actions.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { CrimeSources } from "#app/components/performance/crime-sources.tsx";
import { CrimeTable } from "#app/components/performance/crime-table.tsx";
import { PerformanceNavigation } from "#app/components/performance/performance-navigation.tsx";
import { londonDay, longDay } from "#app/domain/dates/iso-day.ts";
import { exportAddress } from "#app/domain/exports/address.ts";
import { outcomesHref } from "#app/domain/performance/measures/address.form.ts";
import { THEME_IDS, THEMES } from "#app/domain/performance/measures/measure.ts";
import { periodId } from "#app/domain/performance/period-address.ts";
import {
  compareQuarters,
  parseQuarter,
  periodLabel,
  quarterId,
  quarterLabel,
  quarterName,
  quarterOf,
  quarterPeriod,
  yearToDate,
} from "#app/domain/performance/quarter.ts";
import {
  lastDayShown,
  quarterByDefault,
  quartersToChoose,
  tableOf,
  tablesOf,
} from "#app/domain/performance/quarter-shown.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { crimeTableShown } from "#app/services/performance/crime-table-shown.ts";
import { db } from "#db/open.ts";
import { findCrimeTableImport, listCrimeTablePeriods } from "#db/queries/crime-figures.ts";
import { firstCountedDay } from "#db/queries/performance.ts";

export const loader = guardedLoader("performance:read", z.object({}), async ({ request, actor, now }) => {
  const today = londonDay(now);
  const search = new URL(request.url).searchParams;
  const tables = await listCrimeTablePeriods(db, actor.partnershipId);
  const asked = search.get("quarter");
  const quarter = asked === null ? quarterByDefault(tables, today) : parseQuarter(asked);
  if (!quarter || compareQuarters(quarter, quarterOf(today)) > 0) throw new Response(null, { status: 404 });

  const table = tableOf(quarter, tables);
  const crime = table && (await crimeTableShown(db, actor.partnershipId, table));
  const choices = quartersToChoose(tables, await firstCountedDay(db, actor.partnershipId), today);
  const loaded = await findCrimeTableImport(db, actor.partnershipId, search.get("loaded") ?? "");
  await recordView({ db, actor, now }, "figures.viewed", "quarter", quarterId(quarter));
  return {
    quarter,
    lastDay: lastDayShown(quarter, today),
    choices: (choices.some((q) => quarterId(q) === quarterId(quarter)) ? choices : [quarter, ...choices]).map((q) => ({
      value: quarterId(q),
      text: quarterLabel(q),
    })),
    crime,
    otherTables: tablesOf(quarter, tables).filter((t) => t.from !== table?.from || t.to !== table.to),
    loaded: loaded ? { rows: loaded.rows, from: loaded.from, to: loaded.to } : null,
    mayImport: actor.permissions.has("performance:import"),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? `Performance, ${quarterName(data.quarter)}` : "Performance"} – Joint Action` },
];

export default function QuarterPage() {
  const { quarter, lastDay, choices, loaded, mayImport } = useLoaderData<typeof loader>();
  const runs = lastDay < quarterPeriod(quarter).to;
  return (
    <>
      <PerformanceNavigation current="/performance" />
      {loaded ? (
        <NotificationBanner
          variant="success"
          heading={`The crime table of ${periodLabel(loaded)} is loaded: ${loaded.rows} rows.`}
        />
      ) : null}
      <PageHeaderActions heading={quarterLabel(quarter)}>
        {mayImport ? (
          <Button href="/performance/import" variant="secondary">
            Load the crime table
          </Button>
        ) : null}
      </PageHeaderActions>
      <form method="get" action="/performance" className="app-inline-form govuk-!-display-none-print">
        <Select
          key={quarterId(quarter)}
          field={{ id: "quarter", name: "quarter", defaultValue: quarterId(quarter) }}
          label="Quarter"
          items={choices}
        />
        <Button variant="secondary">Show quarter</Button>
      </form>
      {runs ? (
        <p className="govuk-body">This quarter is still running: everything is counted to {longDay(lastDay)}.</p>
      ) : null}
      <h2 className="govuk-heading-m">Recorded crime, year to date</h2>
      <RecordedCrime />
      <h2 className="govuk-heading-m">The partnership’s own work</h2>
      <p className="govuk-body">Each beside the same days a year before, with the rows behind every number.</p>
      <ul className="govuk-list govuk-list--bullet">
        {THEME_IDS.map((theme) => (
          <li key={theme}>
            <a className="govuk-link" href={outcomesHref({ theme, quarter, group: null })}>
              {THEMES[theme]}
            </a>
          </li>
        ))}
      </ul>
      <DownloadList href={exportAddress({ list: "figures", filter: { quarter, group: null } })} rows={null} />
    </>
  );
}

function RecordedCrime() {
  const { crime, quarter, mayImport } = useLoaderData<typeof loader>();
  if (!crime) {
    return (
      <InsetText>
        No crime table has been loaded for this quarter.{" "}
        {mayImport ? (
          <>
            <a className="govuk-link" href="/performance/import">
              Load the table
            </a>{" "}
            that the police have sent for {periodLabel(yearToDate(quarter))}.
          </>
        ) : (
          "The coordinator or a manager loads it when the police have sent it."
        )}
      </InsetText>
    );
  }
  const { to } = crime.period;
  return (
    <>
      {to === quarterPeriod(quarter).to ? null : (
        <InsetText>
          The table loaded for this quarter is drawn up to {longDay(to)}, not to the quarter’s last day.
        </InsetText>
      )}
      <CrimeTable {...crime} />
      <CrimeSources {...crime} />
      <OtherTables />
    </>
  );
}

/** Of the same quarter, drawn up to another day. */
function OtherTables() {
  const { otherTables } = useLoaderData<typeof loader>();
  if (otherTables.length === 0) return null;
  return (
    <p className="govuk-body govuk-!-display-none-print">
      Also loaded for this quarter:{" "}
      {otherTables.map((table, index) => (
        <span key={table.to}>
          {index > 0 ? ", " : null}
          <a className="govuk-link" href={`/performance/crime?period=${periodId(table)}`}>
            {periodLabel(table)}
          </a>
        </span>
      ))}
    </p>
  );
}
