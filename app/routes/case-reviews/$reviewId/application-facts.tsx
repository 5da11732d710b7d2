import { SummaryList } from "#app/components/govuk/summary-list.tsx";
import { longDay } from "#app/domain/dates/iso-day.ts";
import type { ReviewPage } from "#app/services/case-reviews/review-page.ts";
import { Application } from "./application.tsx";

/** What the review is about, who applied, and what was decided on the threshold. */
export function ApplicationFacts({ page }: { page: ReviewPage }) {
  const { review, applications, decision, mayWork } = page;
  const change = (path: string, text: string) =>
    mayWork ? [{ href: `/case-reviews/${review.id}/${path}`, text }] : [];
  return (
    <>
      <h2 className="govuk-heading-m">What it is about</h2>
      <SummaryList
        rows={[
          { key: "Victim", value: page.head.victim },
          { key: "Received", value: longDay(review.receivedOn) },
          { key: "About", value: review.about },
          {
            key: "Problem",
            value: review.problemReference ? `${review.problemReference}: ${review.problemTitle}` : "Not linked to one",
          },
          {
            key: "Reports it concerns",
            value: page.chosenReports,
            actions: change("reports", decision ? "See the reports" : "Choose the reports"),
          },
          {
            key: "Threshold",
            value: decision
              ? `${decision.isMet ? "Met" : "Not met"}, ${longDay(decision.decidedOn)}${decision.isAgainst ? ", against the count" : ""}. ${decision.reasons}`
              : "Not decided yet",
            actions: change("threshold", "Count and working"),
          },
          {
            key: "Contact officer",
            value: review.contactName ?? "Not named yet",
            actions: review.contactName && !page.isOver ? change("contact-officer", "Change the contact officer") : [],
          },
          { key: "Author of the review", value: review.reviewerName ?? "Not named yet" },
        ]}
      />
      <h2 className="govuk-heading-m">{applications.length > 1 ? "The applications" : "The application"}</h2>
      {applications.map((application) => (
        <Application key={application.id} reviewId={review.id} application={application} mayWork={mayWork} />
      ))}
    </>
  );
}
