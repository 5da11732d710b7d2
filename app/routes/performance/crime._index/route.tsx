import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BarChart } from "#app/components/charts/bar-chart.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { InsetText } from "#app/components/govuk/inset-text.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { CrimeSources, OlderFigures } from "#app/components/performance/crime-sources.tsx";
import { CrimeTable } from "#app/components/performance/crime-table.tsx";
import { PerformanceNavigation } from "#app/components/performance/performance-navigation.tsx";
import { parsePeriod, periodId } from "#app/domain/performance/period-address.ts";
import { periodLabel, yearBefore } from "#app/domain/performance/quarter.ts";
import { shortDay } from "#app/domain/dates/iso-day.ts";
import { changesInWords } from "#app/domain/performance/change-words.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { crimeTableShown } from "#app/services/performance/crime-table-shown.ts";
import { db } from "#db/open.ts";
import { listCrimeTablePeriods } from "#db/queries/crime-figures.ts";

export const loader = guardedLoader("performance:read", z.object({}), async ({ request, actor, now }) => {
  const search = new URL(request.url).searchParams;
  const periods = await listCrimeTablePeriods(db, actor.partnershipId);
  const asked = search.get("period");
  const period = asked === null ? (periods[0] ?? null) : parsePeriod(asked);
  const isLoaded = periods.some((p) => period && p.from === period.from && p.to === period.to);
  if (asked !== null && !isLoaded) throw new Response(null, { status: 404 });
  const crime = period && (await crimeTableShown(db, actor.partnershipId, period, search.get("loaded")));
  if (period && !crime) throw new Response(null, { status: 404 });
  if (period) await recordView({ db, actor, now }, "figures.viewed", "crime-table", periodId(period));
  return { crime, choices: periods.map((p) => ({ value: periodId(p), text: periodLabel(p) })) };
});

export const meta: MetaFunction = () => [{ title: "Recorded crime – Joint Action" }];

export default function CrimePage() {
  const { crime, choices } = useLoaderData<typeof loader>();
  return (
    <div className="app-wall">
      <PerformanceNavigation current="/performance/crime" />
      <h1 className="govuk-heading-l">Recorded crime</h1>
      {crime ? (
        <>
          <form method="get" action="/performance/crime" className="govuk-!-display-none-print">
            <Select
              key={periodId(crime.period)}
              field={{ id: "period", name: "period", defaultValue: periodId(crime.period) }}
              label="Days of the figures"
              items={choices}
            />
            <Button variant="secondary">Show these days</Button>
          </form>
          {crime.asLoaded ? <OlderFigures period={crime.period} asLoaded={crime.asLoaded} /> : null}
          <CrimeTable {...crime} />
          <CrimeSources {...crime} />
          <Compared />
        </>
      ) : (
        <InsetText>
          No crime table has been loaded. A manager loads it from The quarter, as the partnership prints it.
        </InsetText>
      )}
    </div>
  );
}

/** All Crime would dwarf the others, and is in the table. */
function Compared() {
  const { crime } = useLoaderData<typeof loader>();
  if (!crime) return null;
  const rows = crime.rows.filter((row) => row.crimeType !== "All Crime" && row.current !== null);
  if (rows.length === 0) return null;
  const before = yearBefore(crime.period);
  return (
    <BarChart
      title={`Types of crime, ${periodLabel(crime.period)}`}
      sentence={changesInWords(rows)}
      pair={[`to ${shortDay(before.to)}`, `to ${shortDay(crime.period.to)}`]}
      bars={rows.map((row) => ({ name: row.crimeType, value: row.current, before: row.previous }))}
    />
  );
}
