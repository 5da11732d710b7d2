import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BarChart } from "#app/components/charts/bar-chart.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { InsetText } from "#app/components/govuk/inset-text.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { FigureSources } from "#app/components/performance/crime-sources.tsx";
import { PerformanceNavigation } from "#app/components/performance/performance-navigation.tsx";
import { countText, differenceText } from "#app/domain/performance/change.ts";
import type { Increase } from "#app/domain/performance/increases.ts";
import { parsePeriod, periodId } from "#app/domain/performance/period-address.ts";
import { periodLabel } from "#app/domain/performance/quarter.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { crimeIncreases } from "#app/services/performance/crime-over-years.ts";
import { db } from "#db/open.ts";
import { listFigureSources, listLoadedPeriods } from "#db/queries/crime-shown.ts";

export const loader = guardedLoader("performance:read", z.object({}), async ({ request, actor, now }) => {
  const search = new URL(request.url).searchParams;
  const periods = await listLoadedPeriods(db, actor.partnershipId);
  const asked = search.get("period");
  const period = asked === null ? (periods[0] ?? null) : parsePeriod(asked);
  const isLoaded = periods.some((p) => period && p.from === period.from && p.to === period.to);
  if (asked !== null && !isLoaded) throw new Response(null, { status: 404 });
  const kind = search.get("kind") === "ward" ? "ward" : "beat";
  const increases = period && (await crimeIncreases(db, actor.partnershipId, period, kind));
  if (period) await recordView({ db, actor, now }, "figures.viewed", "crime-increases", periodId(period));
  return {
    ...{ period, kind, increases: increases && { types: increases.types, inAreas: increases.inAreas } },
    ...{ sources: await listFigureSources(db, actor.partnershipId, increases?.used ?? []) },
    choices: periods.map((p) => ({ value: periodId(p), text: periodLabel(p) })),
  };
});

export const meta: MetaFunction = () => [{ title: "Largest increases in crime – Joint Action" }];

export default function IncreasesPage() {
  const { period, kind, increases, choices, sources } = useLoaderData<typeof loader>();
  return (
    <div className="app-wall">
      <PerformanceNavigation current="/performance/crime/increases" />
      <h1 className="govuk-heading-l">Largest increases in crime</h1>
      {period && increases ? (
        <>
          <form
            method="get"
            action="/performance/crime/increases"
            className="app-inline-form govuk-!-display-none-print"
          >
            <Select
              key={periodId(period)}
              field={{ id: "period", name: "period", defaultValue: periodId(period) }}
              label="Days of the figures"
              items={choices}
            />
            <Select
              key={kind}
              field={{ id: "kind", name: "kind", defaultValue: kind }}
              label="Areas"
              items={[
                { value: "beat", text: "Beats" },
                { value: "ward", text: "Wards" },
              ]}
            />
            <Button variant="secondary">Show</Button>
          </form>
          <p className="govuk-body">
            {periodLabel(period)}, against the same days a year before, by the number of crimes more. Equal increases
            share a rank. All Crime holds the others and is left out.
          </p>
          <Ranked caption="Five types" rows={increases.types} none="No type has more crimes than a year before." />
          <Ranked
            caption={`Ten types in one ${kind}`}
            rows={increases.inAreas}
            none={`No type has more crimes than a year before in any ${kind}.`}
          />
          <FigureSources sources={sources} />
        </>
      ) : (
        <InsetText>
          No crime figures have been loaded. Once the crime table is, the types that rose most stand here.
        </InsetText>
      )}
    </div>
  );
}

function Ranked({ caption, rows, none }: { caption: string; rows: readonly Increase[]; none: string }) {
  const [first] = rows;
  if (!first)
    return (
      <>
        <h2 className="govuk-heading-m">{caption}</h2>
        <p className="govuk-body">{none}</p>
      </>
    );
  return (
    <>
      <Table
        caption={caption}
        captionSize="m"
        scrollLabel={caption}
        small
        className="app-table-quarters app-table-quarters--words"
        head={[
          { text: "Rank", numeric: true },
          "Crime",
          { text: "Year before", numeric: true },
          { text: "This year", numeric: true },
          { text: "Increase", numeric: true },
        ]}
        rows={rows.map(({ rank, name, previous, current }) => [
          rank,
          name,
          countText(previous),
          countText(current),
          differenceText(previous, current),
        ])}
      />
      <BarChart
        title={`${caption}: crimes more than a year before`}
        sentence={roseMost(first, rows)}
        bars={rows.map(({ name, increase }) => ({ name, value: increase }))}
      />
    </>
  );
}

function roseMost(first: Increase, rows: readonly Increase[]) {
  const equal = rows.filter(({ rank }) => rank === first.rank).length;
  const by = countText(first.increase);
  return equal === 1 ? `${first.name} rose most, by ${by}.` : `${equal} rose most, each by ${by}.`;
}
