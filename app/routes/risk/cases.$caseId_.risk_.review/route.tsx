import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { RiskFormPage } from "#app/components/risk/risk-form-page.tsx";
import { RiskTag } from "#app/components/risk/risk-tag.tsx";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { riskReviewForm } from "#app/domain/risk/review.form.ts";
import { REVIEWER_NAMES } from "#app/domain/risk/reviews.ts";
import { reviewsAs } from "#app/domain/risk/sign-off.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { badRiskForm, riskReply } from "#app/http/risk-reply.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { recordReview } from "#app/services/risk/record-review.ts";
import { newOnce } from "#app/services/session/made-once.ts";
import { db } from "#db/open.ts";
import { unsafeFindSupervision } from "#db/queries/case-supervision.ts";
import { findCaseById } from "#db/queries/cases.ts";

const params = z.object({ caseId: z.uuidv7() });

export const loader = guardedLoader("risk:sign-off", params, async ({ params, actor, now }) => {
  const record = await findCaseById(db, actor, params.caseId);
  if (!record) throw new Response(null, { status: 404 });
  const role = reviewsAs(actor, await unsafeFindSupervision(db, record.id, londonDay(now)));
  if (!role) throw new Response(null, { status: 403 });
  await recordView({ db, actor, now }, "risk.viewed", "case", record.id);
  const { id: caseId, reference, riskLevel, riskProposed } = record;
  return { once: newOnce(), caseId, reference, riskLevel, riskProposed, role: REVIEWER_NAMES[role].toLowerCase() };
});

export const action = guardedAction("risk:sign-off", params, async ({ params, form: body, actor, now, once }) => {
  const form = parseForm(body, riskReviewForm);
  if (!form.ok) return badRiskForm(form);
  const result = await recordReview({ db, actor, now, once }, params.caseId, form.data);
  return riskReply(result, form.values, afterSaving(`/cases/${params.caseId}/risk`, "risk-reviewed"));
});

export const meta: MetaFunction<typeof loader> = () => [{ title: "Review risk – Joint Action" }];

export default function ReviewPage() {
  const { once, caseId, reference, riskLevel, riskProposed, role } = useLoaderData<typeof loader>();
  return (
    <RiskFormPage
      back={{ href: `/cases/${caseId}/risk`, text: `Risk in ${reference}` }}
      caption={reference}
      heading={`Review as ${role}`}
      above={
        <p className="govuk-body">
          <RiskTag level={riskLevel} proposed={riskProposed} />
        </p>
      }
      button="Record the review"
      schema={riskReviewForm}
      initial={{ words: "" }}
      reply={useActionData<typeof action>()}
      once={once}
    >
      {({ field, errorOf }) => (
        <Textarea
          field={field("words")}
          label="What did you look at, and what is to change?"
          rows={5}
          error={errorOf("words")}
        />
      )}
    </RiskFormPage>
  );
}
