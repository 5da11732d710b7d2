import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { LineFields } from "#app/components/plan/line-fields.tsx";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { newLineForm } from "#app/domain/plan/funding.form.ts";
import { yearAsked, yearChoices } from "#app/domain/plan/plan-year.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { fundingYears } from "#app/services/plan/funding-year.ts";
import { addFundingLine } from "#app/services/plan/keep-funding-line.ts";
import { newOnce } from "#app/services/session/made-once.ts";
import { db } from "#db/open.ts";
import { listAgenciesOfPartnership } from "#db/queries/partnership-agencies.ts";

const params = z.object({});

export const loader = guardedLoader("money:manage", params, async ({ request, actor, now }) => {
  const today = londonDay(now);
  const year = yearAsked(new URL(request.url).searchParams.get("year"), today);
  const years = await fundingYears(db, actor.partnershipId, today);
  const agencies = await listAgenciesOfPartnership(db, actor.partnershipId);
  return {
    ...{ year, years: years.includes(year) ? years : [year, ...years], once: newOnce() },
    agencies: agencies.map(({ id, name }) => ({ id, name })),
  };
});

export const action = guardedAction("money:manage", params, async ({ form: body, actor, now, once }) => {
  const form = parseForm(body, newLineForm);
  if (!form.ok) return data({ values: form.values, errors: form.errors }, 400);
  const result = await addFundingLine({ db, actor, now, once }, form.data);
  if (result.kind === "refused")
    return data({ values: form.values, errors: { [result.refusal.field]: result.refusal.message } }, 422);
  return redirect(afterSaving(`/money/${result.id}`, "funding-line-added"));
});

export const meta: MetaFunction = () => [{ title: "Add a line – Joint Action" }];

export default function NewLinePage() {
  const { year, years, agencies, once } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const blank = { year: String(year), description: "", funder: "", ownerAgencyId: "", delivers: "", allocated: "" };
  const { field, errors, errorOf, onSubmit } = useCheckedForm(newLineForm, blank, reply);
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={`/money?year=${year}`}>Money</BackLink>
        <ErrorSummary errors={errors} />
        <h1 className="govuk-heading-l">Add a line</h1>
        <PageForm onSubmit={onSubmit} once={once}>
          <Select field={field("year")} label="Financial year" items={yearChoices(years)} error={errorOf("year")} />
          <LineFields field={field} errorOf={errorOf} agencies={agencies} />
          <Input
            field={field("allocated")}
            label="Amount allocated (optional)"
            hint="If it is known already. It can be entered later"
            prefix="£"
            width={10}
            inputMode="decimal"
            autoComplete="off"
            error={errorOf("allocated")}
          />
          <Button>Add the line</Button>
        </PageForm>
      </div>
    </div>
  );
}
