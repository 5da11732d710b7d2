import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ReviewFormPage } from "#app/components/case-reviews/review-form-page.tsx";
import { Checkboxes } from "#app/components/govuk/checkboxes.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { refuseReportsNow } from "#app/domain/case-reviews/chosen-reports.ts";
import { reportsForm } from "#app/domain/case-reviews/review.form.ts";
import { londonDay, longDay } from "#app/domain/dates/iso-day.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordedReview } from "#app/http/review-reply.server.ts";
import { chooseReports } from "#app/services/case-reviews/choose-reports.ts";
import { reportsToChoose } from "#app/services/case-reviews/count-of-review.ts";
import { headOf, reviewToWorkOn } from "#app/services/case-reviews/review-to-work-on.ts";
import { unsafeListChosenReports } from "#db/queries/case-review-reports.ts";
import { unsafeFindReviewDecision } from "#db/queries/case-review-steps.ts";
import { db } from "#db/open.ts";

const params = z.object({ reviewId: z.uuidv7() });

export const loader = guardedLoader("case-reviews:work", params, async ({ params: { reviewId }, actor, now }) => {
  const review = await reviewToWorkOn({ db, actor, now }, reviewId);
  const reports = await reportsToChoose(db, actor.partnershipId, review);
  const chosen = await unsafeListChosenReports(db, reviewId);
  const isDecided = (await unsafeFindReviewDecision(db, reviewId)) !== undefined;
  return {
    review: headOf(review),
    version: review.version,
    today: londonDay(now),
    chosen: chosen.map(({ id }) => id).filter((id) => reports.some((report) => report.id === id)),
    reports: reports.map(({ id, reference, reportedOn, agencyName, isOwn, words }) => ({
      ...{ id, reference, reportedOn, agencyName, isOwn, words },
    })),
    refusal: refuseReportsNow({ isDecided, status: review.status }),
  };
});

export const action = guardedAction(
  "case-reviews:work",
  params,
  async ({ params: { reviewId }, form: body, actor, now }) => {
    const form = parseForm(body, reportsForm);
    if (!form.ok) return badCaseForm(form);
    const result = await chooseReports({ db, actor, now }, reviewId, form.data);
    return caseReply(result, form.values, {
      to: afterSaving(`/case-reviews/${reviewId}/threshold`, "case-review-changed"),
      recorded: recordedReview,
    });
  },
);

export const meta: MetaFunction = () => [{ title: "Reports of a case review – Joint Action" }];

export default function ReportsPage() {
  const { review, version, chosen, reports, refusal } = useLoaderData<typeof loader>();
  const lineOf = (r: (typeof reports)[number]) =>
    `${r.reference}, ${longDay(r.reportedOn)}, to ${r.agencyName}${r.isOwn ? "" : " (by another)"}`;
  return (
    <ReviewFormPage
      key={version}
      review={review}
      heading="Reports that the application concerns"
      button="Save the reports"
      schema={reportsForm}
      refusal={refusal}
      reply={useActionData<typeof action>()}
      initial={{ version: String(version), reportId: chosen, reason: "" }}
      before={
        refusal ? (
          <ul className="govuk-list govuk-list--bullet">
            {reports.map((r) => (
              <li key={r.id}>
                {lineOf(r)}: {chosen.includes(r.id) ? "chosen" : "not chosen"}
              </li>
            ))}
          </ul>
        ) : (
          <p className="govuk-body">
            The count of the threshold uses the reports that are ticked, and shows beside it what all of them would
            make.
          </p>
        )
      }
    >
      {({ field, errorOf }) => (
        <>
          <Checkboxes
            field={field("reportId")}
            legend="Which reports does it concern?"
            hint="Every report of the victim’s, and every report about the problem, that is recorded"
            items={reports.map((r) => ({ value: r.id, text: lineOf(r), hint: r.words }))}
            error={errorOf("reportId")}
          />
          <Input
            field={field("reason")}
            label="Why other reports are chosen"
            hint="For example: the applicant says that the report of May is about somebody else"
            error={errorOf("reason")}
          />
        </>
      )}
    </ReviewFormPage>
  );
}
