import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ChangeFormPage } from "#app/components/forms/change-form-page.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { STEP_PAGE_NAMES, STEP_PAGES, stepsOpen } from "#app/domain/rights/request-steps.ts";
import { requestStepForm } from "#app/domain/rights/request.form.ts";
import { REQUEST_OUTCOME_NAMES, REQUEST_OUTCOMES } from "#app/domain/rights/request.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { requestReply } from "#app/http/request-reply.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { takeRequestStep } from "#app/services/rights/take-request-step.ts";
import { db } from "#db/open.ts";
import { findRightsRequest } from "#db/queries/rights-requests.ts";

const params = z.object({ requestId: z.uuidv7(), name: z.enum(STEP_PAGE_NAMES) });
const NOT_NOW = "This cannot be recorded as the request stands now.";

export const loader = guardedLoader("rights:manage", params, async ({ params: { requestId, name }, actor, now }) => {
  const request = await findRightsRequest(db, actor.partnershipId, requestId);
  if (!request) throw new Response(null, { status: 404 });
  await recordView({ db, actor, now }, "rights.viewed", "rights-request", requestId);
  const words = stepsOpen(request).includes(name) ? `About ${request.subjectName}.` : NOT_NOW;
  const record = { href: `/rights/${requestId}`, name: request.reference, version: request.version, words };
  return { name, today: londonDay(now), record };
});

export const action = guardedAction(
  "rights:manage",
  params,
  async ({ params: { requestId, name }, form: body, actor, now }) => {
    const form = parseForm(body, requestStepForm);
    if (!form.ok) return data({ values: form.values, errors: form.errors }, 400);
    const result = await takeRequestStep({ db, actor, now }, requestId, name, form.data);
    return requestReply(result, form.values, afterSaving(`/rights/${requestId}`, "rights-recorded"));
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? STEP_PAGES[data.name].heading : "Request"} – Joint Action` },
];

export default function RequestStepPage() {
  const { name, today, record } = useLoaderData<typeof loader>();
  const { heading, dayLabel, wordsLabel, hint, needsWords } = STEP_PAGES[name];
  return (
    <ChangeFormPage
      record={record}
      heading={heading}
      button="Save"
      schema={requestStepForm}
      initial={{ ...dayParts("happenedOn", today), words: "", ...dayParts("toldOn", null), outcome: "" }}
      reply={useActionData<typeof action>()}
    >
      {({ field, errorOf }) => (
        <>
          {name === "closed" ? (
            <Radios
              field={field("outcome")}
              legend="Outcome"
              legendSize="s"
              items={REQUEST_OUTCOMES.map((value) => ({ value, text: REQUEST_OUTCOME_NAMES[value] }))}
              error={errorOf("outcome")}
              small
            />
          ) : null}
          <DateInput name="happenedOn" field={field} legend={dayLabel} legendSize="s" error={errorOf("happenedOn")} />
          <Textarea
            field={field("words")}
            label={needsWords ? wordsLabel : `${wordsLabel} (optional)`}
            hint={hint ?? undefined}
            rows={4}
            error={errorOf("words")}
          />
          {name === "extended" ? (
            <DateInput
              name="toldOn"
              field={field}
              legend="Day they were told (leave blank if not yet)"
              legendSize="s"
              error={errorOf("toldOn")}
            />
          ) : null}
        </>
      )}
    </ChangeFormPage>
  );
}
