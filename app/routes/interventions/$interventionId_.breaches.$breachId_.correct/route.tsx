import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ChangeFormPage } from "#app/components/forms/change-form-page.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { BreachFields } from "#app/components/interventions/breach-fields.tsx";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { correctBreachForm, UNKNOWN_PERSON } from "#app/domain/interventions/breach.form.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { breachReply } from "#app/http/breach-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { breachForm, breachPage } from "#app/services/interventions/breach-pages.ts";
import { correctBreach } from "#app/services/interventions/change-breach.ts";
import { db } from "#db/open.ts";

const params = z.object({ interventionId: z.uuidv7(), breachId: z.uuidv7() });

export const loader = guardedLoader("interventions:record", params, async ({ params, actor, now }) => {
  const page = await breachPage({ db, actor, now }, params.interventionId, params.breachId);
  const form = page && (await breachForm({ db, actor, now }, params.interventionId));
  if (!form) throw new Response(null, { status: 404 });
  if (!page.isByRight) throw new Response(null, { status: 403 });
  const { breach } = page;
  // An incident that this reader may not open is neither shown nor lost.
  const hiddenIncident = breach.incidentId !== null && breach.incidentReference === null;
  return { form, breach: { ...breach, incidentId: hiddenIncident ? null : breach.incidentId }, hiddenIncident };
});

export const action = guardedAction("interventions:record", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, correctBreachForm);
  if (!form.ok) return data({ values: form.values, errors: form.errors }, 400);
  const result = await correctBreach({ db, actor, now }, params, form.data);
  const to = `/interventions/${params.interventionId}/breaches/${params.breachId}`;
  return breachReply(result, form.values, afterSaving(to, "breach-changed"));
});

export const meta: MetaFunction = () => [{ title: "Correct the breach – Joint Action" }];

export default function CorrectBreachPage() {
  const { form, breach, hiddenIncident } = useLoaderData<typeof loader>();
  const { intervention } = form;
  const isOffered = form.incidents.some(({ value }) => value === breach.incidentId);
  return (
    <ChangeFormPage
      record={{
        href: `/interventions/${intervention.id}/breaches/${breach.id}`,
        name: `Breach of ${longDay(breach.breachedOn)}`,
        version: breach.version,
        words: intervention.words,
      }}
      heading="Correct the breach"
      button="Save"
      schema={correctBreachForm}
      initial={{
        ...dayParts("breachedOn", breach.breachedOn),
        ...{
          breachedTime: breach.breachedTime ?? "",
          conditionId: breach.conditionId ?? "",
          evidence: breach.evidence,
        },
        respondent: breach.respondentId ?? UNKNOWN_PERSON,
        incidentId: isOffered ? (breach.incidentId ?? "") : "",
        incidentReference: isOffered ? "" : (breach.incidentReference ?? ""),
        ...{ proceedReason: "", reason: "" },
      }}
      reply={useActionData<typeof action>()}
    >
      {({ field, errorOf }) => (
        <>
          <BreachFields field={field} errorOf={errorOf} choices={form} />
          {hiddenIncident ? (
            <p className="govuk-body">
              It names an incident that you may not open, and keeps it unless you name another.
            </p>
          ) : null}
          <Textarea field={field("reason")} label="Why is it corrected?" rows={3} error={errorOf("reason")} />
        </>
      )}
    </ChangeFormPage>
  );
}
