import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ReviewFormPage } from "#app/components/case-reviews/review-form-page.tsx";
import { Checkboxes } from "#app/components/govuk/checkboxes.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { InsetText } from "#app/components/govuk/inset-text.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { ThresholdCount } from "#app/components/incidents/threshold-count.tsx";
import { BELOW_GROUND_NAMES, type Forced, FORCED_WORDS } from "#app/domain/case-reviews/decide-threshold.ts";
import { decisionForm } from "#app/domain/case-reviews/review.form.ts";
import { statusAfter } from "#app/domain/case-reviews/review-status.ts";
import { londonDay, longDay } from "#app/domain/dates/iso-day.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordedReview } from "#app/http/review-reply.server.ts";
import { countedBeforeOf } from "#app/services/case-reviews/counted-before.ts";
import { countOfReview, type ReviewCount } from "#app/services/case-reviews/count-of-review.ts";
import { decideThreshold } from "#app/services/case-reviews/decide-threshold.ts";
import { headOf, reviewToWorkOn } from "#app/services/case-reviews/review-to-work-on.ts";
import { unsafeFindReviewDecision } from "#db/queries/case-review-steps.ts";
import { db } from "#db/open.ts";
import { BeforeThis } from "./before-this.tsx";
import { ChosenReports } from "./chosen-reports.tsx";

const params = z.object({ reviewId: z.uuidv7() });
/** Decisions of the time before reports were chosen have the count of all of them, and no other beside it. */
type Frozen = Omit<ReviewCount, "all" | "chosen" | "others"> & Partial<ReviewCount> & { forced: Forced };

/** The count as it was at the decision; before it, as it is now for the day of the application. */
export const loader = guardedLoader("case-reviews:work", params, async ({ params: { reviewId }, actor, now }) => {
  const review = await reviewToWorkOn({ db, actor, now }, reviewId);
  const decision = await unsafeFindReviewDecision(db, reviewId);
  const count: Frozen = decision
    ? (JSON.parse(decision.countAsJson) as Frozen)
    : await countOfReview(db, actor.partnershipId, review);
  const mayDecide = statusAfter(review.status, "decide-met") !== null;
  return {
    review: headOf(review),
    version: review.version,
    today: londonDay(now),
    receivedOn: review.receivedOn,
    count,
    before: await countedBeforeOf(db, actor.partnershipId, review, count.reports),
    decision: decision && {
      isMet: decision.isMet === 1,
      decidedOn: decision.decidedOn,
      reasons: decision.reasons,
      deciderName: decision.deciderName,
      isAgainst: decision.isAgainstCount === 1,
    },
    refusal: decision
      ? "The threshold has been decided"
      : mayDecide
        ? null
        : "It is decided once the application has been acknowledged and the bodies have been asked",
  };
});

export const action = guardedAction(
  "case-reviews:work",
  params,
  async ({ params: { reviewId }, form: body, actor, now }) => {
    const form = parseForm(body, decisionForm);
    if (!form.ok) return badCaseForm(form);
    const result = await decideThreshold({ db, actor, now }, reviewId, form.data);
    return caseReply(result, form.values, {
      to: afterSaving(`/case-reviews/${reviewId}`, "case-review-decided"),
      recorded: recordedReview,
    });
  },
);

export const meta: MetaFunction = () => [{ title: "Threshold of a case review – Joint Action" }];

export default function ThresholdPage() {
  const { review, version, today, receivedOn, count, before, decision, refusal } = useLoaderData<typeof loader>();
  return (
    <ReviewFormPage
      review={review}
      heading="Threshold"
      button="Save the decision"
      schema={decisionForm}
      refusal={refusal}
      reply={useActionData<typeof action>()}
      initial={{
        version: String(version),
        decision: "",
        reasons: "",
        grounds: "",
        deciderName: "",
        ...dayParts("decidedOn", today),
      }}
      before={
        <>
          {decision ? (
            <InsetText>
              {decision.isMet ? "Met" : "Not met"}, decided on {longDay(decision.decidedOn)}
              {decision.deciderName ? ` by ${decision.deciderName}` : ""}
              {decision.isAgainst ? ", against the count" : ""}. {decision.reasons}
            </InsetText>
          ) : null}
          <p className="govuk-body">
            {decision ? "The count as it stood at the decision" : "The count as it stands"}, for an application made on{" "}
            {longDay(receivedOn)}.
          </p>
          <p className="govuk-body">
            <strong>{FORCED_WORDS[count.forced]}.</strong>
          </p>
          <BeforeThis reviewId={review.id} before={before} />
          <ThresholdCount count={{ ...count, met: false }} />
          <ChosenReports
            reviewId={review.id}
            all={count.all}
            chosen={count.chosen ?? []}
            others={count.others ?? []}
            reports={count.reports}
            isOpen={decision === undefined || decision === null}
          />
        </>
      }
    >
      {({ field, errorOf }) => (
        <>
          <Radios
            field={field("decision")}
            legend="What do the bodies decide?"
            items={[
              {
                value: "met",
                text: "The threshold is met",
                conditional: (
                  <Checkboxes
                    field={field("grounds")}
                    legend="Where the count does not meet it: on what does the review rest?"
                    legendSize="s"
                    items={Object.entries(BELOW_GROUND_NAMES).map(([value, text]) => ({ value, text }))}
                    error={errorOf("grounds")}
                  />
                ),
              },
              {
                value: "not-met",
                text: "The threshold is not met",
                conditional: (
                  <Input
                    field={field("deciderName")}
                    label="Where the count meets it: who decided that the reports do not qualify?"
                    hint="Name and office. The reasons below say why"
                    error={errorOf("deciderName")}
                  />
                ),
              },
            ]}
            error={errorOf("decision")}
          />
          <Textarea
            field={field("reasons")}
            label="Reasons"
            hint="As the applicant is to be told them"
            rows={5}
            error={errorOf("reasons")}
          />
          <DateInput
            name="decidedOn"
            field={field}
            legend="Day of the decision"
            legendSize="s"
            error={errorOf("decidedOn")}
          />
        </>
      )}
    </ReviewFormPage>
  );
}
