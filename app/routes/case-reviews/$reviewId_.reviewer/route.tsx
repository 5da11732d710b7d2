import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ReviewFormPage } from "#app/components/case-reviews/review-form-page.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { reviewerForm } from "#app/domain/case-reviews/review.form.ts";
import { isOver } from "#app/domain/case-reviews/review-status.ts";
import { londonDay, longDay } from "#app/domain/dates/iso-day.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordedReview } from "#app/http/review-reply.server.ts";
import { nameReviewer } from "#app/services/case-reviews/panel.ts";
import { headOf, reviewToWorkOn } from "#app/services/case-reviews/review-to-work-on.ts";
import { listReviewerPool } from "#db/queries/case-review-people.ts";
import { db } from "#db/open.ts";

const params = z.object({ reviewId: z.uuidv7() });

export const loader = guardedLoader("case-reviews:work", params, async ({ params: { reviewId }, actor, now }) => {
  const review = await reviewToWorkOn({ db, actor, now }, reviewId);
  const pool = (await listReviewerPool(db, actor.partnershipId, londonDay(now))).filter((one) => one.isActive === 1);
  const trained = (day: string | null) => (day === null ? "no training recorded" : `trained ${longDay(day)}`);
  return {
    review: headOf(review),
    version: review.version,
    reviewerUserId: review.reviewerUserId ?? "",
    pool: pool.map(({ id, name, agencyName, trainedOn }) => ({
      value: id,
      text: `${name}, ${agencyName}, ${trained(trainedOn)}`,
    })),
    refusal: isOver(review.status) ? "This review is over" : null,
  };
});

export const action = guardedAction(
  "case-reviews:work",
  params,
  async ({ params: { reviewId }, form: body, actor, now }) => {
    const form = parseForm(body, reviewerForm);
    if (!form.ok) return badCaseForm(form);
    const result = await nameReviewer({ db, actor, now }, reviewId, form.data);
    return caseReply(result, form.values, {
      to: afterSaving(`/case-reviews/${reviewId}`, "case-review-changed"),
      recorded: recordedReview,
    });
  },
);

export const meta: MetaFunction = () => [{ title: "Author of a case review – Joint Action" }];

export default function ReviewerPage() {
  const { review, version, reviewerUserId, pool, refusal } = useLoaderData<typeof loader>();
  return (
    <ReviewFormPage
      review={review}
      heading="Name the author of the review"
      button="Name the author"
      schema={reviewerForm}
      refusal={refusal}
      reply={useActionData<typeof action>()}
      initial={{ version: String(version), reviewerUserId }}
      before={
        <p className="govuk-body">
          From the pool of review authors. First record{" "}
          <a className="govuk-link" href={`/case-reviews/${review.id}/conflict`}>
            what they declare
          </a>
          : the author must not have dealt with the case.
        </p>
      }
    >
      {({ field, errorOf }) => (
        <Select
          field={field("reviewerUserId")}
          label="Author of the review"
          items={pool}
          placeholder="Select an author"
          error={errorOf("reviewerUserId")}
        />
      )}
    </ReviewFormPage>
  );
}
