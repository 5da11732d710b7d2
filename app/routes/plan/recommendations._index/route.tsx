import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { DownloadList } from "#app/components/exports/download-list.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { PageHeaderActions } from "#app/components/govuk/page-header-actions.tsx";
import { Pagination } from "#app/components/govuk/pagination.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { PlanNavigation } from "#app/components/plan/plan-navigation.tsx";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { exportAddress } from "#app/domain/exports/address.ts";
import { financialYearText, quarterOf } from "#app/domain/performance/quarter.ts";
import {
  RECOMMENDATION_SOURCE_NAMES,
  RECOMMENDATION_STATUS_NAMES,
  type RecommendationSource,
} from "#app/domain/plan/recommendation.ts";
import { recommendationListForm, SOURCES } from "#app/domain/plan/recommendation.form.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { db } from "#db/open.ts";
import {
  listRecommendations,
  listRecommendationUpdates,
  listRecommendationYears,
} from "#db/queries/csp-recommendations.ts";

const PAGE = 50;
const afterNumber = z.catch(z.coerce.number().check(z.int(), z.minimum(0)), 0);

export const loader = guardedLoader("plan:read", z.object({}), async ({ request, actor, now }) => {
  const given = Object.fromEntries(new URL(request.url).searchParams);
  const thisYear = quarterOf(londonDay(now)).year;
  const { source, year } = recommendationListForm(thisYear).parse(given);
  const after = afterNumber.parse(given.after);
  const { partnershipId } = actor;
  const rows = await listRecommendations(db, partnershipId, { source, year }, { after, limit: PAGE + 1 });
  const shown = rows.slice(0, PAGE);
  const ids = shown.map(({ id }) => id);
  const updates = await listRecommendationUpdates(db, partnershipId, ids);
  const listed = await listRecommendationYears(db, partnershipId, source);
  await recordList({ db, actor, now }, "csp-recommendation.listed", "csp-recommendation", ids, { source, year });
  return {
    ...{ source, year, after },
    years: [...new Set([thisYear + 1, thisYear, year, ...listed])].sort((a, b) => b - a),
    next: rows.length > PAGE ? (shown.at(-1)?.number ?? null) : null,
    mayWrite: actor.permissions.has("plan:manage"),
    hasYearBefore: listed.includes(year - 1),
    recommendations: shown.map(
      ({ id, number, words, status, ownerAgencyName, ownerName, earlierYear, earlierNumber }) => ({
        ...{ id, number, words, status, ownerAgencyName, ownerName, earlierYear, earlierNumber },
        newest: updates.find(({ recommendationId }) => recommendationId === id)?.words ?? null,
      }),
    ),
  };
});

export const meta: MetaFunction = () => [{ title: "Recommendations – Joint Action" }];

export default function RecommendationsPage() {
  const { source, year, years, next, mayWrite, hasYearBefore, recommendations } = useLoaderData<typeof loader>();
  const list = `source=${source}&year=${year}`;
  return (
    <>
      <PlanNavigation current="/recommendations" />
      <PageHeaderActions heading="Recommendations">
        {mayWrite ? <Button href={`/recommendations/new?${list}`}>Add a recommendation</Button> : null}
        {mayWrite && hasYearBefore ? (
          <Button href={`/recommendations/carry?${list}`} variant="secondary">
            Carry last year’s list over
          </Button>
        ) : null}
      </PageHeaderActions>
      <ChooseList source={source} year={year} years={years} />
      {recommendations.length === 0 ? (
        <p className="govuk-body">
          This list has no recommendations{hasYearBefore ? ". The list of the year before can be carried over" : ""}.
        </p>
      ) : (
        <Table
          caption={`${RECOMMENDATION_SOURCE_NAMES[source]}, ${financialYearText(year)}`}
          captionSize="m"
          scrollLabel="Recommendations"
          stacked
          head={[{ text: "Number", numeric: true }, "Recommendation", "Owner", "Newest update", "Status"]}
          rows={recommendations.map((one) => [
            one.number,
            <Words key="words" {...one} />,
            [one.ownerName, one.ownerAgencyName].filter((name) => name !== null).join(", ") || "Nobody yet",
            <span key="update" className="app-typed">
              {one.newest ?? "None yet"}
            </span>,
            RECOMMENDATION_STATUS_NAMES[one.status],
          ])}
        />
      )}
      <Pagination nextHref={next === null ? undefined : `/recommendations?${list}&after=${next}`} />
      {recommendations.length > 0 ? (
        <DownloadList href={exportAddress({ list: "recommendations", filter: { source, year } })} rows={null} />
      ) : null}
    </>
  );
}

type Listed = { id: string; words: string; earlierYear: number | null; earlierNumber: number | null };

function Words({ id, words, earlierYear, earlierNumber }: Listed) {
  return (
    <>
      <a className="govuk-link" href={`/recommendations/${id}`}>
        {words}
      </a>
      {earlierYear === null || earlierNumber === null ? null : (
        <>
          <br />
          <span className="govuk-hint">
            From {financialYearText(earlierYear)}, number {earlierNumber}
          </span>
        </>
      )}
    </>
  );
}

function ChooseList({ source, year, years }: { source: RecommendationSource; year: number; years: readonly number[] }) {
  return (
    <form method="get" className="govuk-!-display-none-print">
      <Select
        field={{ id: "source", name: "source", defaultValue: source }}
        label="Whose recommendations"
        items={SOURCES.map((value) => ({ value, text: RECOMMENDATION_SOURCE_NAMES[value] }))}
      />
      <Select
        field={{ id: "year", name: "year", defaultValue: String(year) }}
        label="Year"
        items={years.map((one) => ({ value: String(one), text: financialYearText(one) }))}
      />
      <Button variant="secondary">Show</Button>
    </form>
  );
}
