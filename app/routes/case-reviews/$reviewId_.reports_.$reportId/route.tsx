import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ReviewFormPage } from "#app/components/case-reviews/review-form-page.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { SummaryList } from "#app/components/govuk/summary-list.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { countedAnywayForm } from "#app/domain/case-reviews/review.form.ts";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordedReview } from "#app/http/review-reply.server.ts";
import { anonymousReport, countAnyway } from "#app/services/case-reviews/count-anyway.ts";
import { headOf, reviewToWorkOn } from "#app/services/case-reviews/review-to-work-on.ts";
import { db } from "#db/open.ts";

const params = z.object({ reviewId: z.uuidv7(), reportId: z.uuidv7() });

export const loader = guardedLoader("case-reviews:work", params, async ({ params: ids, actor, now }) => {
  const review = await reviewToWorkOn({ db, actor, now }, ids.reviewId);
  const found = await anonymousReport(db, actor.partnershipId, review, ids.reportId);
  if (!found) throw new Response(null, { status: 404 });
  const { report, countedBecause, refusal } = found;
  return {
    review: headOf(review),
    version: review.version,
    report: { reference: report.reference, reportedOn: report.reportedOn, agencyName: report.agencyName, words: report.words }, // prettier-ignore
    countedBecause,
    refusal,
  };
});

export const action = guardedAction("case-reviews:work", params, async ({ params: ids, form: body, actor, now }) => {
  const form = parseForm(body, countedAnywayForm);
  if (!form.ok) return badCaseForm(form);
  const { reviewId: id, reportId } = ids;
  const result = await countAnyway({ db, actor, now }, { id, reportId }, form.data);
  return caseReply(result, form.values, {
    to: afterSaving(`/case-reviews/${id}/threshold`, "case-review-changed"),
    recorded: recordedReview,
  });
});

export const meta: MetaFunction = () => [{ title: "Anonymous report of a case review – Joint Action" }];

export default function AnonymousReportPage() {
  const { review, version, report, countedBecause, refusal } = useLoaderData<typeof loader>();
  return (
    <ReviewFormPage
      review={review}
      heading="Does this anonymous report count?"
      button="Save"
      schema={countedAnywayForm}
      refusal={refusal}
      reply={useActionData<typeof action>()}
      initial={{ version: String(version), isCounted: countedBecause === null ? "" : "yes", countedBecause: "" }}
      before={
        <>
          <p className="govuk-body">
            Nobody can tell whether whoever reported it has reported the same before, so it does not count by itself. It
            may count when it is clearly about this behaviour, for example when the applicant produces its reference.
          </p>
          <SummaryList
            rows={[
              { key: "Report", value: report.reference },
              { key: "Reported", value: `${longDay(report.reportedOn)}, to ${report.agencyName}` },
              { key: "At present", value: report.words },
              ...(countedBecause ? [{ key: "Counted because", value: countedBecause }] : []),
            ]}
          />
        </>
      }
    >
      {({ field, errorOf }) => (
        <>
          <Radios
            field={field("isCounted")}
            legend="Is it counted?"
            legendSize="s"
            items={[
              { value: "yes", text: "Yes, count it" },
              { value: "no", text: "No, do not count it" },
            ]}
            error={errorOf("isCounted")}
          />
          <Textarea
            field={field("countedBecause")}
            label="Reason"
            hint="It is kept with the count and in the history"
            rows={3}
            error={errorOf("countedBecause")}
          />
        </>
      )}
    </ReviewFormPage>
  );
}
