import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ReviewFormPage } from "#app/components/case-reviews/review-form-page.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { stepForm } from "#app/domain/case-reviews/review.form.ts";
import { mayTake, STEP_PAGE_NAMES, STEP_PAGES } from "#app/domain/case-reviews/step-page.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordedReview } from "#app/http/review-reply.server.ts";
import { headOf, reviewToWorkOn } from "#app/services/case-reviews/review-to-work-on.ts";
import { takeStep } from "#app/services/case-reviews/take-step.ts";
import { unsafeListPanel } from "#db/queries/case-review-panel.ts";
import { listWhoDealWithAsb } from "#db/queries/asb-officers.ts";
import { db } from "#db/open.ts";
import { FurtherFields } from "./further-fields.tsx";

const params = z.object({ reviewId: z.uuidv7(), name: z.enum(STEP_PAGE_NAMES) });

export const loader = guardedLoader("case-reviews:work", params, async ({ params: { reviewId, name }, actor, now }) => {
  const review = await reviewToWorkOn({ db, actor, now }, reviewId);
  const today = londonDay(now);
  const officers = name === "acknowledge" ? await listWhoDealWithAsb(db, actor.partnershipId, today) : [];
  const panel =
    name === "hold-panel" ? (await unsafeListPanel(db, reviewId)).filter(({ leftOn }) => leftOn === null) : [];
  const isNow = name === "hold-panel" && review.panelOn !== null && review.panelOn <= today ? review.panelOn : today;
  return {
    review: headOf(review),
    version: review.version,
    name,
    happenedOn: isNow,
    panelOn: review.panelOn,
    panelPlace: review.panelPlace ?? "",
    contactUserId: review.contactUserId ?? (officers.some(({ id }) => id === actor.id) ? actor.id : ""),
    officers: officers.map((o) => ({ value: o.id, text: `${o.name}, ${o.agencyName}` })),
    panel: panel.map((p) => ({ value: p.id, text: [p.name, p.agencyName].filter(Boolean).join(", ") })),
    refusal: mayTake(name, review.status) ? null : "This review is not at that step",
  };
});

export const action = guardedAction(
  "case-reviews:work",
  params,
  async ({ params: { reviewId, name }, form: body, actor, now }) => {
    const form = parseForm(body, stepForm);
    if (!form.ok) return badCaseForm(form);
    const result = await takeStep({ db, actor, now }, reviewId, name, form.data);
    return caseReply(result, form.values, {
      to: afterSaving(`/case-reviews/${reviewId}`, "case-review-changed"),
      recorded: recordedReview,
    });
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? STEP_PAGES[data.name].heading : "Case review"} – Joint Action` },
];

export default function ReviewStepPage() {
  const { review, version, name, refusal, ...offered } = useLoaderData<typeof loader>();
  const { heading, button, day, words, needsWords, ...page } = STEP_PAGES[name];
  return (
    <ReviewFormPage
      key={name}
      review={review}
      heading={heading}
      button={button}
      schema={stepForm}
      refusal={refusal}
      reply={useActionData<typeof action>()}
      initial={{
        version: String(version),
        words: "",
        contactUserId: offered.contactUserId,
        involvement: "",
        panelPlace: offered.panelPlace,
        attended: "",
        sentTo: "",
        ...dayParts("happenedOn", offered.happenedOn),
        ...dayParts("panelOn", offered.panelOn),
      }}
    >
      {(fields) => (
        <>
          <FurtherFields name={name} fields={fields} officers={offered.officers} panel={offered.panel} />
          <DateInput
            name="happenedOn"
            field={fields.field}
            legend={day}
            legendSize="s"
            error={fields.errorOf("happenedOn")}
          />
          <Textarea
            field={fields.field("words")}
            label={needsWords ? words : `${words} (optional)`}
            hint={"hint" in page ? page.hint : undefined}
            rows={4}
            error={fields.errorOf("words")}
          />
        </>
      )}
    </ReviewFormPage>
  );
}
