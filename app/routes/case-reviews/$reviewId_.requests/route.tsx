import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ReviewFormPage } from "#app/components/case-reviews/review-form-page.tsx";
import { Checkboxes } from "#app/components/govuk/checkboxes.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { requestsForm } from "#app/domain/case-reviews/review.form.ts";
import { isOver } from "#app/domain/case-reviews/review-status.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordedReview } from "#app/http/review-reply.server.ts";
import { askBodies } from "#app/services/case-reviews/ask-bodies.ts";
import { headOf, reviewToWorkOn } from "#app/services/case-reviews/review-to-work-on.ts";
import { listAgenciesOfPartnership } from "#db/queries/partnership-agencies.ts";
import { db } from "#db/open.ts";

const params = z.object({ reviewId: z.uuidv7() });

export const loader = guardedLoader("case-reviews:work", params, async ({ params: { reviewId }, actor, now }) => {
  const review = await reviewToWorkOn({ db, actor, now }, reviewId);
  const agencies = await listAgenciesOfPartnership(db, actor.partnershipId);
  const isTooEarly = review.status === "received";
  return {
    review: headOf(review),
    version: review.version,
    today: londonDay(now),
    agencies: agencies.map(({ id, name }) => ({ value: id, text: name })),
    refusal: isOver(review.status)
      ? "This review is over"
      : isTooEarly
        ? "Acknowledge the application first, and name the contact officer"
        : null,
  };
});

export const action = guardedAction(
  "case-reviews:work",
  params,
  async ({ params: { reviewId }, form: body, actor, now }) => {
    const form = parseForm(body, requestsForm);
    if (!form.ok) return badCaseForm(form);
    const result = await askBodies({ db, actor, now }, reviewId, form.data);
    return caseReply(result, form.values, {
      to: afterSaving(`/case-reviews/${reviewId}`, "case-review-asked"),
      recorded: recordedReview,
    });
  },
);

export const meta: MetaFunction = () => [{ title: "Ask bodies for information – Joint Action" }];

export default function RequestsPage() {
  const { review, version, today, agencies, refusal } = useLoaderData<typeof loader>();
  return (
    <ReviewFormPage
      review={review}
      heading="Ask bodies for information"
      button="Ask them"
      schema={requestsForm}
      refusal={refusal}
      reply={useActionData<typeof action>()}
      initial={{ version: String(version), agencyId: "", asked: "", ...dayParts("requestedOn", today) }}
      before={
        <p className="govuk-body">
          A body that exercises public functions must give what it holds in that connection, unless data protection law
          or the law on investigatory powers forbids it (ASBCPA 2014 Schedule 4, paragraph 7).
        </p>
      }
    >
      {({ field, errorOf }) => (
        <>
          <Checkboxes field={field("agencyId")} legend="Which bodies?" items={agencies} error={errorOf("agencyId")} />
          <Textarea
            field={field("asked")}
            label="What are they asked?"
            hint="The contact of each body reads these words, and nothing else of the review"
            rows={5}
            error={errorOf("asked")}
          />
          <DateInput
            name="requestedOn"
            field={field}
            legend="Day of the request"
            legendSize="s"
            error={errorOf("requestedOn")}
          />
        </>
      )}
    </ReviewFormPage>
  );
}
