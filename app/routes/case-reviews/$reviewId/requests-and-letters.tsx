import { Table } from "#app/components/govuk/table.tsx";
import { Tag } from "#app/components/govuk/tag.tsx";
import { APPEAL_AGAINST_NAMES } from "#app/domain/case-reviews/appeal.ts";
import { LETTER_NAMES } from "#app/domain/case-reviews/application.ts";
import { longDay } from "#app/domain/dates/iso-day.ts";
import type { ReviewPage } from "#app/services/case-reviews/review-page.ts";

/** Who was asked and has not replied; what was sent; appeals. */
export function RequestsAndLetters({ page }: { page: ReviewPage }) {
  const { review, today, requests, letters, appeals } = page;
  return (
    <>
      {requests.length > 0 ? (
        <Table
          caption="Information from the bodies"
          captionSize="m"
          scrollLabel="Requests"
          stacked
          head={["Body", "Asked", "Reply due", "Reply"]}
          rows={requests.map((r) => [
            <a key="body" className="govuk-link" href={`/case-reviews/requests/${r.id}`}>
              {r.agencyName}
            </a>,
            longDay(r.requestedOn),
            r.dueOn ? longDay(r.dueOn) : "No day",
            r.repliedOn ? (
              longDay(r.repliedOn)
            ) : r.dueOn !== null && r.dueOn < today ? (
              <Tag colour="red">Late</Tag>
            ) : (
              "Waiting"
            ),
          ])}
        />
      ) : null}
      {letters.length > 0 ? (
        <Table
          caption="Letters sent"
          captionSize="m"
          scrollLabel="Letters"
          stacked
          head={["Letter", "To", "Sent", "How", "By"]}
          rows={letters.map((l) => [
            page.mayWork ? (
              <a key="letter" className="govuk-link" href={`/case-reviews/${review.id}/sent-letters/${l.id}`}>
                {LETTER_NAMES[l.kind]} (Word)
              </a>
            ) : (
              LETTER_NAMES[l.kind]
            ),
            page.applications.find(({ position }) => position === l.applicationPosition)?.applicantName ?? "",
            longDay(l.sentOn),
            l.sentHow,
            l.byName,
          ])}
        />
      ) : null}
      {appeals.length > 0 ? (
        <Table
          caption="Appeals"
          captionSize="m"
          scrollLabel="Appeals"
          stacked
          head={["Against", "Received", "Pack sent to", "Decision"]}
          rows={appeals.map((a) => [
            APPEAL_AGAINST_NAMES[a.against],
            longDay(a.receivedOn),
            a.packSentOn ? `${a.sentTo}, ${longDay(a.packSentOn)}` : "Not yet",
            a.decidedOn
              ? `${a.isUpheld === 1 ? "Upheld" : "Dismissed"}, ${longDay(a.decidedOn)}, by ${a.decidedBy}`
              : "Waiting",
          ])}
        />
      ) : null}
    </>
  );
}
