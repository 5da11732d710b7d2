import { SummaryList } from "#app/components/govuk/summary-list.tsx";
import { financialYearText } from "#app/domain/performance/quarter.ts";
import { RECOMMENDATION_STATUS_NAMES, type RecommendationStatus } from "#app/domain/plan/recommendation.ts";

type Recommendation = {
  id: string;
  words: string;
  status: RecommendationStatus;
  ownerName: string | null;
  ownerAgencyName: string | null;
  carriedFromId: string | null;
  earlierYear: number | null;
  earlierNumber: number | null;
};

export function RecommendationFacts({ one, mayWrite }: { one: Recommendation; mayWrite: boolean }) {
  const owner = [one.ownerName, one.ownerAgencyName].filter((name) => name !== null).join(", ");
  const change = {
    href: `/recommendations/${one.id}/change`,
    text: "Change",
    visuallyHiddenText: "the recommendation",
  };
  return (
    <SummaryList
      rows={[
        {
          key: "Recommendation",
          value: <span className="app-typed">{one.words}</span>,
          actions: mayWrite ? [change] : [],
        },
        { key: "Owner", value: owner === "" ? "Nobody yet" : owner },
        { key: "Status", value: RECOMMENDATION_STATUS_NAMES[one.status] },
        ...(one.earlierYear === null || one.carriedFromId === null
          ? []
          : [
              {
                key: "Carried over from",
                value: (
                  <a className="govuk-link" href={`/recommendations/${one.carriedFromId}`}>
                    {financialYearText(one.earlierYear)}, number {one.earlierNumber}
                  </a>
                ),
              },
            ]),
      ]}
    />
  );
}
