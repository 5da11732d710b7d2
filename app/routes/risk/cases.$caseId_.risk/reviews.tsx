import { Timeline } from "#app/components/govuk/timeline.tsx";
import { longDay } from "#app/domain/dates/iso-day.ts";

type Row = {
  id: string;
  role: "supervisor" | "manager";
  words: string;
  reviewedOn: string;
  reviewedByName: string | null;
};

/** What supervisors and managers said when they looked at the case again, newest first. */
export function Reviews({ reviews }: { reviews: readonly Row[] }) {
  if (reviews.length === 0) return null;
  return (
    <>
      <h2 className="govuk-heading-m">Reviews by supervisor and manager</h2>
      <Timeline
        headingLevel={3}
        items={reviews.map((r) => ({
          key: r.id,
          title: r.role === "supervisor" ? "Supervisor’s review" : "Manager’s review",
          byline: r.reviewedByName,
          dateTime: r.reviewedOn,
          date: longDay(r.reviewedOn),
          body: <p className="govuk-body app-typed">{r.words}</p>,
        }))}
      />
    </>
  );
}
