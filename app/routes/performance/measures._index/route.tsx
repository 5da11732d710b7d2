import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { Button } from "#app/components/govuk/button.tsx";
import { InsetText } from "#app/components/govuk/inset-text.tsx";
import { PageHeaderActions } from "#app/components/govuk/page-header-actions.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { PerformanceNavigation } from "#app/components/performance/performance-navigation.tsx";
import { londonDay, shortDay } from "#app/domain/dates/iso-day.ts";
import { OUTSIDE_THEME_NAMES, OUTSIDE_THEMES, valueText } from "#app/domain/performance/outside-measure.ts";
import { periodLabel } from "#app/domain/performance/quarter.ts";
import { JUDGEMENT_NAMES } from "#app/domain/performance/target.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { outsideMeasuresShown } from "#app/services/performance/outside-measures-shown.ts";
import { db } from "#db/open.ts";

export const loader = guardedLoader("performance:read", z.object({}), async ({ actor, now }) => {
  const measures = await outsideMeasuresShown(db, actor.partnershipId, londonDay(now));
  await recordView({ db, actor, now }, "figures.viewed", "outside-measure", "all");
  return { measures, mayChange: actor.permissions.has("performance:import") };
});

export const meta: MetaFunction = () => [{ title: "Measures counted elsewhere – Joint Action" }];

export default function MeasuresPage() {
  const { measures, mayChange } = useLoaderData<typeof loader>();
  return (
    <div className="app-wall">
      <PerformanceNavigation current="/performance/measures" />
      <PageHeaderActions heading="Measures counted elsewhere">
        {mayChange ? (
          <Button href="/performance/measures/new" variant="secondary">
            Add a measure
          </Button>
        ) : null}
      </PageHeaderActions>
      <p className="govuk-body">Surveys, training, county lines and whatever else others count, entered by hand.</p>
      {measures.length === 0 ? (
        <InsetText>
          No measure has been added. One is a number that is counted elsewhere, such as calls to a helpline, and is
          typed in by its day.
        </InsetText>
      ) : null}
      {OUTSIDE_THEMES.map((theme) => {
        const rows = measures.filter(({ measure }) => measure.theme === theme);
        return rows.length === 0 ? null : (
          <Table
            key={theme}
            caption={OUTSIDE_THEME_NAMES[theme]}
            captionSize="m"
            stacked
            head={["Measure", "Newest value", "Days", "Target", "Held against it"]}
            rows={rows.map(({ measure, newest, target }) => [
              <>
                <a className="govuk-link" href={`/performance/measures/${measure.id}`}>
                  {measure.name}
                </a>
                {measure.endedOn === null ? null : ` (ended ${shortDay(measure.endedOn)})`}
              </>,
              newest ? valueText(newest.thousandths, measure.unit) : "None yet",
              newest ? periodLabel(newest) : "None",
              target ? target.text : "None",
              target ? JUDGEMENT_NAMES[target.judgement] : "None",
            ])}
          />
        );
      })}
    </div>
  );
}
