import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ReviewFormPage } from "#app/components/case-reviews/review-form-page.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { contactOfficerForm } from "#app/domain/case-reviews/review.form.ts";
import { isOver } from "#app/domain/case-reviews/review-status.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordedReview } from "#app/http/review-reply.server.ts";
import { changeContactOfficer } from "#app/services/case-reviews/contact-officer.ts";
import { headOf, reviewToWorkOn } from "#app/services/case-reviews/review-to-work-on.ts";
import { listWhoDealWithAsb } from "#db/queries/asb-officers.ts";
import { db } from "#db/open.ts";

const params = z.object({ reviewId: z.uuidv7() });

export const loader = guardedLoader("case-reviews:work", params, async ({ params: { reviewId }, actor, now }) => {
  const review = await reviewToWorkOn({ db, actor, now }, reviewId);
  const today = londonDay(now);
  const officers = await listWhoDealWithAsb(db, actor.partnershipId, today);
  return {
    review: headOf(review),
    version: review.version,
    today,
    contactName: review.contactName,
    officers: officers
      .filter(({ id }) => id !== review.contactUserId)
      .map((o) => ({ value: o.id, text: `${o.name}, ${o.agencyName}` })),
    refusal: isOver(review.status)
      ? "This review is over"
      : review.contactUserId === null
        ? "The contact officer is named with the acknowledgement"
        : null,
  };
});

export const action = guardedAction(
  "case-reviews:work",
  params,
  async ({ params: { reviewId }, form: body, actor, now }) => {
    const form = parseForm(body, contactOfficerForm);
    if (!form.ok) return badCaseForm(form);
    const result = await changeContactOfficer({ db, actor, now }, reviewId, form.data);
    return caseReply(result, form.values, {
      to: afterSaving(`/case-reviews/${reviewId}`, "case-review-changed"),
      recorded: recordedReview,
    });
  },
);

export const meta: MetaFunction = () => [{ title: "Contact officer of a case review – Joint Action" }];

export default function ContactOfficerPage() {
  const { review, version, today, contactName, officers, refusal } = useLoaderData<typeof loader>();
  return (
    <ReviewFormPage
      review={review}
      heading="Change the contact officer"
      button="Save the contact officer"
      schema={contactOfficerForm}
      refusal={refusal}
      reply={useActionData<typeof action>()}
      initial={{ version: String(version), contactUserId: "", reason: "", ...dayParts("happenedOn", today) }}
      before={
        contactName ? (
          <p className="govuk-body">
            {contactName} is the contact officer now. Tell the victim and every applicant whom they speak to from now
            on.
          </p>
        ) : null
      }
    >
      {({ field, errorOf }) => (
        <>
          <Select
            field={field("contactUserId")}
            label="New contact officer"
            hint="They are told, and are reminded of what is due from now on"
            items={officers}
            placeholder="Select a contact officer"
            error={errorOf("contactUserId")}
          />
          <DateInput
            name="happenedOn"
            field={field}
            legend="Day of the change"
            legendSize="s"
            error={errorOf("happenedOn")}
          />
          <Input field={field("reason")} label="Why it is changed" error={errorOf("reason")} />
        </>
      )}
    </ReviewFormPage>
  );
}
