import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { BreachFields, OutcomeFields } from "#app/components/interventions/breach-fields.tsx";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { recordBreachForm } from "#app/domain/interventions/breach.form.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { breachReply } from "#app/http/breach-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { breachForm } from "#app/services/interventions/breach-pages.ts";
import { recordBreach } from "#app/services/interventions/record-breach.ts";
import { newOnce } from "#app/services/session/made-once.ts";
import { db } from "#db/open.ts";

const params = z.object({ interventionId: z.uuidv7() });

export const loader = guardedLoader("interventions:record", params, async ({ params, actor, now }) => {
  const page = await breachForm({ db, actor, now }, params.interventionId);
  if (!page) throw new Response(null, { status: 404 });
  if (!page.isByRight) throw new Response(null, { status: 403 });
  return { ...page, once: newOnce() };
});

export const action = guardedAction(
  "interventions:record",
  params,
  async ({ params, form: body, actor, now, once }) => {
    const form = parseForm(body, recordBreachForm);
    if (!form.ok) return data({ values: form.values, errors: form.errors }, 400);
    const result = await recordBreach({ db, actor, now, once }, params.interventionId, form.data);
    return breachReply(result, form.values, afterSaving(`/interventions/${params.interventionId}`, "breach-recorded"));
  },
);

export const meta: MetaFunction = () => [{ title: "Record a breach – Joint Action" }];

const BLANK = {
  ...{ respondent: "", conditionId: "", breachedTime: "", evidence: "", incidentId: "", incidentReference: "" },
  ...{ proceedReason: "", consequence: "", consequenceWords: "" },
};

export default function RecordBreachPage() {
  const { intervention, once, ...choices } = useLoaderData<typeof loader>();
  const [only] = choices.respondents;
  const respondent = choices.respondents.length === 1 && !choices.mayBeUnknown ? (only?.value ?? "") : "";
  const initial = { ...BLANK, respondent, ...dayParts("breachedOn", null), ...dayParts("decidedOn", null) };
  const reply = useActionData<typeof action>();
  const { field, errors, errorOf, onSubmit } = useCheckedForm(recordBreachForm, initial, reply);
  const until = intervention.untilDay === null ? "" : ` to ${longDay(intervention.untilDay)}`;
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={`/interventions/${intervention.id}`}>{intervention.reference}</BackLink>
        <ErrorSummary errors={errors} />
        <h1 className="govuk-heading-l">Record a breach</h1>
        <p className="govuk-body">
          {intervention.words}, from {longDay(intervention.fromDay)}
          {until}.
        </p>
        <PageForm onSubmit={onSubmit} once={once}>
          <BreachFields field={field} errorOf={errorOf} choices={choices} />
          <OutcomeFields field={field} errorOf={errorOf} />
          <Button>Record the breach</Button>
        </PageForm>
      </div>
    </div>
  );
}
