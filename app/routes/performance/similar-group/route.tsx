import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { Button } from "#app/components/govuk/button.tsx";
import { InsetText } from "#app/components/govuk/inset-text.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { FigureSources } from "#app/components/performance/crime-sources.tsx";
import { GroupPositions } from "#app/components/performance/group-positions.tsx";
import { GroupRates } from "#app/components/performance/group-rates.tsx";
import { PerformanceNavigation } from "#app/components/performance/performance-navigation.tsx";
import { londonDay, longDay, shortDay } from "#app/domain/dates/iso-day.ts";
import { cspText } from "#app/domain/performance/csp-names.ts";
import { periodId } from "#app/domain/performance/period-address.ts";
import { periodLabel } from "#app/domain/performance/quarter.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { groupRates, similarGroup } from "#app/services/performance/group-shown.ts";
import { db } from "#db/open.ts";

export const loader = guardedLoader("performance:read", z.object({}), async ({ request, actor, now }) => {
  const search = new URL(request.url).searchParams;
  const group = await similarGroup(db, actor.partnershipId, londonDay(now));
  const asked = search.get("days");
  const [newest] = group.daysToCompare;
  const period = asked === null ? newest : group.daysToCompare.find((one) => periodId(one) === asked);
  if (asked !== null && !period) throw new Response(null, { status: 404 });
  const offences = search.get("offences") || null;
  const rates = period ? await groupRates(db, actor.partnershipId, group, { period, offences }) : null;
  if (offences && !rates?.offenceGroups.includes(offences)) throw new Response(null, { status: 404 });
  await recordView({ db, actor, now }, "figures.viewed", "similar-group", period ? periodId(period) : "positions");
  return { ...group, period: period ?? null, offences, rates };
});

export const meta: MetaFunction = () => [{ title: "Most similar group – Joint Action" }];

export default function SimilarGroupPage() {
  const { inForce, positions, positionSources, period, rates, offences } = useLoaderData<typeof loader>();
  return (
    <div className="app-wall">
      <PerformanceNavigation current="/performance/similar-group" />
      <h1 className="govuk-heading-l">Most similar group</h1>
      {positions.length > 0 ? (
        <>
          <GroupPositions positions={positions} />
          <FigureSources sources={positionSources} />
        </>
      ) : (
        <InsetText>
          No positions have been loaded. Whoever loads figures enters them under Load the crime table, Positions.
        </InsetText>
      )}
      <h2 className="govuk-heading-m">Rates of the members</h2>
      {inForce && period && rates ? (
        <>
          <Choose />
          <GroupRates comparison={rates.comparison} period={period} offences={offences} />
          <FigureSources sources={rates.sources} />
        </>
      ) : (
        <InsetText>
          Rates need the members of the group, their populations and the Home Office’s counts by partnership.
        </InsetText>
      )}
      <Members />
    </div>
  );
}

function Choose() {
  const { period, daysToCompare, rates, offences } = useLoaderData<typeof loader>();
  if (!period || !rates) return null;
  return (
    <form method="get" action="/performance/similar-group" className="app-inline-form govuk-!-display-none-print">
      <Select
        key={periodId(period)}
        field={{ id: "days", name: "days", defaultValue: periodId(period) }}
        label="Quarter or twelve months"
        items={daysToCompare.map((one) => ({ value: periodId(one), text: periodLabel(one) }))}
      />
      <Select
        key={offences ?? ""}
        field={{ id: "offences", name: "offences", defaultValue: offences ?? "" }}
        label="Offences"
        items={[
          { value: "", text: "All recorded crime" },
          ...rates.offenceGroups.map((one) => ({ value: one, text: one })),
        ]}
      />
      <Button variant="secondary">Show</Button>
    </form>
  );
}

function Members() {
  const { inForce, members, versions, exclusions } = useLoaderData<typeof loader>();
  if (!inForce) return <InsetText>The members of the group have not been entered.</InsetText>;
  return (
    <>
      <h2 className="govuk-heading-m">
        {members.length} members since {longDay(inForce.fromDay)}
      </h2>
      <p className="govuk-body-s">Source: {inForce.publisher}.</p>
      <ul className="govuk-list govuk-list--bullet">
        {members.map((member) => (
          <li key={cspText(member)}>
            {cspText(member)}
            {member.isOwn ? " (ours)" : null}
          </li>
        ))}
      </ul>
      {exclusions.length > 0 ? (
        <>
          <h3 className="govuk-heading-s">Left out because their figures are not usable</h3>
          <ul className="govuk-list govuk-list--bullet">
            {exclusions.map((one) => (
              <li key={`${cspText(one)} ${one.fromDay}`}>
                {cspText(one)}, from {shortDay(one.fromDay)}
                {one.toDay === null ? null : ` to ${shortDay(one.toDay)}`}: {one.reason}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {versions.length > 1 ? (
        <p className="govuk-body-s">
          The group changed on{" "}
          {versions
            .slice(0, -1)
            .map((version) => longDay(version.fromDay))
            .join(", ")}
          . A movement across such a day is marked.
        </p>
      ) : null}
    </>
  );
}
