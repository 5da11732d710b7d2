import { Timeline } from "#app/components/govuk/timeline.tsx";
import { longDay } from "#app/domain/dates/iso-day.ts";
import type { ReviewPage } from "#app/services/case-reviews/review-page.ts";

/** What has been done and what has been changed, the newest first. */
export function History({ history }: Pick<ReviewPage, "history">) {
  if (history.length === 0) return null;
  return (
    <>
      <h2 className="govuk-heading-m">History</h2>
      <Timeline
        headingLevel={3}
        items={history.map(({ id, title, byName, happenedOn, lines }) => ({
          key: id,
          title,
          byline: byName,
          dateTime: happenedOn,
          date: longDay(happenedOn),
          body: lines.length > 0 ? lines.map((line) => <div key={line}>{line}</div>) : null,
        }))}
      />
    </>
  );
}
