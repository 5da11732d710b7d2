import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { Button } from "#app/components/govuk/button.tsx";
import { InsetText } from "#app/components/govuk/inset-text.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { PerformanceNavigation } from "#app/components/performance/performance-navigation.tsx";
import { londonDay, shortDay } from "#app/domain/dates/iso-day.ts";
import { targetOn, targetText } from "#app/domain/performance/target.ts";
import { TARGET_GROUP_NAMES, TARGET_GROUPS } from "#app/domain/performance/target-measure.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { targetMeasures } from "#app/services/performance/targets.ts";
import { db } from "#db/open.ts";
import { listTargets } from "#db/queries/measure-targets.ts";

export const loader = guardedLoader("performance:read", z.object({}), async ({ actor, now }) => {
  const measures = await targetMeasures(db, actor.partnershipId);
  const recorded = await listTargets(db, actor.partnershipId);
  const today = londonDay(now);
  await recordView({ db, actor, now }, "figures.viewed", "measure-target", "all");
  return {
    measures: measures.map((measure) => {
      const of = recorded.filter((target) => target.measure === measure.key);
      const inForce = targetOn(of, today);
      return {
        ...measure,
        inForce: inForce && { text: targetText(inForce, measure), fromDay: inForce.fromDay },
        recorded: of.length,
      };
    }),
    mayChange: actor.permissions.has("performance:import"),
  };
});

export const meta: MetaFunction = () => [{ title: "Targets and baselines – Joint Action" }];

export default function TargetsPage() {
  const { measures, mayChange } = useLoaderData<typeof loader>();
  const aimed = measures.filter((measure) => measure.recorded > 0);
  return (
    <>
      <PerformanceNavigation current="/performance/targets" />
      <h1 className="govuk-heading-l">Targets and baselines</h1>
      <p className="govuk-body">
        A baseline is fixed: it does not move with the year before. A target for a count is for the financial year.
      </p>
      {aimed.length === 0 ? (
        <InsetText>
          No target has been recorded. A target stands beside its number in the quarter and in reports.
        </InsetText>
      ) : null}
      {TARGET_GROUPS.map((group) => {
        const rows = aimed.filter((measure) => measure.group === group);
        return rows.length === 0 ? null : (
          <Table
            key={group}
            caption={TARGET_GROUP_NAMES[group]}
            captionSize="m"
            stacked
            head={["Figure", "In force", "Since"]}
            rows={rows.map(({ key, name, inForce }) => [
              mayChange ? (
                <a className="govuk-link" href={`/performance/targets/change?measure=${encodeURIComponent(key)}`}>
                  {name}
                </a>
              ) : (
                name
              ),
              inForce ? inForce.text : "Not in force yet",
              inForce ? shortDay(inForce.fromDay) : "Not yet",
            ])}
          />
        );
      })}
      {mayChange ? (
        <form method="get" action="/performance/targets/change">
          <Select
            field={{ id: "measure", name: "measure" }}
            label="Set a target for"
            groups={TARGET_GROUPS.map((group) => ({
              label: TARGET_GROUP_NAMES[group],
              items: measures.filter((one) => one.group === group).map(({ key, name }) => ({ value: key, text: name })),
            }))}
          />
          <Button variant="secondary">Continue</Button>
        </form>
      ) : null}
    </>
  );
}
