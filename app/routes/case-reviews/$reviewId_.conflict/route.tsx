import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ReviewFormPage } from "#app/components/case-reviews/review-form-page.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { conflictForm } from "#app/domain/case-reviews/review.form.ts";
import { isOver } from "#app/domain/case-reviews/review-status.ts";
import { CONFLICT_NAMES } from "#app/domain/case-reviews/reviewer-conflict.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordedReview } from "#app/http/review-reply.server.ts";
import { declareConflict } from "#app/services/case-reviews/panel.ts";
import { headOf, reviewToWorkOn } from "#app/services/case-reviews/review-to-work-on.ts";
import { listUsersToName } from "#db/queries/users-to-name.ts";
import { db } from "#db/open.ts";

const params = z.object({ reviewId: z.uuidv7() });

export const loader = guardedLoader("case-reviews:work", params, async ({ params: { reviewId }, actor, now }) => {
  const review = await reviewToWorkOn({ db, actor, now }, reviewId);
  const users = await listUsersToName(db, actor.partnershipId, londonDay(now));
  return {
    review: headOf(review),
    version: review.version,
    users: users.map(({ id, name, agencyName }) => ({ value: id, text: `${name}, ${agencyName}` })),
    refusal: isOver(review.status) ? "This review is over" : null,
  };
});

export const action = guardedAction(
  "case-reviews:work",
  params,
  async ({ params: { reviewId }, form: body, actor, now }) => {
    const form = parseForm(body, conflictForm);
    if (!form.ok) return badCaseForm(form);
    const result = await declareConflict({ db, actor, now }, reviewId, form.data);
    // Whoever has just declared a personal interest sees the review no more.
    const isOwn = form.data.userId === actor.id && form.data.conflict === "personal";
    return caseReply(result, form.values, {
      to: afterSaving(isOwn ? "/case-reviews" : `/case-reviews/${reviewId}`, "case-review-changed"),
      recorded: recordedReview,
    });
  },
);

export const meta: MetaFunction = () => [{ title: "Declaration of interest – Joint Action" }];

export default function ConflictPage() {
  const { review, version, users, refusal } = useLoaderData<typeof loader>();
  return (
    <ReviewFormPage
      review={review}
      heading="Declaration of interest"
      button="Save the declaration"
      schema={conflictForm}
      refusal={refusal}
      reply={useActionData<typeof action>()}
      initial={{ version: String(version), userId: "", conflict: "", words: "" }}
      before={
        <p className="govuk-body">
          The author of a review must not have dealt with the case. Whoever has a personal interest cannot open the
          review any more.
        </p>
      }
    >
      {({ field, errorOf }) => (
        <>
          <Select
            field={field("userId")}
            label="Who declares?"
            items={users}
            placeholder="Select somebody"
            error={errorOf("userId")}
          />
          <Radios
            field={field("conflict")}
            legend="What do they declare?"
            legendSize="s"
            items={Object.entries(CONFLICT_NAMES).map(([value, text]) => ({ value, text }))}
            error={errorOf("conflict")}
          />
          <Textarea field={field("words")} label="Note (optional)" rows={3} error={errorOf("words")} />
        </>
      )}
    </ReviewFormPage>
  );
}
