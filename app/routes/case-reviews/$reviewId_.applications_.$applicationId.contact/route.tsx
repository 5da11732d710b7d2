import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ReviewFormPage } from "#app/components/case-reviews/review-form-page.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { applicantContactForm } from "#app/domain/case-reviews/review.form.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordedReview } from "#app/http/review-reply.server.ts";
import { changeApplicantContact } from "#app/services/case-reviews/applicants.ts";
import { headOf, reviewToWorkOn } from "#app/services/case-reviews/review-to-work-on.ts";
import { unsafeFindApplication } from "#db/queries/case-review-applications.ts";
import { db } from "#db/open.ts";

const params = z.object({ reviewId: z.uuidv7(), applicationId: z.uuidv7() });

export const loader = guardedLoader("case-reviews:work", params, async ({ params: ids, actor, now }) => {
  const review = await reviewToWorkOn({ db, actor, now }, ids.reviewId);
  const application = await unsafeFindApplication(db, review.id, ids.applicationId);
  if (!application) throw new Response(null, { status: 404 });
  const { applicantName, contact } = application;
  return { review: headOf(review), version: review.version, applicantName, contact: contact ?? "" };
});

export const action = guardedAction("case-reviews:work", params, async ({ params: ids, form: body, actor, now }) => {
  const form = parseForm(body, applicantContactForm);
  if (!form.ok) return badCaseForm(form);
  const { reviewId: id, applicationId } = ids;
  const result = await changeApplicantContact({ db, actor, now }, { id, applicationId }, form.data);
  return caseReply(result, form.values, {
    to: afterSaving(`/case-reviews/${id}`, "case-review-changed"),
    recorded: recordedReview,
  });
});

export const meta: MetaFunction = () => [{ title: "Address of an applicant – Joint Action" }];

export default function ApplicantContactPage() {
  const { review, version, applicantName, contact } = useLoaderData<typeof loader>();
  return (
    <ReviewFormPage
      review={review}
      heading={`How ${applicantName} is reached`}
      button="Save the address"
      schema={applicantContactForm}
      reply={useActionData<typeof action>()}
      initial={{ version: String(version), contact, reason: "" }}
    >
      {({ field, errorOf }) => (
        <>
          <Textarea
            field={field("contact")}
            label="Address for letters"
            hint="As it stands on an envelope, or an e-mail address. Leave it empty when none is to be used"
            rows={4}
            error={errorOf("contact")}
          />
          <Input field={field("reason")} label="Why it is changed" error={errorOf("reason")} />
        </>
      )}
    </ReviewFormPage>
  );
}
