import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { Checkboxes } from "#app/components/govuk/checkboxes.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { mayHearBreaches } from "#app/domain/interventions/breach-follows.ts";
import { hearBreachesForm } from "#app/domain/interventions/hear-breaches.form.ts";
import { type FieldErrors, dayParts, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { breachesForSitting } from "#app/services/interventions/breaches-page.ts";
import { hearBreaches } from "#app/services/interventions/hear-breaches.ts";
import { db } from "#db/open.ts";
import { findGroup } from "#db/queries/groups.ts";

const params = z.object({ groupId: z.uuidv7() });
const MOST = 200;

export const loader = guardedLoader("interventions:record", params, async ({ params: { groupId }, actor, now }) => {
  const group = mayHearBreaches(actor, groupId) ? await findGroup(db, actor.partnershipId, groupId) : undefined;
  if (!group) throw new Response(null, { status: 404 });
  return { groupId, name: group.name, breaches: await breachesForSitting({ db, actor, now }, groupId, MOST) };
});

export const action = guardedAction("interventions:record", params, async ({ params, form: body, actor, now }) => {
  const { groupId } = params;
  if (!mayHearBreaches(actor, groupId)) throw new Response(null, { status: 404 });
  const form = parseForm(body, hearBreachesForm);
  if (!form.ok) return data({ values: form.values, errors: form.errors }, 400);
  const result = await hearBreaches({ db, actor, now }, groupId, form.data);
  if (result.kind === "done") return redirect(afterSaving(`/groups/${groupId}/meetings`, "breaches-heard"));
  const errors: FieldErrors = { [result.refusal.field]: result.refusal.message };
  return data({ values: form.values, errors }, 422);
});

export const meta: MetaFunction = () => [{ title: "Breaches for the next sitting – Joint Action" }];

const BLANK = { breachId: [], ...dayParts("heardOn", null) };

export default function HearBreachesPage() {
  const { groupId, name, breaches } = useLoaderData<typeof loader>();
  const { field, errors, errorOf, onSubmit } = useCheckedForm(hearBreachesForm, BLANK, useActionData<typeof action>());
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={`/groups/${groupId}/meetings`}>Meetings of {name}</BackLink>
        <ErrorSummary errors={errors} />
        <h1 className="govuk-heading-l">Breaches that were heard</h1>
        {breaches.length === 0 ? (
          <p className="govuk-body">No breach waits for the next sitting.</p>
        ) : (
          <PageForm onSubmit={onSubmit}>
            <Checkboxes
              field={field("breachId")}
              legend="Which breaches were heard?"
              items={breaches.map(({ id, reference, kind, who, breachedOn }) => ({
                value: id,
                text: `${reference}: ${longDay(breachedOn)}`,
                hint: [kind, who].filter(Boolean).join(". "),
              }))}
              error={errorOf("breachId")}
            />
            <DateInput name="heardOn" field={field} legend="Day of the sitting" error={errorOf("heardOn")} />
            <Button>Mark as heard</Button>
          </PageForm>
        )}
      </div>
    </div>
  );
}
