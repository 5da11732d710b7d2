import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ManagePage, typedDay } from "#app/components/cases/manage-page.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { agreementReviewForm } from "#app/domain/agreements/agreement.form.ts";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { agreementToChange } from "#app/services/agreements/agreement-to-change.ts";
import { reviewAgreement } from "#app/services/agreements/review-agreement.ts";
import { db } from "#db/open.ts";

const params = z.object({ agreementId: z.uuidv7() });

export const loader = guardedLoader("agreements:manage", params, async ({ params: { agreementId }, actor, now }) => {
  const found = await agreementToChange({ db, actor, now }, agreementId);
  if (!found) throw new Response(null, { status: 404 });
  const { id, title, version } = found.agreement;
  return { id, title, version, today: found.today, refusal: found.refusal };
});

export const action = guardedAction("agreements:manage", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, agreementReviewForm);
  if (!form.ok) return badCaseForm(form);
  const result = await reviewAgreement({ db, actor, now }, params.agreementId, form.data);
  return caseReply(result, form.values, {
    to: afterSaving(`/agreements/${params.agreementId}`, "agreement-reviewed"),
    recorded: ({ reviewOn }: { version: number; reviewOn: string }) => ({ "Next review": longDay(reviewOn) }),
  });
});

export const meta: MetaFunction = () => [{ title: "Record a review of an agreement – Joint Action" }];

export default function ReviewAgreementPage() {
  const { id, title, version, today, refusal } = useLoaderData<typeof loader>();
  return (
    <ManagePage
      record={{ id, reference: "Agreement", subject: title }}
      back={{ href: `/agreements/${id}`, text: title }}
      heading="Record a review of the agreement"
      button="Record the review"
      schema={agreementReviewForm}
      refusal={refusal}
      reason="What was found?"
      reply={useActionData<typeof action>()}
      initial={{
        version: String(version),
        ...dayParts("reviewedOn", today),
        ...dayParts("nextReviewOn", null),
      }}
      entered={(values) => ({ "Next review": typedDay(values, "nextReviewOn") })}
    >
      {({ field, errorOf }) => (
        <>
          <DateInput
            name="reviewedOn"
            field={field}
            legend="Reviewed on"
            legendSize="s"
            error={errorOf("reviewedOn")}
          />
          <DateInput
            name="nextReviewOn"
            field={field}
            legend="Next review by"
            legendSize="s"
            error={errorOf("nextReviewOn")}
          />
        </>
      )}
    </ManagePage>
  );
}
