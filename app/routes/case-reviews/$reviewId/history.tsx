import { Timeline } from "#app/components/govuk/timeline.tsx";
import { REVIEW_NOTE_NAMES, REVIEW_STEP_NAMES } from "#app/domain/case-reviews/review-status.ts";
import { longDay } from "#app/domain/dates/iso-day.ts";
import type { ReviewPage } from "#app/services/case-reviews/review-page.ts";

const NAMES = { ...REVIEW_STEP_NAMES, ...REVIEW_NOTE_NAMES };

/** What has been done, the newest first. */
export function History({ steps }: Pick<ReviewPage, "steps">) {
  if (steps.length === 0) return null;
  return (
    <>
      <h2 className="govuk-heading-m">History</h2>
      <Timeline
        headingLevel={3}
        items={steps.map((step) => ({
          key: step.id,
          title: NAMES[step.kind],
          byline: step.byName,
          dateTime: step.happenedOn,
          date: longDay(step.happenedOn),
          body: step.words,
        }))}
      />
    </>
  );
}
