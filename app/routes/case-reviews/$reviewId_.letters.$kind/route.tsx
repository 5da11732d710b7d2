import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ReviewFormPage } from "#app/components/case-reviews/review-form-page.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { InsetText } from "#app/components/govuk/inset-text.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { LETTER_KINDS, LETTER_NAMES } from "#app/domain/case-reviews/application.ts";
import { letterForm } from "#app/domain/case-reviews/review.form.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordedReview } from "#app/http/review-reply.server.ts";
import { fieldsOfLetter, recipientOf, sendLetter } from "#app/services/case-reviews/letters.ts";
import { askedApplication } from "#app/domain/case-reviews/asked-application.ts";
import { headOf, reviewToWorkOn } from "#app/services/case-reviews/review-to-work-on.ts";
import { db } from "#db/open.ts";

const params = z.object({ reviewId: z.uuidv7(), kind: z.enum(LETTER_KINDS) });

/** To whom of several applicants; the first where the address does not say. */
export const loader = guardedLoader(
  "case-reviews:work",
  params,
  async ({ request, params: { reviewId, kind }, actor, now }) => {
    const review = await reviewToWorkOn({ db, actor, now }, reviewId);
    const today = londonDay(now);
    const recipient = await recipientOf(db, review, kind, askedApplication(request));
    if (!recipient) throw new Response(null, { status: 404 });
    const { application, isNow } = recipient;
    const asked = { kind, sentOn: today, further: null };
    return {
      review: headOf(review),
      version: review.version,
      kind,
      today,
      applicationId: application.id,
      fields: isNow ? await fieldsOfLetter(db, actor.partnershipId, { review, application }, asked) : null,
      refusal: isNow ? null : "This letter is not sent as the review stands",
    };
  },
);

export const action = guardedAction(
  "case-reviews:work",
  params,
  async ({ request, params: { reviewId, kind }, form: body, actor, now }) => {
    const form = parseForm(body, letterForm);
    if (!form.ok) return badCaseForm(form);
    const result = await sendLetter(
      { db, actor, now },
      { id: reviewId, kind, applicationId: askedApplication(request) },
      form.data,
    );
    return caseReply(result, form.values, {
      to: afterSaving(`/case-reviews/${reviewId}`, "case-review-letter"),
      recorded: recordedReview,
    });
  },
);

export const meta: MetaFunction = () => [{ title: "Letter of a case review – Joint Action" }];

export default function LetterPage() {
  const { review, version, kind, today, applicationId, fields, refusal } = useLoaderData<typeof loader>();
  return (
    <ReviewFormPage
      key={`${kind} ${applicationId}`}
      review={review}
      heading={`Letter: ${LETTER_NAMES[kind].toLowerCase()}`}
      button="Record that it was sent"
      schema={letterForm}
      refusal={refusal}
      reply={useActionData<typeof action>()}
      initial={{ version: String(version), further: "", sentHow: "", ...dayParts("sentOn", today) }}
      before={
        fields ? (
          <>
            <InsetText>
              <p className="govuk-body">To {fields.recipient}</p>
              <p className="govuk-body">{fields.opening}</p>
              {fields.paragraphs.map(({ text }, index) => (
                <p key={index} className="govuk-body">
                  {text}
                </p>
              ))}
            </InsetText>
            <p className="govuk-body">
              <a
                className="govuk-link"
                href={`/case-reviews/${review.id}/letters/${kind}/file?application=${applicationId}`}
              >
                Download it as a Word document
              </a>
              . Send it first, and then record here that it was sent.
            </p>
          </>
        ) : null
      }
    >
      {({ field, errorOf }) => (
        <>
          <DateInput
            name="sentOn"
            field={field}
            legend="Day on which it was sent"
            legendSize="s"
            error={errorOf("sentOn")}
          />
          <Input
            field={field("sentHow")}
            label="How it was sent"
            hint="Post, e-mail, by hand"
            error={errorOf("sentHow")}
          />
          <Textarea
            field={field("further")}
            label="What was added to it (optional)"
            hint="Kept with the letter as it was sent"
            rows={4}
            error={errorOf("further")}
          />
        </>
      )}
    </ReviewFormPage>
  );
}
