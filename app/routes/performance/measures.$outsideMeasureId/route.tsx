import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { LineChart } from "#app/components/charts/line-chart.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { InsetText } from "#app/components/govuk/inset-text.tsx";
import { PageHeaderActions } from "#app/components/govuk/page-header-actions.tsx";
import { SummaryList } from "#app/components/govuk/summary-list.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { londonDay, londonTime, shortDay } from "#app/domain/dates/iso-day.ts";
import { type StandingValue, unitSign, valueText } from "#app/domain/performance/outside-measure.ts";
import { AIM_NAMES } from "#app/domain/performance/own-crime-types.ts";
import { periodLabel } from "#app/domain/performance/quarter.ts";
import { JUDGEMENT_NAMES } from "#app/domain/performance/target.ts";
import { outsideKey } from "#app/domain/performance/target-measure.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { outsideMeasureShown } from "#app/services/performance/outside-measures-shown.ts";
import { db } from "#db/open.ts";

const params = z.object({ outsideMeasureId: z.uuidv7() });

export const loader = guardedLoader("performance:read", params, async ({ params, actor, now }) => {
  const shown = await outsideMeasureShown(db, actor.partnershipId, params.outsideMeasureId, londonDay(now));
  if (!shown) throw new Response(null, { status: 404 });
  await recordView({ db, actor, now }, "figures.viewed", "outside-measure", shown.measure.id);
  return { ...shown, mayChange: actor.permissions.has("performance:import") };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.measure.name ?? "Measure"} – Joint Action` },
];

export default function MeasurePage() {
  const { measure, values, target, mayChange } = useLoaderData<typeof loader>();
  const path = `/performance/measures/${measure.id}`;
  return (
    <div className="app-wall">
      <BackLink href="/performance/measures">Measures counted elsewhere</BackLink>
      <PageHeaderActions heading={measure.name}>
        {mayChange && measure.endedOn === null ? <Button href={`${path}/values/new`}>Enter a value</Button> : null}
        {mayChange ? (
          <Button href={`${path}/change`} variant="secondary">
            Change the measure
          </Button>
        ) : null}
      </PageHeaderActions>
      <SummaryList
        rows={[
          { key: "What it counts", value: measure.meaning },
          { key: "Who counts it", value: measure.publisher },
          { key: "Good news", value: AIM_NAMES[measure.aim] },
          { key: "Counted", value: measure.isCumulative === 1 ? "From 1 April on" : "For each period by itself" },
          { key: "Target", value: target ? `${target.text}. ${JUDGEMENT_NAMES[target.judgement]}` : "None" },
          ...(measure.endedOn === null ? [] : [{ key: "Ended", value: shortDay(measure.endedOn) }]),
        ]}
      />
      {mayChange ? (
        <p className="govuk-body">
          <a
            className="govuk-link"
            href={`/performance/targets/change?measure=${encodeURIComponent(outsideKey(measure.id))}`}
          >
            Set a target
          </a>
        </p>
      ) : null}
      {values.length > 0 ? (
        <Values />
      ) : (
        <InsetText>No value has been entered. Enter the first with the day to which it was counted.</InsetText>
      )}
    </div>
  );
}

/** Newest period first; a value that was corrected stands under the one that corrects it. */
function Values() {
  const { measure, values } = useLoaderData<typeof loader>();
  const words = (value: Pick<StandingValue, "recordedAt" | "recordedByName">) =>
    `${londonTime(value.recordedAt)}${value.recordedByName === null ? "" : ` by ${value.recordedByName}`}`;
  const said = (value: StandingValue) => `${valueText(value.thousandths, measure.unit)} (${periodLabel(value)})`;
  const [first] = values;
  const newest = values.at(-1);
  return (
    <>
      <LineChart
        title={measure.name}
        sentence={[first, newest]
          .flatMap((value, at) => (value && (at === 0 || value !== first) ? [said(value)] : []))
          .join(", then ")}
        unit={unitSign(measure.unit)}
        series={[
          {
            name: measure.name,
            points: values.map((value) => ({ label: shortDay(value.to), value: value.thousandths / 1000 })),
          },
        ]}
      />
      <Table
        caption="Values"
        captionSize="m"
        stacked
        head={["Days", { text: "Value", numeric: true }, "Published", "Note", "Recorded"]}
        rows={[...values].reverse().map((value) => [
          periodLabel(value),
          <>
            {valueText(value.thousandths, measure.unit)}
            {value.before.map((earlier) => (
              <span key={earlier.id} className="govuk-body-s">
                <br />
                was {valueText(earlier.thousandths, measure.unit)}, recorded {words(earlier)}
              </span>
            ))}
          </>,
          value.publishedOn === null ? "Not said" : shortDay(value.publishedOn),
          value.note ?? "None",
          words(value),
        ])}
      />
    </>
  );
}
