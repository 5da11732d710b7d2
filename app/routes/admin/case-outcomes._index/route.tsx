import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { AdminNavigation } from "#app/components/admin/admin-navigation.tsx";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { addCaseOutcomeForm } from "#app/domain/cases/case-outcome.form.ts";
import { londonDay, shortDay } from "#app/domain/dates/iso-day.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { addCaseOutcome } from "#app/services/admin/case-outcomes.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { db } from "#db/open.ts";
import { listOutcomes } from "#db/queries/case-outcomes.ts";

const params = z.object({});

export const loader = guardedLoader("case-lists:manage", params, async ({ actor, now }) => {
  const outcomes = await listOutcomes(db, actor.partnershipId);
  await recordList({ db, actor, now }, "case-outcome.listed", "case-outcome", outcomes.map(({ id }) => id)); // prettier-ignore
  const today = londonDay(now);
  return outcomes.map(({ id, name, retiredOn, times }) => ({
    id,
    name,
    times: Number(times ?? 0),
    retiredOn: retiredOn !== null && retiredOn <= today ? retiredOn : null,
  }));
});

export const action = guardedAction("case-lists:manage", params, async ({ form: body, actor, now }) => {
  const form = parseForm(body, addCaseOutcomeForm);
  if (!form.ok) return data({ values: form.values, errors: form.errors }, 400);
  const result = await addCaseOutcome({ db, actor, now }, form.data);
  if (result.kind === "refused")
    return data({ values: form.values, errors: { [result.refusal.field]: result.refusal.message } }, 422);
  return redirect(afterSaving("/admin/case-outcomes", "case-outcome-added"));
});

export const meta: MetaFunction = () => [{ title: "Outcomes of cases – Joint Action" }];

export default function CaseOutcomesPage() {
  const outcomes = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { field, errors, errorOf, onSubmit } = useCheckedForm(addCaseOutcomeForm, { name: "" }, reply);
  return (
    <>
      <ErrorSummary errors={errors} />
      <h1 className="govuk-heading-l">Outcomes of cases</h1>
      <AdminNavigation current="/admin/case-outcomes" />
      <p className="govuk-body">
        Whoever closes a case selects one of these. They are our proposal: no local list was found. Change them as the
        partnership likes.
      </p>
      <Table
        caption="Outcomes"
        captionHidden
        stacked
        head={["Outcome", "Offered", { text: "Cases closed with it", numeric: true }, "Change"]}
        rows={outcomes.map((outcome) => [
          outcome.name,
          outcome.retiredOn ? `No, since ${shortDay(outcome.retiredOn)}` : "Yes",
          outcome.times,
          <a key="change" className="govuk-link" href={`/admin/case-outcomes/${outcome.id}`}>
            Change<span className="govuk-visually-hidden"> {outcome.name}</span>
          </a>,
        ])}
      />
      <h2 className="govuk-heading-m">Add an outcome</h2>
      <PageForm onSubmit={onSubmit}>
        <Input field={field("name")} label="Outcome" error={errorOf("name")} autoComplete="off" />
        <Button>Add the outcome</Button>
      </PageForm>
    </>
  );
}
