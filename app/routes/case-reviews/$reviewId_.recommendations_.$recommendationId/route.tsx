import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ReviewFormPage } from "#app/components/case-reviews/review-form-page.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { SummaryList } from "#app/components/govuk/summary-list.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { groupsOf } from "#app/domain/access/actor.ts";
import { RESPONSE_NAMES } from "#app/domain/case-reviews/application.ts";
import { mayFollowUp, mayRecommend } from "#app/domain/case-reviews/panel.ts";
import { responseForm } from "#app/domain/case-reviews/review.form.ts";
import { londonDay, longDay } from "#app/domain/dates/iso-day.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordedReview } from "#app/http/review-reply.server.ts";
import { recordResponse } from "#app/services/case-reviews/panel.ts";
import { headOf, reviewToWorkOn } from "#app/services/case-reviews/review-to-work-on.ts";
import { unsafeFindRecommendation } from "#db/queries/case-review-panel.ts";
import { db } from "#db/open.ts";

const params = z.object({ reviewId: z.uuidv7(), recommendationId: z.uuidv7() });

export const loader = guardedLoader("case-reviews:work", params, async ({ params: ids, actor, now }) => {
  const review = await reviewToWorkOn({ db, actor, now }, ids.reviewId);
  const found = await unsafeFindRecommendation(db, review.id, ids.recommendationId);
  if (!found) throw new Response(null, { status: 404 });
  const { theme, agencyName, words, response, responseWords, respondedOn, actionId, actionReference } = found;
  return {
    review: headOf(review),
    version: review.version,
    today: londonDay(now),
    recommendationId: found.id,
    recommendation: { theme, agencyName, words, response, responseWords, respondedOn, actionId, actionReference },
    mayChange: mayRecommend(review.status),
    mayGiveAction:
      actionId === null && groupsOf(actor, ["chair", "coordinator"]).length > 0 && mayFollowUp(review.status),
    refusal: mayFollowUp(review.status) ? null : "There is no recommendation to answer yet",
  };
});

export const action = guardedAction("case-reviews:work", params, async ({ params: ids, form: body, actor, now }) => {
  const form = parseForm(body, responseForm);
  if (!form.ok) return badCaseForm(form);
  const { reviewId: id, recommendationId } = ids;
  const result = await recordResponse({ db, actor, now }, { id, recommendationId }, form.data);
  return caseReply(result, form.values, {
    to: afterSaving(`/case-reviews/${id}`, "case-review-changed"),
    recorded: recordedReview,
  });
});

export const meta: MetaFunction = () => [{ title: "Recommendation of a case review – Joint Action" }];

export default function RecommendationPage() {
  const { review, version, today, recommendationId, recommendation, mayChange, mayGiveAction, refusal } =
    useLoaderData<typeof loader>();
  const { theme, agencyName, words, response, responseWords, respondedOn, actionId, actionReference } = recommendation;
  return (
    <ReviewFormPage
      review={review}
      heading="Recommendation"
      button="Save the response"
      schema={responseForm}
      refusal={refusal}
      reply={useActionData<typeof action>()}
      initial={{
        version: String(version),
        response: response ?? "",
        responseWords: responseWords ?? "",
        ...dayParts("respondedOn", respondedOn ?? today),
      }}
      before={
        <SummaryList
          rows={[
            {
              key: "Recommendation",
              value: words,
              actions: mayChange
                ? [{ href: `/case-reviews/${review.id}/recommendations/${recommendationId}/change`, text: "Change it" }]
                : [],
            },
            { key: "To", value: agencyName },
            { key: "Theme", value: theme },
            {
              key: "Action that carries it",
              value: actionId ? (
                <a className="govuk-link app-reference" href={`/actions/${actionId}`}>
                  {actionReference}
                </a>
              ) : (
                "None yet"
              ),
              actions: mayGiveAction
                ? [
                    {
                      href: `/case-reviews/${review.id}/recommendations/${recommendationId}/action`,
                      text: "Give an action",
                    },
                  ]
                : [],
            },
            ...(respondedOn ? [{ key: "Responded", value: longDay(respondedOn) }] : []),
          ]}
        />
      }
    >
      {({ field, errorOf }) => (
        <>
          <Radios
            field={field("response")}
            legend="What does the body say of it?"
            items={Object.entries(RESPONSE_NAMES).map(([value, text]) => ({ value, text }))}
            error={errorOf("response")}
          />
          <Textarea
            field={field("responseWords")}
            label="In its words (optional)"
            rows={3}
            error={errorOf("responseWords")}
          />
          <DateInput
            name="respondedOn"
            field={field}
            legend="Day of the response"
            legendSize="s"
            error={errorOf("respondedOn")}
          />
        </>
      )}
    </ReviewFormPage>
  );
}
