import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { AdminNavigation } from "#app/components/admin/admin-navigation.tsx";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { addRiskFactorForm } from "#app/domain/risk/lists.form.ts";
import { londonDay, shortDay } from "#app/domain/dates/iso-day.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { addRiskFactor } from "#app/services/risk/risk-factors.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { db } from "#db/open.ts";
import { listAllRiskFactors } from "#db/queries/risk-list-changes.ts";

const params = z.object({});

export const loader = guardedLoader("risk:lists", params, async ({ actor, now }) => {
  const factors = await listAllRiskFactors(db, actor.partnershipId);
  await recordList({ db, actor, now }, "risk-factor.listed", "risk-factor", factors.map(({ id }) => id)); // prettier-ignore
  const today = londonDay(now);
  return factors.map(({ id, name, endedOn, times }) => ({
    id,
    name,
    times: Number(times ?? 0),
    endedOn: endedOn !== null && endedOn <= today ? endedOn : null,
  }));
});

export const action = guardedAction("risk:lists", params, async ({ form: body, actor, now }) => {
  const form = parseForm(body, addRiskFactorForm);
  if (!form.ok) return data({ values: form.values, errors: form.errors }, 400);
  const result = await addRiskFactor({ db, actor, now }, form.data);
  if (result.kind === "refused")
    return data({ values: form.values, errors: { [result.refusal.field]: result.refusal.message } }, 422);
  return redirect(afterSaving("/admin/risk-factors", "risk-list-changed"));
});

export const meta: MetaFunction = () => [{ title: "Factors of risk – Joint Action" }];

export default function RiskFactorsPage() {
  const factors = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { field, errors, errorOf, onSubmit } = useCheckedForm(addRiskFactorForm, { name: "" }, reply);
  return (
    <>
      <ErrorSummary errors={errors} />
      <h1 className="govuk-heading-l">Factors of risk</h1>
      <AdminNavigation current="/admin/risk-factors" />
      <p className="govuk-body">
        Whoever assesses risk ticks those that make it worse. Change them as the partnership likes: assessments that
        name one keep it.
      </p>
      <Table
        caption="Factors"
        captionHidden
        stacked
        head={["Factor", "Offered", { text: "Assessments that name it", numeric: true }, "Change"]}
        rows={factors.map((factor) => [
          factor.name,
          factor.endedOn ? `No, since ${shortDay(factor.endedOn)}` : "Yes",
          factor.times,
          <a key="change" className="govuk-link" href={`/admin/risk-factors/${factor.id}`}>
            Change<span className="govuk-visually-hidden"> {factor.name}</span>
          </a>,
        ])}
      />
      <h2 className="govuk-heading-m">Add a factor</h2>
      <PageForm onSubmit={onSubmit}>
        <Input field={field("name")} label="Factor" error={errorOf("name")} autoComplete="off" />
        <Button>Add the factor</Button>
      </PageForm>
    </>
  );
}
