import { WarningText } from "#app/components/govuk/warning-text.tsx";
import type { countedBefore } from "#app/domain/case-reviews/chosen-reports.ts";
import { longDay } from "#app/domain/dates/iso-day.ts";

type Props = { reviewId: string; before: ReturnType<typeof countedBefore> };

/** Reports that a finished review counted already, and the way there is when it is its actions that were not done. */
export function BeforeThis({ reviewId, before: { reviews, fresh, needed, isFlagged } }: Props) {
  if (reviews.length === 0) return null;
  return (
    <>
      {isFlagged ? (
        <WarningText>
          {`${fresh === 0 ? "No report" : `${fresh} ${fresh === 1 ? "report" : "reports"}`} that counts is new since the last outcome letter. The procedures ask for ${needed}.`}
        </WarningText>
      ) : null}
      <ul className="govuk-list govuk-list--bullet">
        {reviews.map((r) => (
          <li key={r.reviewId}>
            {r.reports.join(", ")} counted in{" "}
            <a className="govuk-link" href={`/case-reviews/${r.reviewId}`}>
              {r.reference}
            </a>
            , whose outcome was sent on {longDay(r.outcomeOn)}
          </li>
        ))}
      </ul>
      <p className="govuk-body">
        The Act does not bar a second application. Where what is complained of is that actions were not done,{" "}
        <a className="govuk-link" href={`/case-reviews/${reviewId}/follow-up`}>
          follow up those actions
        </a>
        .
      </p>
    </>
  );
}
