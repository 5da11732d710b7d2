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
import { changeRecommendation } from "#app/services/case-reviews/panel.ts";
import { headOf, reviewToWorkOn } from "#app/services/case-reviews/review-to-work-on.ts";
import { unsafeFindRecommendation } from "#db/queries/case-review-panel.ts";
import { listAgenciesOfPartnership } from "#db/queries/partnership-agencies.ts";
import { settingsOn } from "#db/queries/settings.ts";
import { db } from "#db/open.ts";

const params = z.object({ reviewId: z.uuidv7(), recommendationId: z.uuidv7() });

export const loader = guardedLoader("case-reviews:work", params, async ({ params: ids, actor, now }) => {
  const review = await reviewToWorkOn({ db, actor, now }, ids.reviewId);
  const found = await unsafeFindRecommendation(db, review.id, ids.recommendationId);
  if (!found) throw new Response(null, { status: 404 });
  const agencies = await listAgenciesOfPartnership(db, actor.partnershipId);
  const settings = await settingsOn(db, actor.partnershipId, londonDay(now));
  return {
    review: headOf(review),
    version: review.version,
    agencies: agencies.map(({ id, name }) => ({ value: id, text: name })),
    recommendation: { theme: found.theme, agencyId: found.agencyId, words: found.words },
    themes: [...new Set([...themesOf(settings["case-reviews.themes"]), found.theme])].map((theme) => ({
      value: theme,
      text: theme,
    })),
    refusal: mayRecommend(review.status) ? null : "A recommendation is changed before the outcome letter is sent",
  };
});

export const action = guardedAction(
  "case-reviews:work",
  params,
  async ({ params: { reviewId: id, recommendationId }, form: body, actor, now }) => {
    const form = parseForm(body, recommendationForm);
    if (!form.ok) return badCaseForm(form);
    const result = await changeRecommendation({ db, actor, now }, { id, recommendationId }, form.data);
    return caseReply(result, form.values, {
      to: afterSaving(`/case-reviews/${id}/recommendations/${recommendationId}`, "case-review-changed"),
      recorded: recordedReview,
    });
  },
);

export const meta: MetaFunction = () => [{ title: "Recommendation of a case review – Joint Action" }];

export default function ChangeRecommendationPage() {
  const { review, version, recommendation, agencies, themes, refusal } = useLoaderData<typeof loader>();
  return (
    <ReviewFormPage
      review={review}
      heading="Change the recommendation"
      button="Save the recommendation"
      schema={recommendationForm}
      refusal={refusal}
      reply={useActionData<typeof action>()}
      initial={{ version: String(version), ...recommendation }}
    >
      {(fields) => <RecommendationFields fields={fields} agencies={agencies} themes={themes} />}
    </ReviewFormPage>
  );
}
