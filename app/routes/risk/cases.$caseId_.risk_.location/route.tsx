import { mayAssess } from "#app/domain/risk/assessment.ts";
import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { RiskFormPage } from "#app/components/risk/risk-form-page.tsx";
import { caseHeader } from "#app/domain/cases/case-header.ts";
import { londonDay, longDay } from "#app/domain/dates/iso-day.ts";
import { uncorrected } from "#app/domain/risk/assessment.ts";
import { locationAssessmentForm } from "#app/domain/risk/location-assessment.form.ts";
import { OCCASION_NAMES, OCCASIONS } from "#app/domain/risk/occasions.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { badRiskForm, riskReply } from "#app/http/risk-reply.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { assessLocation } from "#app/services/risk/assess-location.ts";
import { newOnce } from "#app/services/session/made-once.ts";
import { db } from "#db/open.ts";
import { findCaseById } from "#db/queries/cases.ts";
import { listLocationLevels, unsafeListLocationAssessments } from "#db/queries/location-assessments.ts";

const params = z.object({ caseId: z.uuidv7() });

export const loader = guardedLoader("risk:assess", params, async ({ params, request, actor, now }) => {
  const record = await findCaseById(db, actor, params.caseId);
  if (!record || record.subjectKind !== "location") throw new Response(null, { status: 404 });
  if (!mayAssess(actor, record)) throw new Response(null, { status: 403 });
  await recordView({ db, actor, now }, "risk.viewed", "case", record.id);
  const today = londonDay(now);
  const newest = uncorrected(await unsafeListLocationAssessments(db, record.id))[0];
  const corrects = new URL(request.url).searchParams.get("corrects");
  return {
    ...{ once: newOnce(), caseId: record.id, reference: record.reference, place: caseHeader(record).subject, today },
    levels: await listLocationLevels(db, actor.partnershipId, today),
    before: newest
      ? {
          id: newest.id,
          levelName: newest.levelName,
          assessedOn: longDay(newest.assessedOn),
          by: newest.assessedByName,
        }
      : null,
    correctsId: corrects !== null && corrects === newest?.id ? corrects : null,
  };
});

export const action = guardedAction("risk:assess", params, async ({ params, form: body, actor, now, once }) => {
  const form = parseForm(body, locationAssessmentForm);
  if (!form.ok) return badRiskForm(form);
  const result = await assessLocation({ db, actor, now, once }, params.caseId, form.data);
  return riskReply(result, form.values, afterSaving(`/cases/${params.caseId}/risk`, "risk-assessed"));
});

export const meta: MetaFunction<typeof loader> = () => [{ title: "Assess a place – Joint Action" }];

export default function LocationRiskPage() {
  const { once, caseId, reference, place, today, levels, before, correctsId } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <RiskFormPage
      back={{ href: `/cases/${caseId}/risk`, text: `Risk in ${reference}` }}
      caption={place}
      heading={correctsId ? "Correct the newest entry about the place" : "Assess the place"}
      above={
        <>
          <p className="govuk-body">This scale is the partnership’s own, for places alone.</p>
          {before ? (
            <p className="govuk-body">
              {reply?.isStale ? "Recorded now: " : "Before: "}
              {before.levelName}, {before.assessedOn}, {before.by ?? "no account"}.
            </p>
          ) : null}
        </>
      }
      button="Save the assessment"
      schema={locationAssessmentForm}
      initial={{
        ...{ seen: before?.id ?? "", correctsId: correctsId ?? "", correctionReason: "", levelId: "", reasons: "" },
        occasion: before ? "review" : "referral",
        ...dayParts("assessedOn", today),
        ...dayParts("nextReviewOn", null),
      }}
      reply={reply}
      once={once}
      hidden={["seen", "correctsId"]}
    >
      {({ field, errorOf }) => (
        <>
          {correctsId ? (
            <Textarea
              field={field("correctionReason")}
              label="What was wrong in the entry that you correct?"
              rows={2}
              error={errorOf("correctionReason")}
            />
          ) : null}
          <Radios
            field={field("levelId")}
            legend="Level"
            items={levels.map((l) => ({
              value: l.id,
              text: l.name,
              hint: `${l.meaning} Review within ${l.reviewDays} days.`,
            }))}
            error={errorOf("levelId")}
          />
          <Textarea field={field("reasons")} label="Reasons" rows={3} error={errorOf("reasons")} />
          <Select
            field={field("occasion")}
            label="Occasion"
            items={OCCASIONS.map((value) => ({ value, text: OCCASION_NAMES[value] }))}
            error={errorOf("occasion")}
          />
          <DateInput name="assessedOn" field={field} legend="Day of the assessment" error={errorOf("assessedOn")} />
          <DateInput
            name="nextReviewOn"
            field={field}
            legend="Next review"
            hint="Leave blank for the furthest day that the level allows"
            error={errorOf("nextReviewOn")}
          />
        </>
      )}
    </RiskFormPage>
  );
}
