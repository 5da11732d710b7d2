import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { LineChart } from "#app/components/charts/line-chart.tsx";
import { SmallMultiples } from "#app/components/charts/small-multiples.tsx";
import type { ChartSeries } from "#app/components/charts/chart-figure.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { Details } from "#app/components/govuk/details.tsx";
import { InsetText } from "#app/components/govuk/inset-text.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { FigureSources } from "#app/components/performance/crime-sources.tsx";
import { PerformanceNavigation } from "#app/components/performance/performance-navigation.tsx";
import { areaWords } from "#app/domain/locations/area-kinds.ts";
import { countText } from "#app/domain/performance/change.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { streetMonths } from "#app/services/performance/street-months.ts";
import { db } from "#db/open.ts";
import { listFigureSources } from "#db/queries/crime-shown.ts";

export const loader = guardedLoader("performance:read", z.object({}), async ({ request, actor, now }) => {
  const search = new URL(request.url).searchParams;
  const area = search.get("area") ?? "";
  const category = search.get("category") ?? "";
  const street = await streetMonths(db, actor.partnershipId, { areaId: area || null, category: category || null });
  const isKnown =
    !street ||
    ((area === "" || street.beats.some(({ id }) => id === area)) &&
      (category === "" || street.categories.includes(category)));
  if (!isKnown) throw new Response(null, { status: 404 });
  await recordView({ db, actor, now }, "figures.viewed", "crime-months", area || "borough");
  const sources = await listFigureSources(db, actor.partnershipId, street?.used ?? []);
  return { street, area, category, sources };
});

export const meta: MetaFunction = () => [{ title: "Street-level crime – Joint Action" }];

export default function StreetPage() {
  const { street, area, category, sources } = useLoaderData<typeof loader>();
  if (!street)
    return (
      <>
        <PerformanceNavigation current="/performance/crime/months" />
        <h1 className="govuk-heading-l">Street-level crime</h1>
        <InsetText>No figures of police.uk have been loaded. They are loaded as a file of data.police.uk.</InsetText>
      </>
    );
  const beat = street.beats.find(({ id }) => id === area);
  const where = beat ? `beat ${areaWords("beat", beat.code, beat.name)}` : "the borough";
  const parts = street.byCategory.length > 0 ? street.byCategory : street.byBeat;
  return (
    <div className="app-wall">
      <PerformanceNavigation current="/performance/crime/months" />
      <h1 className="govuk-heading-l">Street-level crime</h1>
      <form method="get" action="/performance/crime/months" className="app-inline-form govuk-!-display-none-print">
        <Select
          field={{ id: "category", name: "category", defaultValue: category }}
          label="Category"
          items={[
            { value: "", text: "All categories together" },
            ...street.categories.map((one) => ({ value: one, text: one })),
          ]}
        />
        <Select
          field={{ id: "area", name: "area", defaultValue: area }}
          label="Of"
          items={[
            { value: "", text: "The borough" },
            ...street.beats.map(({ id, code, name }) => ({ value: id, text: `Beat ${areaWords("beat", code, name)}` })),
          ]}
        />
        <Button variant="secondary">Show</Button>
      </form>
      <p className="govuk-body">
        As police.uk publishes them, by month, anti-social behaviour included. These are not the counts of the crime
        table: places are approximate and categories are others.
      </p>
      <LineChart
        title={`${street.main.name}, ${where}`}
        sentence={`${street.main.name} in ${where}, month by month: ${monthsInWords(street.main)}`}
        series={[street.main]}
      />
      {parts.length > 0 ? (
        <SmallMultiples
          title={street.byCategory.length > 0 ? `Each category in ${where}` : `${street.main.name} in each beat`}
          sentence={`${street.months[0] ?? ""} to ${street.months.at(-1) ?? ""}.`}
          series={parts}
          ownScales={street.byCategory.length > 0}
        />
      ) : null}
      <MonthsTable months={street.months} lines={[street.main, ...parts]} />
      <LeftOut />
      <FigureSources sources={sources} />
    </div>
  );
}

function MonthsTable({ months, lines }: { months: readonly string[]; lines: readonly ChartSeries[] }) {
  return (
    <Details summary="The numbers, month by month">
      <Table
        caption="Month by month"
        captionHidden
        scrollLabel="Month by month"
        firstCellIsHeader
        className="app-table-quarters app-table-quarters--close"
        head={["Month", ...lines.map(({ name }) => ({ text: name, numeric: true }))]}
        rows={months.map((month, index) => [
          month,
          ...lines.map(({ points }) => {
            const value = points[index]?.value ?? null;
            return value === null ? "Not loaded" : countText(value);
          }),
        ])}
      />
    </Details>
  );
}

/** What a month's file held that is in none of the figures. */
function LeftOut() {
  const { street } = useLoaderData<typeof loader>();
  if (!street) return null;
  const sum = (of: "outside" | "withoutPlace") => street.left.reduce((total, month) => total + month[of], 0);
  return (
    <Details
      summary={`Not in these figures: ${countText(sum("outside"))} crimes outside the borough and ${countText(sum("withoutPlace"))} without a place`}
    >
      <Table
        caption="Rows that are not in these figures"
        captionHidden
        scrollLabel="Rows that are not in these figures"
        head={[
          "Month",
          "Force",
          { text: "Outside the borough", numeric: true },
          { text: "Without a place", numeric: true },
        ]}
        rows={street.left.map(({ month, force, outside, withoutPlace }) => [
          month,
          force,
          countText(outside),
          countText(withoutPlace),
        ])}
      />
    </Details>
  );
}

function monthsInWords({ points }: ChartSeries) {
  const known = points.flatMap(({ label, value }) => (value === null ? [] : [{ label, value }]));
  const most = known.reduce<(typeof known)[number] | null>(
    (top, one) => (top && top.value >= one.value ? top : one),
    null,
  );
  const last = known.at(-1);
  if (!most || !last) return "no figures.";
  return `${countText(last.value)} in ${last.label}; the most were ${countText(most.value)} in ${most.label}.`;
}
