import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ReviewFormPage } from "#app/components/case-reviews/review-form-page.tsx";
import { Checkboxes } from "#app/components/govuk/checkboxes.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { mayRecommend } from "#app/domain/case-reviews/panel.ts";
import { sittingForm } from "#app/domain/case-reviews/review.form.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordedReview } from "#app/http/review-reply.server.ts";
import { headOf, reviewToWorkOn } from "#app/services/case-reviews/review-to-work-on.ts";
import { sitAgain } from "#app/services/case-reviews/sittings.ts";
import { unsafeListPanel } from "#db/queries/case-review-panel.ts";
import { db } from "#db/open.ts";

const params = z.object({ reviewId: z.uuidv7() });

export const loader = guardedLoader("case-reviews:work", params, async ({ params: { reviewId }, actor, now }) => {
  const review = await reviewToWorkOn({ db, actor, now }, reviewId);
  const panel = (await unsafeListPanel(db, reviewId)).filter(({ leftOn }) => leftOn === null);
  return {
    review: headOf(review),
    version: review.version,
    today: londonDay(now),
    outcome: review.outcome ?? "",
    panel: panel.map((p) => ({ value: p.id, text: [p.name, p.agencyName].filter(Boolean).join(", ") })),
    refusal: mayRecommend(review.status)
      ? null
      : "The panel sits again after its first sitting and before the outcome letter",
  };
});

export const action = guardedAction(
  "case-reviews:work",
  params,
  async ({ params: { reviewId }, form: body, actor, now }) => {
    const form = parseForm(body, sittingForm);
    if (!form.ok) return badCaseForm(form);
    const result = await sitAgain({ db, actor, now }, reviewId, form.data);
    return caseReply(result, form.values, {
      to: afterSaving(`/case-reviews/${reviewId}`, "case-review-changed"),
      recorded: recordedReview,
    });
  },
);

export const meta: MetaFunction = () => [{ title: "Further sitting of the panel – Joint Action" }];

export default function SittingPage() {
  const { review, version, today, outcome, panel, refusal } = useLoaderData<typeof loader>();
  return (
    <ReviewFormPage
      review={review}
      heading="Record a further sitting of the panel"
      button="Save the sitting"
      schema={sittingForm}
      refusal={refusal}
      reply={useActionData<typeof action>()}
      initial={{ version: String(version), place: "", attended: "", words: outcome, ...dayParts("happenedOn", today) }}
      before={
        <p className="govuk-body">
          The time for the outcome letter runs from the last sitting. Whoever joined or left the panel in between is
          recorded on{" "}
          <a className="govuk-link" href={`/case-reviews/${review.id}/panel`}>
            the page of the panel
          </a>{" "}
          first.
        </p>
      }
    >
      {({ field, errorOf }) => (
        <>
          <DateInput
            name="happenedOn"
            field={field}
            legend="Day of the sitting"
            legendSize="s"
            error={errorOf("happenedOn")}
          />
          <Input field={field("place")} label="Place or video link (optional)" error={errorOf("place")} />
          <Checkboxes
            field={field("attended")}
            legend="Who was there?"
            legendSize="s"
            items={panel}
            error={errorOf("attended")}
          />
          <Textarea
            field={field("words")}
            label="Outcome of the review"
            hint="As it now stands, and as the applicant is to be told. What it said before stays in the history"
            rows={6}
            error={errorOf("words")}
          />
        </>
      )}
    </ReviewFormPage>
  );
}
