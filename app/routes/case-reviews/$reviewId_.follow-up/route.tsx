import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ReviewFormPage } from "#app/components/case-reviews/review-form-page.tsx";
import { Checkboxes } from "#app/components/govuk/checkboxes.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { ACTION_STATUS_NAMES } from "#app/domain/actions/action.ts";
import { followUpForm } from "#app/domain/case-reviews/review.form.ts";
import { isOver } from "#app/domain/case-reviews/review-status.ts";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordedReview } from "#app/http/review-reply.server.ts";
import { actionsBefore, followUp } from "#app/services/case-reviews/follow-up.ts";
import { headOf, reviewToWorkOn } from "#app/services/case-reviews/review-to-work-on.ts";
import { db } from "#db/open.ts";

const params = z.object({ reviewId: z.uuidv7() });

export const loader = guardedLoader("case-reviews:work", params, async ({ params: { reviewId }, actor, now }) => {
  const review = await reviewToWorkOn({ db, actor, now }, reviewId);
  const actions = await actionsBefore(db, actor, review);
  const none = "No action of an earlier review of the same reports is recorded";
  return {
    review: headOf(review),
    version: review.version,
    actions: actions.flatMap((a) =>
      a.actionId && a.actionReference && a.actionStatus
        ? [
            {
              value: a.actionId,
              text: `${a.actionReference}, ${ACTION_STATUS_NAMES[a.actionStatus].toLowerCase()}${a.actionDueOn ? `, due ${longDay(a.actionDueOn)}` : ""}`,
              hint: `${a.reviewReference}, to ${a.agencyName}: ${a.words}`,
            },
          ]
        : [],
    ),
    refusal: isOver(review.status) ? "This review is over" : actions.length === 0 ? none : null,
  };
});

export const action = guardedAction(
  "case-reviews:work",
  params,
  async ({ params: { reviewId }, form: body, actor, now }) => {
    const form = parseForm(body, followUpForm);
    if (!form.ok) return badCaseForm(form);
    const result = await followUp({ db, actor, now }, reviewId, form.data);
    return caseReply(result, form.values, {
      to: afterSaving(`/case-reviews/${reviewId}`, "case-review-changed"),
      recorded: recordedReview,
    });
  },
);

export const meta: MetaFunction = () => [{ title: "Actions that were not done – Joint Action" }];

export default function FollowUpPage() {
  const { review, version, actions, refusal } = useLoaderData<typeof loader>();
  return (
    <ReviewFormPage
      review={review}
      heading="Actions of an earlier review that were not done"
      button="Pass it on"
      schema={followUpForm}
      refusal={refusal}
      reply={useActionData<typeof action>()}
      initial={{ version: String(version), actionId: "", words: "" }}
      before={
        <p className="govuk-body">
          Whoever owns each action is told that the applicant says it has not been done. What they say is kept with this
          application, which goes on as its count says, or is withdrawn when the applicant is content with that.
        </p>
      }
    >
      {({ field, errorOf }) => (
        <>
          <Checkboxes
            field={field("actionId")}
            legend="Which have not been done?"
            items={actions}
            error={errorOf("actionId")}
          />
          <Textarea
            field={field("words")}
            label="What the applicant says"
            hint="Kept here, and not sent to the owners"
            rows={4}
            error={errorOf("words")}
          />
        </>
      )}
    </ReviewFormPage>
  );
}
