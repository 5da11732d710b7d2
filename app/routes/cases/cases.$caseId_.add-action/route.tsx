import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { OfficerSelect } from "#app/components/forms/officer-select.tsx";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { createActionForm } from "#app/domain/actions/action.form.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { createAction } from "#app/services/actions/create-action.ts";
import { newOnce } from "#app/services/session/made-once.ts";
import { db } from "#db/open.ts";
import { findCaseById, unsafeListUsersWithSight } from "#db/queries/cases.ts";
import { listAgenciesOfPartnership } from "#db/queries/partnership-agencies.ts";

const params = z.object({ caseId: z.uuidv7() });

export const loader = guardedLoader("actions:create", params, async ({ params, actor, now }) => {
  const record = await findCaseById(db, actor, params.caseId);
  if (!record) throw new Response(null, { status: 404 });
  const agencies = await listAgenciesOfPartnership(db, actor.partnershipId);
  const users = await unsafeListUsersWithSight(db, record, londonDay(now));
  return {
    once: newOnce(),
    caseId: record.id,
    reference: record.reference,
    agencies: agencies.map(({ id, name }) => ({ value: id, text: name })),
    users: users.map(({ id, name, agencyId, agencyName }) => ({ id, name, agencyId, agencyName })),
  };
});

export const action = guardedAction("actions:create", params, async ({ params, form: body, actor, now, once }) => {
  const form = parseForm(body, createActionForm);
  if (!form.ok) return data({ values: form.values, errors: form.errors }, 400);
  const result = await createAction({ db, actor, now, once }, params.caseId, form.data);
  switch (result.kind) {
    case "not-found":
      throw new Response(null, { status: 404 });
    case "refused":
      return data({ values: form.values, errors: { [result.refusal.field ?? "form"]: result.refusal.message } }, 422);
    case "done":
      return redirect(afterSaving(`/cases/${params.caseId}`, "action-given"));
  }
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Add an action ${data?.reference ?? ""} – Joint Action` },
];

export default function AddActionPage() {
  const { once, caseId, reference, agencies, users } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const initial = { words: "", ownerAgencyId: "", ownerUserId: "", ...dayParts("dueOn", null) };
  const { field, errors, errorOf, onSubmit } = useCheckedForm(createActionForm, initial, reply);
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={`/cases/${caseId}`}>Back to {reference}</BackLink>
        <ErrorSummary errors={errors} />
        <h1 className="govuk-heading-l">Add an action</h1>
        <PageForm onSubmit={onSubmit} once={once}>
          <Textarea field={field("words")} label="What is to be done" rows={3} error={errorOf("words")} />
          <Select
            field={field("ownerAgencyId")}
            label="Agency that owns it"
            items={agencies}
            placeholder="Select an agency"
            error={errorOf("ownerAgencyId")}
          />
          <OfficerSelect
            field={field("ownerUserId")}
            agencyField="ownerAgencyId"
            officers={users}
            label="Owner"
            hint="Only people who can open this case are listed"
            error={errorOf("ownerUserId")}
          />
          <DateInput name="dueOn" field={field} legend="Due" hint="For example, 27 3 2027" error={errorOf("dueOn")} />
          <Button>Save the action</Button>
        </PageForm>
      </div>
    </div>
  );
}
