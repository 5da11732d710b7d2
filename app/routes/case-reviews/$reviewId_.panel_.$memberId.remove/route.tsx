import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ReviewFormPage } from "#app/components/case-reviews/review-form-page.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { mayNamePanel, NOT_THE_TIME_FOR_PANEL } from "#app/domain/case-reviews/panel.ts";
import { panelLeaverForm } from "#app/domain/case-reviews/review.form.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordedReview } from "#app/http/review-reply.server.ts";
import { takeOffPanel } from "#app/services/case-reviews/panel-members.ts";
import { headOf, reviewToWorkOn } from "#app/services/case-reviews/review-to-work-on.ts";
import { unsafeListPanel } from "#db/queries/case-review-panel.ts";
import { db } from "#db/open.ts";

const params = z.object({ reviewId: z.uuidv7(), memberId: z.uuidv7() });

export const loader = guardedLoader("case-reviews:work", params, async ({ params: ids, actor, now }) => {
  const review = await reviewToWorkOn({ db, actor, now }, ids.reviewId);
  const member = (await unsafeListPanel(db, review.id)).find(({ id }) => id === ids.memberId);
  if (!member) throw new Response(null, { status: 404 });
  return {
    review: headOf(review),
    version: review.version,
    today: londonDay(now),
    name: member.name,
    hasAccount: member.userId !== null,
    refusal:
      member.leftOn !== null
        ? "This person has been taken off the panel already"
        : mayNamePanel(review.status)
          ? null
          : NOT_THE_TIME_FOR_PANEL,
  };
});

export const action = guardedAction("case-reviews:work", params, async ({ params: ids, form: body, actor, now }) => {
  const form = parseForm(body, panelLeaverForm);
  if (!form.ok) return badCaseForm(form);
  const { reviewId: id, memberId } = ids;
  const result = await takeOffPanel({ db, actor, now }, { id, memberId }, form.data);
  return caseReply(result, form.values, {
    to: afterSaving(`/case-reviews/${id}/panel`, "case-review-changed"),
    recorded: recordedReview,
  });
});

export const meta: MetaFunction = () => [{ title: "Take somebody off the panel – Joint Action" }];

export default function PanelLeaverPage() {
  const { review, version, today, name, hasAccount, refusal } = useLoaderData<typeof loader>();
  return (
    <ReviewFormPage
      review={review}
      heading={`Take ${name} off the panel`}
      button="Take off the panel"
      schema={panelLeaverForm}
      refusal={refusal}
      reply={useActionData<typeof action>()}
      initial={{ version: String(version), reason: "", ...dayParts("happenedOn", today) }}
      before={
        <p className="govuk-body">
          At which sittings they were stays recorded.
          {hasAccount ? " They cannot open this review through the panel any more." : ""}
        </p>
      }
    >
      {({ field, errorOf }) => (
        <>
          <Input field={field("reason")} label="Why they are taken off" error={errorOf("reason")} />
          <DateInput
            name="happenedOn"
            field={field}
            legend="Day from which they are not on the panel"
            legendSize="s"
            error={errorOf("happenedOn")}
          />
        </>
      )}
    </ReviewFormPage>
  );
}
