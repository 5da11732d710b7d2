import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ReviewFormPage } from "#app/components/case-reviews/review-form-page.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { CONSENT_NAMES, CONSENT_WAY_NAMES } from "#app/domain/case-reviews/application.ts";
import { consentForm } from "#app/domain/case-reviews/review.form.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordedReview } from "#app/http/review-reply.server.ts";
import { recordConsent } from "#app/services/case-reviews/applicants.ts";
import { headOf, reviewToWorkOn } from "#app/services/case-reviews/review-to-work-on.ts";
import { unsafeFindApplication } from "#db/queries/case-review-applications.ts";
import { db } from "#db/open.ts";

const params = z.object({ reviewId: z.uuidv7(), applicationId: z.uuidv7() });

export const loader = guardedLoader("case-reviews:work", params, async ({ params: ids, actor, now }) => {
  const review = await reviewToWorkOn({ db, actor, now }, ids.reviewId);
  const application = await unsafeFindApplication(db, review.id, ids.applicationId);
  if (!application) throw new Response(null, { status: 404 });
  const { applicantName, applicantRelation, kind, consent } = application;
  return {
    review: headOf(review),
    version: review.version,
    today: londonDay(now),
    applicant: [applicantName, applicantRelation].filter(Boolean).join(", "),
    consent,
    refusal: kind === "victim" ? "The victim applies, so no consent is needed" : null,
  };
});

export const action = guardedAction("case-reviews:work", params, async ({ params: ids, form: body, actor, now }) => {
  const form = parseForm(body, consentForm);
  if (!form.ok) return badCaseForm(form);
  const { reviewId: id, applicationId } = ids;
  const result = await recordConsent({ db, actor, now }, { id, applicationId }, form.data);
  return caseReply(result, form.values, {
    to: afterSaving(`/case-reviews/${id}`, "case-review-changed"),
    recorded: recordedReview,
  });
});

export const meta: MetaFunction = () => [{ title: "Consent to an application – Joint Action" }];

const CHOICES = [
  {
    value: "given",
    text: "Consents",
    hint: "In writing. What the letters say is disclosed to the applicant from then on",
  },
  { value: "refused", text: "Does not consent", hint: "The applicant is told the decision and nothing more" },
  {
    value: "withdrawn",
    text: "Withdraws the consent given before",
    hint: "Nothing more is disclosed to the applicant",
  },
  { value: "asked", text: "Has been asked and has not answered" },
];

export default function ConsentPage() {
  const { review, version, today, applicant, consent, refusal } = useLoaderData<typeof loader>();
  return (
    <ReviewFormPage
      review={review}
      heading="Consent of the victim"
      button="Save"
      schema={consentForm}
      refusal={refusal}
      reply={useActionData<typeof action>()}
      initial={{ version: String(version), consent: "", how: "", evidence: "", ...dayParts("happenedOn", today) }}
      before={
        <p className="govuk-body">
          {applicant} applied for the victim. At present: {CONSENT_NAMES[consent]}.
        </p>
      }
    >
      {({ field, errorOf }) => (
        <>
          <Radios
            field={field("consent")}
            legend="What does the victim say?"
            items={CHOICES}
            error={errorOf("consent")}
          />
          <DateInput
            name="happenedOn"
            field={field}
            legend="Day on which the victim said so"
            legendSize="s"
            error={errorOf("happenedOn")}
          />
          <Radios
            field={field("how")}
            legend="How did the victim say so?"
            legendSize="s"
            hint="Leave it open where the victim has only been asked"
            items={Object.entries(CONSENT_WAY_NAMES).map(([value, text]) => ({ value, text }))}
            error={errorOf("how")}
          />
          <Input
            field={field("evidence")}
            label="Where the consent, or what the victim said, is kept"
            hint="For example: signed form in the case file, page 3"
            error={errorOf("evidence")}
          />
        </>
      )}
    </ReviewFormPage>
  );
}
