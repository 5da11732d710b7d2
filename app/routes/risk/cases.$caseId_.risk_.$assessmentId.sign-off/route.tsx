import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { Radios } from "#app/components/govuk/radios.tsx";
import { SummaryList } from "#app/components/govuk/summary-list.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { RiskFormPage } from "#app/components/risk/risk-form-page.tsx";
import { londonDay, longDay } from "#app/domain/dates/iso-day.ts";
import { signOffForm } from "#app/domain/risk/decide-proposal.form.ts";
import { REQUIREMENT_NAMES } from "#app/domain/risk/requirements.ts";
import { maySignOff } from "#app/domain/risk/sign-off.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { badRiskForm, riskReply } from "#app/http/risk-reply.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { requirementsOf } from "#app/services/risk/requirements-of.ts";
import { signOff } from "#app/services/risk/sign-off.ts";
import { signOffDueOn } from "#app/services/risk/sign-off-due.ts";
import { db } from "#db/open.ts";
import { unsafeFindSupervision } from "#db/queries/case-supervision.ts";
import { findCaseById } from "#db/queries/cases.ts";
import { findAssessmentOfCase } from "#db/queries/risk-assessments.ts";
import { settingsOn } from "#db/queries/settings.ts";

const params = z.object({ caseId: z.uuidv7(), assessmentId: z.uuidv7() });

export const loader = guardedLoader("risk:sign-off", params, async ({ params, actor, now }) => {
  const record = await findCaseById(db, actor, params.caseId);
  const about = record && (await findAssessmentOfCase(db, { caseId: record.id, id: params.assessmentId }));
  if (!record || !about) throw new Response(null, { status: 404 });
  const today = londonDay(now);
  const supervision = await unsafeFindSupervision(db, record.id, today);
  if (!maySignOff(actor, supervision, about.assessedBy)) throw new Response(null, { status: 403 });
  await recordView({ db, actor, now }, "risk.viewed", "case", record.id, {
    objects: [{ kind: "person", id: about.personId }],
  });
  const settings = await settingsOn(db, actor.partnershipId, today);
  const high = (await requirementsOf(db, [record], { settings, today })).find((h) => h.assessmentId === about.id);
  const days = settings["risk.high.sign-off-working-days"];
  return {
    ...{ caseId: record.id, reference: record.reference, today },
    dueOn: await signOffDueOn(db, about.recordedAt, days),
    requirements: (high?.requirements ?? []).filter((r) => r.id !== "sign-off"),
  };
});

export const action = guardedAction("risk:sign-off", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, signOffForm);
  if (!form.ok) return badRiskForm(form);
  const result = await signOff({ db, actor, now }, params.caseId, params.assessmentId, form.data);
  const saved = form.data.decision === "signed-off" ? "risk-signed-off" : "risk-sent-back";
  return riskReply(result, form.values, afterSaving(`/cases/${params.caseId}/risk`, saved));
});

export const meta: MetaFunction<typeof loader> = () => [{ title: "Sign off a High risk – Joint Action" }];

export default function SignOffPage() {
  const { caseId, reference, dueOn, today, requirements } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <RiskFormPage
      back={{ href: `/cases/${caseId}/risk`, text: `Risk in ${reference}` }}
      caption={reference}
      heading="Sign off a High risk"
      above={
        <>
          {dueOn ? (
            <p className="govuk-body">
              To be signed off by {longDay(dueOn)}
              {dueOn < today ? ", which has passed" : ""}.
            </p>
          ) : null}
          <SummaryList
            rows={requirements.map((r) => ({ key: REQUIREMENT_NAMES[r.id], value: r.isDone ? "Done" : "Missing" }))}
          />
        </>
      }
      button="Save"
      schema={signOffForm}
      initial={{ decision: "", reason: "" }}
      reply={reply}
    >
      {({ field, errorOf }) => (
        <>
          <Radios
            field={field("decision")}
            legend="Your decision"
            items={[
              { value: "signed-off", text: "Sign it off" },
              { value: "sent-back", text: "Send it back" },
            ]}
            error={errorOf("decision")}
          />
          <Textarea
            field={field("reason")}
            label="What is missing"
            hint="Needed to send it back"
            rows={3}
            error={errorOf("reason")}
          />
        </>
      )}
    </RiskFormPage>
  );
}
