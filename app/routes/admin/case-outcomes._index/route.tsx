import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { OwnListPage } from "#app/components/admin/own-list-page.tsx";
import { addCaseOutcomeForm } from "#app/domain/cases/case-outcome.form.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
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
    endedOn: retiredOn !== null && retiredOn <= today ? retiredOn : null,
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
  return (
    <OwnListPage
      path="/admin/case-outcomes"
      heading="Outcomes of cases"
      intro="Whoever closes a case selects one of these. They are our proposal: no local list was found. Change them as the partnership likes."
      entry="Outcome"
      uses="Cases closed with it"
      entries={useLoaderData<typeof loader>()}
      schema={addCaseOutcomeForm}
      initial={{ name: "" }}
      reply={useActionData<typeof action>()}
      addHeading="Add an outcome"
      button="Add the outcome"
    />
  );
}
