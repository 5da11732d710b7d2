import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BarChart } from "#app/components/charts/bar-chart.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { InsetText } from "#app/components/govuk/inset-text.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { AreasByType, KIND_WORDS, nameOf, SharesAndRates } from "#app/components/performance/area-tables.tsx";
import { FigureSources } from "#app/components/performance/crime-sources.tsx";
import { PerformanceNavigation } from "#app/components/performance/performance-navigation.tsx";
import { shortDay } from "#app/domain/dates/iso-day.ts";
import { changesInWords } from "#app/domain/performance/change-words.ts";
import { typesInSight } from "#app/domain/performance/crime-by-area.ts";
import { periodId } from "#app/domain/performance/period-address.ts";
import { periodLabel, yearBefore } from "#app/domain/performance/quarter.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { crimeByArea } from "#app/services/performance/crime-areas.ts";
import { db } from "#db/open.ts";
import { listAreaPeriods, listFigureSources } from "#db/queries/crime-shown.ts";

export const loader = guardedLoader("performance:read", z.object({}), async ({ request, actor, now }) => {
  const search = new URL(request.url).searchParams;
  const loaded = (await listAreaPeriods(db, actor.partnershipId)).map((one) => ({
    ...one,
    id: `${one.kind}~${periodId(one)}`,
  }));
  const asked = search.get("table");
  const table = asked === null ? loaded[0] : loaded.find(({ id }) => id === asked);
  if (asked !== null && !table) throw new Response(null, { status: 404 });
  const choices = loaded.map((one) => ({ value: one.id, text: `By ${one.kind}, ${periodLabel(one)}` }));
  if (!table) return { areas: null, chosen: "", type: "", choices, sources: [] };
  const { kind, from, to } = table;
  const areas = await crimeByArea(db, actor.partnershipId, kind, { from, to });
  const type = search.get("type") ?? areas.types[0] ?? "";
  if (!areas.types.includes(type)) throw new Response(null, { status: 404 });
  await recordView({ db, actor, now }, "figures.viewed", "crime-areas", table.id);
  const sources = await listFigureSources(db, actor.partnershipId, areas.used);
  return { areas, chosen: table.id, type, choices, sources };
});

export const meta: MetaFunction = () => [{ title: "Recorded crime by beat – Joint Action" }];

export default function CrimeAreasPage() {
  const { areas, chosen, type, choices, sources } = useLoaderData<typeof loader>();
  return (
    <div className="app-wall">
      <PerformanceNavigation current="/performance/crime/areas" />
      <h1 className="govuk-heading-l">Recorded crime by {areas?.kind === "ward" ? "ward" : "beat"}</h1>
      {areas ? (
        <>
          <form method="get" action="/performance/crime/areas" className="app-inline-form govuk-!-display-none-print">
            <Select
              key={chosen}
              field={{ id: "table", name: "table", defaultValue: chosen }}
              label="Table"
              items={choices}
            />
            <Select
              key={type}
              field={{ id: "type", name: "type", defaultValue: type }}
              label="Type for shares and rates"
              items={areas.types.map((one) => ({ value: one, text: one }))}
            />
            <Button variant="secondary">Show</Button>
          </form>
          <p className="govuk-body">
            {periodLabel(areas.period)}, against the same days a year before. Percentages of {KIND_WORDS[areas.kind]}{" "}
            are whole, as the counts are small.
          </p>
          <AreasByType areas={areas} types={typesInSight(areas.types)} />
          <Apart />
          <SharesAndRates areas={areas} type={type} />
          <Compared />
          <FigureSources sources={sources} />
        </>
      ) : (
        <InsetText>
          No figures by beat or ward have been loaded. They are loaded from the same page as the crime table.
        </InsetText>
      )}
    </div>
  );
}

/** The source does not say why: they come from different extracts. */
function Apart() {
  const { areas } = useLoaderData<typeof loader>();
  if (!areas) return null;
  const differ = Object.values(areas.totals).some(({ apart }) => apart.previous !== 0 || apart.current !== 0);
  return differ ? (
    <p className="govuk-body">
      The {KIND_WORDS[areas.kind]} and the borough come from different counts and do not have to agree. Both are shown
      as they were published, with what lies between them.
    </p>
  ) : null;
}

function Compared() {
  const { areas, type } = useLoaderData<typeof loader>();
  if (!areas) return null;
  const bars = areas.rows.map((row) => {
    const { previous = null, current = null } = row.cells[type] ?? {};
    return { name: nameOf(areas, row), previous, current, value: current, before: previous };
  });
  return (
    <BarChart
      title={`${type} by ${areas.kind}, ${periodLabel(areas.period)}`}
      sentence={changesInWords(bars, KIND_WORDS[areas.kind])}
      pair={[`to ${shortDay(yearBefore(areas.period).to)}`, `to ${shortDay(areas.period.to)}`]}
      bars={bars}
    />
  );
}
