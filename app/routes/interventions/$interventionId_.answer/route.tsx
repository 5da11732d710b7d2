import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ManagePage } from "#app/components/cases/manage-page.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { londonDay, longDay } from "#app/domain/dates/iso-day.ts";
import { SERVICE_ANSWER_NAMES, SERVICE_ANSWERS } from "#app/domain/interventions/record.ts";
import { refuseAnswering } from "#app/domain/interventions/service-answer.ts";
import { serviceAnswerForm } from "#app/domain/interventions/service-answer.form.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { answerReferral } from "#app/services/interventions/answer-referral.ts";
import { headOfIntervention, interventionToChange } from "#app/services/interventions/intervention-to-change.ts";
import { db } from "#db/open.ts";
import type { FoundIntervention } from "#db/queries/interventions.ts";

const params = z.object({ interventionId: z.uuidv7() });

export const loader = guardedLoader(
  "interventions:record",
  params,
  async ({ params: { interventionId }, actor, now }) => {
    const found = await interventionToChange({ db, actor, now }, interventionId);
    const today = londonDay(now);
    return {
      record: headOfIntervention(found),
      version: found.version,
      sentOn: found.issuedOn,
      refusal: refuseAnswering(found, today),
      answer: found.serviceAnswer ?? "",
      answeredOn: found.serviceAnsweredOn ?? today,
      outcome: found.serviceOutcome ?? "",
    };
  },
);

export const action = guardedAction("interventions:record", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, serviceAnswerForm);
  if (!form.ok) return badCaseForm(form);
  const result = await answerReferral({ db, actor, now }, params.interventionId, form.data);
  const to = afterSaving(`/interventions/${params.interventionId}`, "service-answer-recorded");
  return caseReply(result, form.values, { to, recorded: recordedAnswer });
});

function recordedAnswer({ serviceAnswer, serviceAnsweredOn, serviceOutcome }: FoundIntervention) {
  return {
    Answer: serviceAnswer === null ? null : SERVICE_ANSWER_NAMES[serviceAnswer],
    "Day of the answer": serviceAnsweredOn === null ? null : longDay(serviceAnsweredOn),
    "What came of it": serviceOutcome,
  };
}

export const meta: MetaFunction = () => [{ title: "Answer of a service – Joint Action" }];

export default function ServiceAnswerPage() {
  const { record, version, sentOn, refusal, ...given } = useLoaderData<typeof loader>();
  return (
    <ManagePage
      record={record}
      back={{ href: `/interventions/${record.id}`, text: `Intervention ${record.reference}` }}
      heading="What did the service answer?"
      button="Save the answer"
      schema={serviceAnswerForm}
      refusal={refusal}
      reason={null}
      reply={useActionData<typeof action>()}
      initial={{
        ...{ version: String(version), answer: given.answer, outcome: given.outcome },
        ...dayParts("answeredOn", given.answeredOn),
      }}
    >
      {({ field, errorOf }) => (
        <>
          <p className="govuk-body">The referral was sent on {longDay(sentOn)}.</p>
          <Radios
            field={field("answer")}
            legend="Answer"
            legendSize="s"
            items={SERVICE_ANSWERS.map((value) => ({ value, text: SERVICE_ANSWER_NAMES[value] }))}
            error={errorOf("answer")}
          />
          <DateInput
            name="answeredOn"
            field={field}
            legend="Day of the answer"
            legendSize="s"
            hint="Of somebody who did not engage: the day on which the service said so"
            error={errorOf("answeredOn")}
          />
          <Textarea
            field={field("outcome")}
            label="What came of it (optional)"
            hint="It can be added or changed later on this page"
            rows={4}
            error={errorOf("outcome")}
          />
        </>
      )}
    </ManagePage>
  );
}
