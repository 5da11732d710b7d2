import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { RecommendationFields } from "#app/components/case-reviews/recommendation-fields.tsx";
import { ReviewFormPage } from "#app/components/case-reviews/review-form-page.tsx";
import { mayRecommend, themesOf } from "#app/domain/case-reviews/panel.ts";
import { recommendationForm } from "#app/domain/case-reviews/review.form.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordedReview } from "#app/http/review-reply.server.ts";
import { recommend } from "#app/services/case-reviews/panel.ts";
import { headOf, reviewToWorkOn } from "#app/services/case-reviews/review-to-work-on.ts";
import { listAgenciesOfPartnership } from "#db/queries/partnership-agencies.ts";
import { settingsOn } from "#db/queries/settings.ts";
import { db } from "#db/open.ts";

const params = z.object({ reviewId: z.uuidv7() });

export const loader = guardedLoader("case-reviews:work", params, async ({ params: { reviewId }, actor, now }) => {
  const review = await reviewToWorkOn({ db, actor, now }, reviewId);
  const agencies = await listAgenciesOfPartnership(db, actor.partnershipId);
  const settings = await settingsOn(db, actor.partnershipId, londonDay(now));
  return {
    review: headOf(review),
    version: review.version,
    agencies: agencies.map(({ id, name }) => ({ value: id, text: name })),
    themes: themesOf(settings["case-reviews.themes"]).map((theme) => ({ value: theme, text: theme })),
    refusal: mayRecommend(review.status)
      ? null
      : "Recommendations are recorded between the panel and the outcome letter",
  };
});

export const action = guardedAction(
  "case-reviews:work",
  params,
  async ({ params: { reviewId }, form: body, actor, now }) => {
    const form = parseForm(body, recommendationForm);
    if (!form.ok) return badCaseForm(form);
    const result = await recommend({ db, actor, now }, reviewId, form.data);
    return caseReply(result, form.values, {
      to: afterSaving(`/case-reviews/${reviewId}`, "case-review-changed"),
      recorded: recordedReview,
    });
  },
);

export const meta: MetaFunction = () => [{ title: "Recommendation of a case review – Joint Action" }];

export default function NewRecommendationPage() {
  const { review, version, agencies, themes, refusal } = useLoaderData<typeof loader>();
  return (
    <ReviewFormPage
      review={review}
      heading="Add a recommendation"
      button="Add the recommendation"
      schema={recommendationForm}
      refusal={refusal}
      reply={useActionData<typeof action>()}
      initial={{ version: String(version), theme: "", agencyId: "", words: "" }}
    >
      {(fields) => <RecommendationFields fields={fields} agencies={agencies} themes={themes} />}
    </ReviewFormPage>
  );
}
