import { SummaryList } from "#app/components/govuk/summary-list.tsx";
import { WarningText } from "#app/components/govuk/warning-text.tsx";
import { APPLICATION_CHANNEL_NAMES, CONSENT_NAMES, mayDiscloseTo } from "#app/domain/case-reviews/application.ts";
import { longDay } from "#app/domain/dates/iso-day.ts";
import type { ReviewPage } from "#app/services/case-reviews/review-page.ts";

/** Who applied for whom, about what, and what was decided on the threshold. */
export function ApplicationFacts({ page }: { page: Omit<ReviewPage, "steps"> }) {
  const { review, applications, decision, mayWork } = page;
  const further = applications.slice(1);
  return (
    <>
      <h2 className="govuk-heading-m">The application</h2>
      {mayDiscloseTo(review.consent) ? null : <WarningText>{CONSENT_NAMES[review.consent]}</WarningText>}
      <SummaryList
        rows={[
          { key: "Victim", value: page.head.victim },
          { key: "Applicant", value: [review.applicantName, review.applicantRelation].filter(Boolean).join(", ") },
          { key: "Consent", value: CONSENT_NAMES[review.consent] },
          {
            key: "Received",
            value: `${longDay(review.receivedOn)}, ${APPLICATION_CHANNEL_NAMES[review.channel].toLowerCase()}`,
          },
          { key: "About", value: review.about },
          {
            key: "Problem",
            value: review.problemReference ? `${review.problemReference}: ${review.problemTitle}` : "Not linked to one",
          },
          { key: "Reports it concerns", value: page.chosenReports },
          { key: "Contact officer", value: review.contactName ?? "Not named yet" },
          { key: "Author of the review", value: review.reviewerName ?? "Not named yet" },
          ...(further.length > 0
            ? [
                {
                  key: "Further applications",
                  value: (
                    <ul className="govuk-list">
                      {further.map((a) => (
                        <li key={a.id}>
                          {longDay(a.receivedOn)}, {a.applicantName}
                          {a.counts === 1 ? "" : ", repeats an earlier one"}
                        </li>
                      ))}
                    </ul>
                  ),
                },
              ]
            : []),
          {
            key: "Threshold",
            value: decision
              ? `${decision.isMet ? "Met" : "Not met"}, ${longDay(decision.decidedOn)}${decision.isAgainst ? ", against the count" : ""}. ${decision.reasons}`
              : "Not decided yet",
            actions: mayWork ? [{ href: `/case-reviews/${review.id}/threshold`, text: "Count and working" }] : [],
          },
        ]}
      />
    </>
  );
}
