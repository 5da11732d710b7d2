import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { IncidentFormPage } from "#app/components/incidents/incident-form-page.tsx";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { RECORDED_STEP_NAMES, RECORDED_STEPS, recordStepForm } from "#app/domain/incidents/deal-incident.form.ts";
import { TOLD_HOW_NAMES, TOLD_HOWS } from "#app/domain/incidents/told-victim.form.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { badIncidentForm, incidentReply } from "#app/http/incident-reply.server.ts";
import { recordIncidentStep } from "#app/services/incidents/deal-with-incident.ts";
import { incidentToChange } from "#app/services/incidents/incident-to-change.ts";
import { db } from "#db/open.ts";

const params = z.object({ incidentId: z.uuidv7() });

export const loader = guardedLoader("incidents:change", params, async ({ params: { incidentId }, actor, now }) => {
  const page = await incidentToChange({ db, actor, now }, incidentId);
  if (!page) throw new Response(null, { status: 404 });
  const { incident, nextStep, nextStepOn, hasFirstContact } = page;
  return { incident, nextStep, nextStepOn, hasFirstContact, today: londonDay(now) };
});

export const action = guardedAction("incidents:change", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, recordStepForm);
  if (!form.ok) return badIncidentForm(form);
  const result = await recordIncidentStep({ db, actor, now }, params.incidentId, form.data);
  return incidentReply(result, form.values, afterSaving(`/incidents/${params.incidentId}`, "incident-changed"));
});

export const meta: MetaFunction = () => [{ title: "Record what was done – Joint Action" }];

export default function RecordStepPage() {
  const { incident, nextStep, nextStepOn, hasFirstContact, today } = useLoaderData<typeof loader>();
  const kinds = RECORDED_STEPS.filter((kind) => !(hasFirstContact && kind === "first-contact"));
  return (
    <IncidentFormPage
      incident={incident}
      heading="Record what was done"
      button="Save"
      schema={recordStepForm}
      initial={{
        ...{ kind: "", how: "", words: "", nextStep: nextStep ?? "" },
        ...dayParts("happenedOn", today),
        ...dayParts("nextStepOn", nextStepOn),
      }}
      reply={useActionData<typeof action>()}
    >
      {({ field, errorOf }) => (
        <>
          <Radios
            field={field("kind")}
            legend="What is recorded?"
            items={kinds.map((value) => ({ value, text: RECORDED_STEP_NAMES[value] }))}
            error={errorOf("kind")}
          />
          <DateInput name="happenedOn" field={field} legend="Day" error={errorOf("happenedOn")} />
          <Select
            field={field("how")}
            label="How, if the victim was told something"
            items={TOLD_HOWS.map((value) => ({ value, text: TOLD_HOW_NAMES[value] }))}
            placeholder="Select how"
            error={errorOf("how")}
          />
          <Textarea field={field("words")} label="What was done or said" rows={4} error={errorOf("words")} />
          <Input
            field={field("nextStep")}
            label="Next step (optional)"
            autoComplete="off"
            error={errorOf("nextStep")}
          />
          <DateInput name="nextStepOn" field={field} legend="Day of the next step" error={errorOf("nextStepOn")} />
        </>
      )}
    </IncidentFormPage>
  );
}
