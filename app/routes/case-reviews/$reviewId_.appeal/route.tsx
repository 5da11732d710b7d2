import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ReviewFormPage } from "#app/components/case-reviews/review-form-page.tsx";
import { appealDecisionForm, appealForm } from "#app/domain/case-reviews/review.form.ts";
import { statusAfter } from "#app/domain/case-reviews/review-status.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordedReview } from "#app/http/review-reply.server.ts";
import { appealFacts, decideAppeal, receiveAppeal } from "#app/services/case-reviews/appeals.ts";
import { headOf, reviewToWorkOn } from "#app/services/case-reviews/review-to-work-on.ts";
import { db } from "#db/open.ts";
import { AppealFields, DecisionFields } from "./appeal-fields.tsx";
import { TimeToAppeal } from "./time-to-appeal.tsx";

const params = z.object({ reviewId: z.uuidv7() });

/** An appeal is recorded here, and once there is one, its decision. */
export const loader = guardedLoader("case-reviews:work", params, async ({ params: { reviewId }, actor, now }) => {
  const review = await reviewToWorkOn({ db, actor, now }, reviewId);
  const isOpen = review.status === "appeal-received";
  const isPossible = isOpen || statusAfter(review.status, "receive-appeal") !== null;
  return {
    review: headOf(review),
    version: review.version,
    today: londonDay(now),
    isOpen,
    facts: await appealFacts(db, actor.partnershipId, review),
    refusal: isPossible ? null : "There is nothing to appeal against as the review stands",
  };
});

export const action = guardedAction(
  "case-reviews:work",
  params,
  async ({ params: { reviewId }, form: body, actor, now }) => {
    const reply = { to: afterSaving(`/case-reviews/${reviewId}`, "case-review-changed"), recorded: recordedReview };
    if (body.has("isDecision")) {
      const form = parseForm(body, appealDecisionForm);
      if (!form.ok) return badCaseForm(form);
      return caseReply(await decideAppeal({ db, actor, now }, reviewId, form.data), form.values, reply);
    }
    const form = parseForm(body, appealForm);
    if (!form.ok) return badCaseForm(form);
    return caseReply(await receiveAppeal({ db, actor, now }, reviewId, form.data), form.values, reply);
  },
);

export const meta: MetaFunction = () => [{ title: "Appeal – Joint Action" }];

export default function AppealPage() {
  const { review, version, today, isOpen, facts, refusal } = useLoaderData<typeof loader>();
  const shared = { review, refusal, reply: useActionData<typeof action>() };
  return isOpen ? (
    <ReviewFormPage
      key="decision"
      {...shared}
      heading="Decision on the appeal"
      button="Save the decision"
      schema={appealDecisionForm}
      initial={{ version: String(version), isUpheld: "", decidedBy: "", decision: "", ...dayParts("decidedOn", today) }}
    >
      {(fields) => <DecisionFields {...fields} />}
    </ReviewFormPage>
  ) : (
    <ReviewFormPage
      key="appeal"
      {...shared}
      heading="Appeal"
      button="Save the appeal"
      schema={appealForm}
      initial={{ version: String(version), grounds: "", words: "", lateReason: "", ...dayParts("receivedOn", today) }}
      before={<TimeToAppeal {...facts} />}
    >
      {(fields) => <AppealFields {...fields} />}
    </ReviewFormPage>
  );
}
