import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { LineChart } from "#app/components/charts/line-chart.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { InsetText } from "#app/components/govuk/inset-text.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { FigureSources } from "#app/components/performance/crime-sources.tsx";
import { PerformanceNavigation } from "#app/components/performance/performance-navigation.tsx";
import { QuarterTables } from "#app/components/performance/quarter-tables.tsx";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { areaWords } from "#app/domain/locations/area-kinds.ts";
import { upToQuarter } from "#app/domain/performance/cumulative-quarters.ts";
import { financialYearText, quarterOf } from "#app/domain/performance/quarter.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { crimeByQuarter } from "#app/services/performance/crime-over-years.ts";
import { db } from "#db/open.ts";
import { listCountedAreas, listFigureSources, listLoadedPeriods } from "#db/queries/crime-shown.ts";

export const loader = guardedLoader("performance:read", z.object({}), async ({ request, actor, now }) => {
  const search = new URL(request.url).searchParams;
  const periods = await listLoadedPeriods(db, actor.partnershipId);
  const years = [...new Set(periods.map((period) => quarterOf(period.from).year))].sort((a, b) => b - a);
  const year = Number(search.get("year") ?? years[0] ?? quarterOf(londonDay(now)).year);
  const areas = await listCountedAreas(db, actor.partnershipId, "beat");
  const area = search.get("area") ?? "";
  const known = search.get("year") === null || years.includes(year);
  if (!known || (area !== "" && !areas.some(({ id }) => id === area))) throw new Response(null, { status: 404 });
  const { types, used } = await crimeByQuarter(db, actor.partnershipId, year, area === "" ? null : area);
  await recordView({ db, actor, now }, "figures.viewed", "crime-quarters", financialYearText(year).replace("/", "-"));
  return {
    ...{ year, area, types, sources: await listFigureSources(db, actor.partnershipId, used) },
    years: years.map((one) => ({ value: String(one), text: financialYearText(one) })),
    areas: areas.map(({ id, code, name }) => ({ value: id, text: `Beat ${areaWords("beat", code, name)}` })),
  };
});

export const meta: MetaFunction = () => [{ title: "Crime by quarter – Joint Action" }];

export default function CrimeQuartersPage() {
  const { year, area, types, years, areas, sources } = useLoaderData<typeof loader>();
  const [first] = types;
  return (
    <div className="app-wall">
      <PerformanceNavigation current="/performance/crime/quarters" />
      <h1 className="govuk-heading-l">Crime by quarter, {financialYearText(year)}</h1>
      {years.length > 0 ? (
        <form method="get" action="/performance/crime/quarters" className="app-inline-form govuk-!-display-none-print">
          <Select
            key={year}
            field={{ id: "year", name: "year", defaultValue: String(year) }}
            label="Financial year"
            items={years}
          />
          <Select
            key={area}
            field={{ id: "area", name: "area", defaultValue: area }}
            label="Of"
            items={[{ value: "", text: "The borough" }, ...areas]}
          />
          <Button variant="secondary">Show</Button>
        </form>
      ) : null}
      {first ? (
        <>
          <QuarterTables types={types} isBorough={area === ""} />
          <LineChart
            title={`${first.crimeType}, year to date`}
            sentence={`${first.crimeType} from 1 April to the end of each quarter, beside the same point of the year before.`}
            series={[
              {
                name: financialYearText(year),
                points: first.quarters.map(({ quarter, current }) => ({
                  label: upToQuarter(quarter.number),
                  value: current,
                })),
              },
              {
                name: financialYearText(year - 1),
                points: first.quarters.map(({ quarter, previous }) => ({
                  label: upToQuarter(quarter.number),
                  value: previous,
                })),
              },
            ]}
          />
          <FigureSources sources={sources} />
        </>
      ) : (
        <InsetText>No figures from 1 April on are loaded for this year.</InsetText>
      )}
    </div>
  );
}
