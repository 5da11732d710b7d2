import { Details } from "#app/components/govuk/details.tsx";
import { longDay } from "#app/domain/dates/iso-day.ts";

type Review = {
  id: string;
  reviewedOn: string;
  words: string;
  nextReviewOn: string | null;
  recordedByName: string | null;
  sittingDay: string | null;
};

/** The newest first, and the earlier ones folded. */
export function PlanReviews({ reviews }: { reviews: readonly Review[] }) {
  const [newest, ...earlier] = reviews;
  return (
    <section>
      <h2 className="govuk-heading-m">Reviews</h2>
      {reviews.length === 0 ? <p className="govuk-body">Not reviewed yet.</p> : null}
      {newest ? <Reviews reviews={[newest]} /> : null}
      {earlier.length > 0 ? (
        <Details summary={earlier.length === 1 ? "1 earlier review" : `${earlier.length} earlier reviews`}>
          <Reviews reviews={earlier} />
        </Details>
      ) : null}
    </section>
  );
}

function Reviews({ reviews }: { reviews: readonly Review[] }) {
  return (
    <>
      {reviews.map(({ id, reviewedOn, words, nextReviewOn, recordedByName, sittingDay }) => (
        <div key={id} className="govuk-!-margin-bottom-4">
          <h3 className="govuk-heading-s govuk-!-margin-bottom-1">
            {longDay(reviewedOn)}
            {recordedByName === null ? "" : `, ${recordedByName}`}
          </h3>
          <p className="govuk-body app-typed">{words}</p>
          <p className="govuk-hint">
            {sittingDay === null ? "" : `At the meeting of ${longDay(sittingDay)}. `}
            {nextReviewOn === null ? "" : `Next review by ${longDay(nextReviewOn)}`}
          </p>
        </div>
      ))}
    </>
  );
}
