import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { LineChart } from "#app/components/charts/line-chart.tsx";
import { SmallMultiples } from "#app/components/charts/small-multiples.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { InsetText } from "#app/components/govuk/inset-text.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { FigureSources } from "#app/components/performance/crime-sources.tsx";
import { PerformanceNavigation } from "#app/components/performance/performance-navigation.tsx";
import { TrendTable } from "#app/components/performance/trend-table.tsx";
import { trendInWords, yearName } from "#app/domain/performance/crime-trend.ts";
import { ALL_CRIME, rowTypes } from "#app/domain/performance/crime-types.ts";
import { parsePeriod, periodId } from "#app/domain/performance/period-address.ts";
import { periodLabel } from "#app/domain/performance/quarter.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { crimeTrend, type TrendLine } from "#app/services/performance/crime-over-years.ts";
import { ownRowTypes } from "#app/services/performance/crime-table-shown.ts";
import { db } from "#db/open.ts";
import { listFigureSources, listLoadedPeriods } from "#db/queries/crime-shown.ts";

export const loader = guardedLoader("performance:read", z.object({}), async ({ request, actor, now }) => {
  const search = new URL(request.url).searchParams;
  const periods = await listLoadedPeriods(db, actor.partnershipId);
  const types = rowTypes(await ownRowTypes(db, actor.partnershipId)).map((type) => type.crimeType);
  const asked = search.get("period");
  const period = asked === null ? (periods[0] ?? null) : parsePeriod(asked);
  const isLoaded = periods.some((p) => period && p.from === period.from && p.to === period.to);
  const type = search.get("type") ?? ALL_CRIME;
  const kind = search.get("kind") === "ward" ? "ward" : "beat";
  if ((asked !== null && !isLoaded) || !types.includes(type)) throw new Response(null, { status: 404 });
  const { lines, used } = period
    ? await crimeTrend(db, actor.partnershipId, { crimeType: type, kind, period })
    : { lines: [], used: [] };
  const area = search.get("area") ?? "";
  const chosen = lines.find((line) => (line.areaId ?? "") === area);
  if (period && !chosen) throw new Response(null, { status: 404 });
  if (period) await recordView({ db, actor, now }, "figures.viewed", "crime-trend", periodId(period));
  const sources = await listFigureSources(db, actor.partnershipId, used);
  return { period, type, kind, lines, chosen: chosen ?? null, types, periods, sources };
});

export const meta: MetaFunction = () => [{ title: "Crime over seven years – Joint Action" }];

export default function TrendPage() {
  const { period, type, lines, chosen, sources } = useLoaderData<typeof loader>();
  const areas = lines.slice(1);
  return (
    <div className="app-wall">
      <PerformanceNavigation current="/performance/crime/trend" />
      <h1 className="govuk-heading-l">Crime over seven years</h1>
      {period && chosen ? (
        <>
          <Choose />
          <p className="govuk-body">
            Every year’s figure is of the same days, {periodLabel(period)} in the newest, and of each the newest that
            was loaded.
          </p>
          <LineChart
            title={`${type}, ${chosen.name}`}
            sentence={trendInWords(`${type} in ${chosen.areaId === null ? "the borough" : chosen.name}`, chosen.points)}
            series={[seriesOf(chosen)]}
          />
          <TrendTable lines={lines} />
          {areas.length > 0 ? (
            <SmallMultiples
              title={`${type} in each area`}
              sentence={`The same days of the years ${yearsOf(chosen)}.`}
              series={areas.map(seriesOf)}
            />
          ) : null}
          <FigureSources sources={sources} />
        </>
      ) : (
        <InsetText>
          No crime figures have been loaded. Once those of several years are, each year stands beside the others.
        </InsetText>
      )}
    </div>
  );
}

function Choose() {
  const { period, type, kind, lines, chosen, types, periods } = useLoaderData<typeof loader>();
  if (!period) return null;
  return (
    <form method="get" action="/performance/crime/trend" className="app-inline-form govuk-!-display-none-print">
      <Select
        field={{ id: "type", name: "type", defaultValue: type }}
        label="Type of crime"
        items={types.map((one) => ({ value: one, text: one }))}
      />
      <Select
        field={{ id: "period", name: "period", defaultValue: periodId(period) }}
        label="Newest figures"
        items={periods.map((one) => ({ value: periodId(one), text: periodLabel(one) }))}
      />
      <Select
        field={{ id: "area", name: "area", defaultValue: chosen?.areaId ?? "" }}
        label="Of"
        items={lines.map(({ areaId, name }) => ({ value: areaId ?? "", text: name }))}
      />
      <input type="hidden" name="kind" value={kind} />
      <Button variant="secondary">Show</Button>
    </form>
  );
}

function seriesOf({ name, points }: TrendLine) {
  return { name, points: points.map(({ period, crimes }) => ({ label: yearName(period), value: crimes })) };
}

function yearsOf({ points }: TrendLine) {
  const [first] = points;
  const last = points.at(-1);
  return first && last ? `${yearName(first.period)} to ${yearName(last.period)}` : "";
}
